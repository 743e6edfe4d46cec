"""Budgeted coverage of weighted concepts (Gillick and Favre 2009; Lin and Bilmes 2010)."""

from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.greedy import Greedy, check_length_exponent
from summarizer.selection.objective import CoverageObjective, greedy_cover

# A concept of the least salient sentence still has a weight: 1/11 of one of the most salient, before the root.
_SALIENCE_OFFSET = 0.1


@dataclass(frozen=True, slots=True)
class Coverage:
    """Selector by coverage, with weights from salience alone: nothing is learned.

    A concept is a content stem or a pair of neighbouring stems. Its weight is √(sum of the salience of the sentences that
    hold it, early ones more) · the number of independent articles that hold it.

    The better of the greedy choice and the best single context group is taken, and filled up: it covers at least 1 - 1/√e of
    what can be covered (Khuller, Moss and Naor 1999; Lin and Bilmes 2010, theorem 1) if the gain counts per word and no
    sentence rules out another.

    Attributes:
        length_exponent: Exponent of the length in words, in [0, 1]; 0 = gain alone, 1 = gain per word.
        max_similarity: Least cosine with a chosen sentence that rules a sentence out, in (0, 1].

    Raises:
        InputError: If `length_exponent` is not in [0, 1].
    """

    length_exponent: float = 0.9
    max_similarity: float = 0.8

    def __post_init__(self) -> None:
        check_length_exponent(self.length_exponent)

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Return rows in the order of choice, see `Selector`."""
        weights = self.concept_weights(candidates, salience) * candidates.concept_demand
        objective = CoverageObjective(candidates, weights)
        greedy = greedy_cover(
            objective, budget, length_exponent=self.length_exponent, max_similarity=self.max_similarity
        )
        return best_cover(objective, greedy)

    def concept_weights(self, candidates: Candidates, salience: Vector) -> Vector:
        """Return (width of `candidates.concepts`,) float64 > 0, the weight of each concept."""
        earliness = candidates.earliness if candidates.is_coherent else 1.0
        concepts = candidates.concepts
        mass = concepts.transposed_sums((_SALIENCE_OFFSET + salience) * earliness)
        return np.asarray(np.sqrt(mass) * concepts.count_labels(candidates.origins), dtype=np.float64)


def best_cover(objective: CoverageObjective, greedy: Greedy) -> list[int]:
    """Return the greedy choice, or the best single context group and what greedy adds to it if that covers more.

    Greedy per word may take a short sentence that leaves no room for a long one: its result has no lower bound, the better of
    the two has (Khuller, Moss and Naor 1999).

    Returns:
        Rows in the order of choice, see `Selector`.
    """
    rows = greedy.choose()
    single = np.where(greedy.available(), np.round(objective.marginal_gain(()), 9), -np.inf)
    if not rows or single.max() <= round(objective.weight(rows), 9):
        return rows
    return greedy.complete(greedy.candidates.context_groups.of(int(np.argmax(single))))
