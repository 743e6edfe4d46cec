"""A mixture of two ways to be a good summary (Lin and Bilmes 2011): it says what weighs, and every sentence is like one of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.selection.coverage import Coverage
from summarizer.selection.covering import Covering, effective_scaling, missing_words
from summarizer.selection.facility_location import Representation
from summarizer.selection.greedy import Greedy, check_scaling
from summarizer.stages import Candidates, Vector


@dataclass(frozen=True, slots=True)
class Mixture:
    """Greedy by share · rise of the representation + (1 - share) · rise of the coverage, per word^scaling.

    Both are counted in shares of what all sentences together would have: facility location as in `FacilityLocation`,
    concepts with the weights of `Coverage`.

    Attributes:
        share: Of facility location, in [0, 1].
        scaling: Exponent of the length in words, in [0, 1].
        too_alike: Sentences with such a cosine to a chosen one are never taken, in (0, 1].

    Raises:
        InputError: If the share or the scaling is not in [0, 1].
    """

    share: float = 0.5
    scaling: float = 0.9
    too_alike: float = 0.8

    def __post_init__(self) -> None:
        check_scaling(self.scaling)
        if not 0 <= self.share <= 1:
            raise InputError(f"share must be in [0, 1], not {self.share!r}")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        covering = Covering.wanted(candidates, Coverage().concept_weights(candidates, salience))
        representation = Representation.of(candidates, salience)
        every = range(len(candidates))
        represented = self.share / max(representation.weight(every), np.finfo(float).tiny)
        covered = (1 - self.share) / max(covering.weight(every), np.finfo(float).tiny)
        scaling = effective_scaling(self.scaling, budget)

        def gains(chosen: Sequence[int]) -> Vector:
            words = missing_words(candidates, chosen)
            likeness = candidates.units.means(representation.rise(chosen), words)
            lengths = np.maximum(1, candidates.units.sums(words)) ** scaling
            return (represented * likeness + covered * covering.rise(chosen)) / lengths

        return Greedy(candidates=candidates, budget=budget, gains=gains, too_alike=self.too_alike).choose()
