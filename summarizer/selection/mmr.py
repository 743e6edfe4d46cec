"""Maximal Marginal Relevance (Carbonell and Goldstein 1998): salient sentences that are unlike those already chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.greedy import Greedy


@dataclass(frozen=True, slots=True)
class MaximalMarginalRelevance:
    """Selector by λ · salience - (1 - λ) · highest cosine with a chosen sentence (eq. 2 there; λ = 1 - diversity).

    A context group is worth the mean of its sentences.

    Attributes:
        diversity: 1 - λ, in [0, 1]; 0 = salience alone.
        max_similarity: Least cosine with a chosen sentence that rules a sentence out, in (0, 1].

    Raises:
        InputError: If `diversity` is not in [0, 1].
    """

    diversity: float = 0.3
    max_similarity: float = 0.8

    def __post_init__(self) -> None:
        if not isinstance(self.diversity, int | float) or not 0 <= self.diversity <= 1:
            raise InputError(f"diversity must be in [0, 1], not {self.diversity!r}")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Return rows in the order of choice, see `Selector`."""

        def gains(chosen: Sequence[int]) -> Vector:
            missing = np.ones(len(candidates))
            missing[list(chosen)] = 0
            scores = (1 - self.diversity) * salience
            if chosen:
                redundancy = (candidates.vectors @ candidates.vectors[list(chosen)].T).max(axis=1)
                scores = scores - self.diversity * np.asarray(redundancy, dtype=np.float64)
            return candidates.context_groups.means(scores, missing)

        return Greedy(candidates=candidates, budget=budget, gains=gains, max_similarity=self.max_similarity).choose()
