"""Facility location (Lin and Bilmes 2009): every sentence should have something like it in the summary."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.models import Budget
from summarizer.selection.greedy import check_scaling, choose
from summarizer.stages import Candidates, Vector

# Sentences that have to be represented: the most salient ones, so that no n × n matrix is ever made.
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class FacilityLocation:
    """Greedy by Σ salience · max(0, rise of the highest cosine with a chosen sentence), per word^scaling.

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
        ground = np.argsort(-salience, kind="stable")[:_MOST]
        likeness = candidates.vectors @ candidates.vectors[ground].T
        demand = salience[ground]
        lengths = candidates.word_counts**self.scaling

        def gains(chosen: Sequence[int]) -> Vector:
            rows = list(chosen)
            served = likeness[rows].max(axis=0) if rows else np.zeros(len(ground), dtype=np.float32)
            rise = np.maximum(0, likeness - np.maximum(0, served)) @ demand
            missing = np.ones(len(candidates))
            missing[rows] = 0
            return candidates.units.means(rise / lengths, missing)

        return choose(candidates, budget, gains, too_alike=self.too_alike)
