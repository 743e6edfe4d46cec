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

    Salience is multiplied by how well a sentence stands alone.

    Attributes:
        diversity: 1 - λ, in [0, 1]; 0 = salience alone.
        too_alike: Sentences with such a cosine to a chosen one are never taken, in (0, 1].

    Raises:
        InputError: If the diversity is not in [0, 1].
    """

    diversity: float = 0.3
    too_alike: float = 0.8

    def __post_init__(self) -> None:
        if not 0 <= self.diversity <= 1:
            raise InputError(f"diversity must be in [0, 1], not {self.diversity!r}")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        worth = salience * candidates.standing

        def gains(chosen: Sequence[int]) -> Vector:
            if not chosen:
                return worth
            redundancy = (candidates.vectors @ candidates.vectors[list(chosen)].T).max(axis=1)
            return np.asarray((1 - self.diversity) * worth - self.diversity * redundancy, dtype=np.float64)

        return choose(candidates, budget, gains, too_alike=self.too_alike)
