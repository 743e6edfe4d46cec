"""Facility location (Lin and Bilmes 2009): every sentence should have something like it in the summary."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.models import Budget
from summarizer.selection.greedy import Greedy, check_scaling
from summarizer.stages import Candidates, Matrix, Vector

# Sentences that have to be represented: the most salient ones, so that no n × n matrix is ever made.
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Representation:
    """Σ salience · highest cosine with a chosen sentence (≥ 0) over the most salient sentences: monotone and submodular.

    Attributes:
        likeness: (n, m) float32, the cosine of each row with those that have to be represented.
        demand: (m,) their salience.
    """

    likeness: Matrix
    demand: Vector

    @classmethod
    def of(cls, candidates: Candidates, salience: Vector) -> "Representation":
        """Of the most salient sentences by all."""
        ground = np.argsort(-salience, kind="stable")[:_MOST]
        return cls(candidates.vectors @ candidates.vectors[ground].T, salience[ground])

    def rise(self, chosen: Collection[int]) -> Vector:
        """(n,) float64: what each row alone would add to the rows already chosen."""
        return np.asarray(np.maximum(0, self.likeness - self._served(chosen)) @ self.demand, dtype=np.float64)

    def weight(self, rows: Collection[int]) -> float:
        """How well some rows represent the rest, ≥ 0."""
        return float(self._served(rows) @ self.demand)

    def _served(self, rows: Collection[int]) -> Matrix:
        served = self.likeness[list(rows)].max(axis=0, initial=0)
        return np.asarray(served, dtype=np.float32)


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
        representation = Representation.of(candidates, salience)
        lengths = candidates.word_counts**self.scaling

        def gains(chosen: Sequence[int]) -> Vector:
            missing = np.ones(len(candidates))
            missing[list(chosen)] = 0
            return candidates.units.means(representation.rise(chosen) / lengths, missing)

        return Greedy(candidates=candidates, budget=budget, gains=gains, too_alike=self.too_alike).choose()
