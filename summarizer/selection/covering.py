"""What a summary covers: the weight of the concepts that stand in it, each counted once (Gillick and Favre 2009)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.greedy import Greedy

_SCALING_OF_SENTENCES = 0.6
# So that a needed neighbour beside the point does not take all gain from its unit.
_LEAST_INTEREST = 1e-4


@dataclass(frozen=True, slots=True)
class Covering:
    """The weight of the concepts that rows hold: monotone and submodular.

    Attributes:
        candidates: The sentences.
        weights: (width of `candidates.concepts`,) what covering each concept is worth; ≥ 0.
    """

    candidates: Candidates
    weights: Vector

    @classmethod
    def wanted(cls, candidates: Candidates, weights: Vector) -> "Covering":
        """With the weights times what the reader wants to hear, see `Candidates.concept_demand`."""
        return cls(candidates, weights * candidates.concept_demand)

    def marginal_gain(self, chosen: Collection[int]) -> Vector:
        """(n,) float64: the weight of the concepts that each row's unit would add to the rows already chosen."""
        return self.candidates.context_concepts.sums(self._left(chosen))

    def weight(self, rows: Collection[int]) -> float:
        """What some rows cover, ≥ 0."""
        return float(self.weights.sum() - self._left(rows).sum())

    def _left(self, rows: Collection[int]) -> Vector:
        left = self.weights.copy()
        for row in rows:
            left[self.candidates.concepts.row(row)] = 0
        return left


def effective_length_exponent(length_exponent: float, budget: Budget) -> float:
    """The exponent of the length: smaller where sentences are counted, not words.

    A long sentence costs no more than a short one there: length only breaks the habit of taking the longest.
    """
    return length_exponent * _SCALING_OF_SENTENCES if budget.unit == "sentences" else length_exponent


def missing_words(candidates: Candidates, chosen: Collection[int]) -> Vector:
    """(n,) float64, the words of each row that is not chosen yet; 0 for the others."""
    words = candidates.word_counts.copy()
    words[list(chosen)] = 0
    return words


def greedy_cover(
    covering: Covering, budget: Budget, *, worth: Vector | None = None, length_exponent: float, max_similarity: float
) -> Greedy:
    """Greedy by the weight of the concepts that a unit would add, times its worth, per word^length_exponent.

    Args:
        covering: What is to be covered.
        budget: Never exceeded.
        worth: (n,) a factor per sentence, > 0; that of a unit is the geometric mean over its words; None = 1.
        length_exponent: Exponent of the length in words (r in Lin and Bilmes 2010, eq. 4); 0 = gain alone, 1 = gain per word.
        max_similarity: Sentences with such a cosine to a chosen one are never taken.
    """
    candidates, length_exponent = covering.candidates, effective_length_exponent(length_exponent, budget)
    factors = np.maximum(candidates.query_weight, _LEAST_INTEREST)
    logarithms = np.log(factors if worth is None else worth * factors)

    def gains(chosen: Sequence[int]) -> Vector:
        words = missing_words(candidates, chosen)
        factor = np.exp(candidates.context_groups.means(logarithms, words))
        return (
            factor
            * covering.marginal_gain(chosen)
            / np.maximum(1, candidates.context_groups.sums(words)) ** length_exponent
        )

    return Greedy(candidates=candidates, budget=budget, gains=gains, max_similarity=max_similarity)


def best_cover(covering: Covering, greedy: Greedy) -> list[int]:
    """The greedy choice, or the best single unit and what greedy adds to it where that covers more.

    Greedy per word can fall for a short sentence that leaves no room for a long one: alone it has no bound, the better of
    the two has (Khuller, Moss and Naor 1999).

    Returns:
        Rows in the order of choice, see `Selector`.
    """
    rows = greedy.choose()
    single = np.where(greedy.available(), np.round(covering.marginal_gain(()), 9), -np.inf)
    if not rows or single.max() <= round(covering.weight(rows), 9):
        return rows
    return greedy.complete(greedy.candidates.context_groups.of(int(np.argmax(single))))
