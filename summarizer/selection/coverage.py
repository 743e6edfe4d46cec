"""Budgeted coverage of weighted concepts (Gillick and Favre 2009; Lin and Bilmes 2010)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.models import Budget
from summarizer.selection.greedy import check_scaling, choose
from summarizer.stages import Candidates, Vector

# Positions after which a mention counts 1/e of one in the first sentence.
_DEPTH = 15.0
# What a concept of the least salient sentence is worth, against one of the most salient.
_LEAST_SALIENCE = 0.1
_SCALING_OF_SENTENCES = 0.6
# So that a needed neighbour beside the point does not take all gain from its unit.
_LEAST_INTEREST = 1e-4


def cover(
    candidates: Candidates,
    budget: Budget,
    weights: Vector,
    worth: Vector,
    *,
    scaling: float,
    too_alike: float,
) -> list[int]:
    """Greedy by the weight of the concepts that a unit would add, times its worth, per word^scaling.

    Args:
        candidates: The sentences.
        budget: Never exceeded.
        weights: (width of `candidates.concepts`,) what covering each concept is worth, once; ≥ 0.
        worth: (n,) a factor per sentence, > 0; that of a unit is the geometric mean over its words.
        scaling: Exponent of the length in words (r in Lin and Bilmes 2010, eq. 4); 0 = gain alone, 1 = gain per word.
        too_alike: Sentences with such a cosine to a chosen one are never taken.

    Returns:
        Rows in the order of choice, see `Selector`.
    """
    concepts, units = candidates.unit_concepts, candidates.units
    if budget.unit == "sentences":
        # A long sentence costs no more than a short one: length only breaks the habit of taking the longest.
        scaling *= _SCALING_OF_SENTENCES
    logarithms = np.log(worth * np.maximum(candidates.interest, _LEAST_INTEREST))
    weights = weights * candidates.concept_demand

    def gains(chosen: Sequence[int]) -> Vector:
        left = weights.copy()
        words = candidates.word_counts.copy()
        for row in chosen:
            left[candidates.concepts.row(row)] = 0
            words[row] = 0
        factor = np.exp(units.means(logarithms, words))
        return factor * concepts.sums(left) / np.maximum(1, units.sums(words)) ** scaling

    return choose(candidates, budget, gains, too_alike=too_alike)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage with weights from salience alone: nothing is learned.

    A concept is a content stem or a pair of stems. Its weight is √(salience of the sentences that state it, the early ones
    more) · the number of independent articles that do: what central sentences of many articles say is worth saying, once.

    Attributes:
        scaling: Exponent of the length in words, in [0, 1].
        too_alike: Sentences with such a cosine to a chosen one are never taken, in (0, 1].

    Raises:
        InputError: If the scaling is not in [0, 1].
    """

    scaling: float = 0.9
    too_alike: float = 0.8

    def __post_init__(self) -> None:
        check_scaling(self.scaling)

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        weights = self.concept_weights(candidates, salience)
        worth = np.ones(len(candidates))
        return cover(candidates, budget, weights, worth, scaling=self.scaling, too_alike=self.too_alike)

    def concept_weights(self, candidates: Candidates, salience: Vector) -> Vector:
        """(width of `candidates.concepts`,) float64 > 0: what covering each concept is worth."""
        mass = (_LEAST_SALIENCE + salience) * np.exp(-candidates.positions / _DEPTH)
        concepts = candidates.concepts
        return np.asarray(
            np.sqrt(concepts.transposed_sums(mass)) * concepts.spread(candidates.origins), dtype=np.float64
        )
