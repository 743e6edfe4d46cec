"""Budgeted coverage of weighted concepts (Lin and Bilmes 2010; Gillick and Favre 2009)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.selection.greedy import choose
from summarizer.stages import Candidates, Vector

# Positions after which a mention counts 1/e of one in the first sentence.
_DEPTH = 15.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Greedy by the weight of the concepts that a sentence would add, per word^scaling.

    A concept is a content stem or a pair of stems. Its weight is the salience of the sentences that state it, the early
    ones more, times the number of independent articles that do: what
    central sentences of many articles say is worth saying, once.

    Attributes:
        scaling: Exponent of the length in words, in [0, 1]; 0 = gain alone, 1 = gain per word (Lin and Bilmes 2010, eq. 4).
        too_alike: Sentences with such a cosine to a chosen one are never taken, in (0, 1].

    Raises:
        InputError: If the scaling is not in [0, 1].
    """

    scaling: float = 0.9
    too_alike: float = 0.8

    def __post_init__(self) -> None:
        if not 0 <= self.scaling <= 1:
            raise InputError(f"scaling must be in [0, 1], not {self.scaling!r}")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        concepts = candidates.concepts
        mass = (0.1 + salience) * np.exp(-candidates.positions / _DEPTH)
        weights = np.sqrt(concepts.transposed_times(mass)) * concepts.spread(candidates.origins)
        lengths = np.maximum(1, [sentence.word_count for sentence in candidates.sentences]) ** self.scaling

        def gains(chosen: Sequence[int]) -> Vector:
            left = weights.copy()
            for row in chosen:
                left[concepts.row(row)] = 0
            return np.asarray(candidates.standing * concepts.sums(left) / lengths, dtype=np.float64)

        return choose(candidates, budget, gains, too_alike=self.too_alike)
