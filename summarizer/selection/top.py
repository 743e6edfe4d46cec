"""The most salient sentences, one of each duplicate group: what a ranker achieves alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.greedy import Greedy
from summarizer.selection.state import UNLIMITED_SIMILARITY


@dataclass(frozen=True, slots=True)
class Top:
    """Selector by salience alone; a context group is as salient as the mean of its sentences."""

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Return rows in the order of choice, see `Selector`."""

        def gains(chosen: Sequence[int]) -> Vector:
            missing = np.ones(len(candidates))
            missing[list(chosen)] = 0
            return candidates.context_groups.means(salience, missing)

        return Greedy(candidates=candidates, budget=budget, gains=gains, max_similarity=UNLIMITED_SIMILARITY).choose()
