"""Maximal Marginal Relevance (Carbonell and Goldstein 1998): salient, and unlike what is already there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.selection.coverage import Coverage
from summarizer.selection.greedy import Greedy
from summarizer.stages import Candidates, Vector

# The chosen rows → (n,) float64 in [-1, 1], how much of each sentence they say.
Redundancy = Callable[[Sequence[int]], Vector]


@dataclass(frozen=True, slots=True)
class MaximalMarginalRelevance:
    """Greedy by λ · salience - (1 - λ) · redundancy (eq. 2 there; λ = 1 - diversity).

    The redundancy is the highest cosine with a chosen sentence, or the share of the weight of a sentence's concepts (that of
    `Coverage`, after Gillick and Favre 2009) that chosen ones hold: of two facts one may be new.
    A sentence that needs its neighbours is worth the mean of them.

    Attributes:
        diversity: 1 - λ, in [0, 1]; 0 = salience alone.
        too_alike: Sentences with such a cosine to a chosen one are never taken, in (0, 1].
        redundancy: By what it is measured, "cosine" or "concepts".

    Raises:
        InputError: If the diversity is not in [0, 1], or the redundancy unknown.
    """

    diversity: float = 0.3
    too_alike: float = 0.8
    redundancy: Literal["cosine", "concepts"] = "cosine"

    def __post_init__(self) -> None:
        if not isinstance(self.diversity, int | float) or not 0 <= self.diversity <= 1:
            raise InputError(f"diversity must be in [0, 1], not {self.diversity!r}")
        if self.redundancy not in {"cosine", "concepts"}:
            raise InputError(f"unknown redundancy of MMR {self.redundancy!r}: choose one of cosine, concepts")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        redundant = (_by_concepts if self.redundancy == "concepts" else _by_cosine)(candidates, salience)

        def gains(chosen: Sequence[int]) -> Vector:
            missing = np.ones(len(candidates))
            missing[list(chosen)] = 0
            scores = (1 - self.diversity) * salience - self.diversity * redundant(chosen)
            return candidates.units.means(scores, missing)

        return Greedy(candidates=candidates, budget=budget, gains=gains, too_alike=self.too_alike).choose()


def _by_cosine(candidates: Candidates, _: Vector) -> Redundancy:
    def redundant(chosen: Sequence[int]) -> Vector:
        if not chosen:
            return np.zeros(len(candidates))
        return np.asarray((candidates.vectors @ candidates.vectors[list(chosen)].T).max(axis=1), dtype=np.float64)

    return redundant


def _by_concepts(candidates: Candidates, salience: Vector) -> Redundancy:
    """A sentence without concepts is never redundant."""
    concepts = candidates.concepts
    weights = Coverage().concept_weights(candidates, salience)
    whole = concepts.sums(weights)

    def redundant(chosen: Sequence[int]) -> Vector:
        held = np.zeros(concepts.width)
        for row in chosen:
            held[concepts.row(row)] = 1
        return np.divide(concepts.sums(weights * held), whole, out=np.zeros(len(candidates)), where=whole > 0)

    return redundant
