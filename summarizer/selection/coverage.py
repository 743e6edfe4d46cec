"""Budgeted coverage of weighted concepts (Gillick and Favre 2009; Lin and Bilmes 2010)."""

from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.covering import Covering, best_cover, greedy_cover
from summarizer.selection.greedy import check_length_exponent

# Positions after which a mention counts 1/e of one in the first sentence.
_DEPTH = 15.0
# What a concept of the least salient sentence is worth, against one of the most salient.
_LEAST_SALIENCE = 0.1


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage with weights from salience alone: nothing is learned.

    A concept is a content stem or a pair of stems. Its weight is √(salience of the sentences that state it, the early ones
    more) · the number of independent articles that do: what central sentences of many articles say is worth saying, once.
    The better of the greedy choice and the best single unit is taken, and filled up: it covers at least 1 - 1/√e of what
    can be covered (Khuller, Moss and Naor 1999; Lin and Bilmes 2010, theorem 1) where gain counts per word and sentences do
    not rule each other out.

    Attributes:
        length_exponent: Exponent of the length in words, in [0, 1].
        max_similarity: Sentences with such a cosine to a chosen one are never taken, in (0, 1].

    Raises:
        InputError: If the length_exponent is not in [0, 1].
    """

    length_exponent: float = 0.9
    max_similarity: float = 0.8

    def __post_init__(self) -> None:
        check_length_exponent(self.length_exponent)

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        covering = Covering.wanted(candidates, self.concept_weights(candidates, salience))
        return best_cover(
            covering,
            greedy_cover(covering, budget, length_exponent=self.length_exponent, max_similarity=self.max_similarity),
        )

    def concept_weights(self, candidates: Candidates, salience: Vector) -> Vector:
        """(width of `candidates.concepts`,) float64 > 0: what covering each concept is worth."""
        depths = candidates.positions / _DEPTH if candidates.is_coherent else 0.0
        mass = (_LEAST_SALIENCE + salience) * np.exp(-depths)
        concepts = candidates.concepts
        return np.asarray(
            np.sqrt(concepts.transposed_sums(mass)) * concepts.count_labels(candidates.origins), dtype=np.float64
        )
