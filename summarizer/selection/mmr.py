"""Maximal Marginal Relevance (Carbonell and Goldstein 1998): salient, and unlike what is already there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.selection.greedy import choose
from summarizer.stages import Candidates, Vector


@dataclass(frozen=True, slots=True)
class MaximalMarginalRelevance:
    """Greedy by λ · salience - (1 - λ) · highest cosine with a chosen sentence (eq. 2 there; λ = 1 - diversity).

    A sentence that needs its neighbours is worth the mean of them.

    Attributes:
        diversity: 1 - λ, in [0, 1]; 0 = salience alone.
        too_alike: Sentences with such a cosine to a chosen one are never taken, in (0, 1].

    Raises:
        InputError: If the diversity is not in [0, 1].
    """

    diversity: float = 0.3
    too_alike: float = 0.8

    def __post_init__(self) -> None:
        if not isinstance(self.diversity, int | float) or not 0 <= self.diversity <= 1:
            raise InputError(f"diversity must be in [0, 1], not {self.diversity!r}")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""

        def gains(chosen: Sequence[int]) -> Vector:
            rows = list(chosen)
            missing = np.ones(len(candidates))
            missing[rows] = 0
            redundancy = (candidates.vectors @ candidates.vectors[rows].T).max(axis=1) if rows else 0.0
            scores = (1 - self.diversity) * salience - self.diversity * redundancy
            return candidates.units.means(scores, missing)

        return choose(candidates, budget, gains, too_alike=self.too_alike)
