"""The most salient sentences, one of each duplicate group: what a ranker gives by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.greedy import UNLIMITED_SIMILARITY, Greedy


@dataclass(frozen=True, slots=True)
class Top:
    """Greedy by salience alone; a sentence that needs its neighbours is as salient as the mean of them."""

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""

        def gains(chosen: Sequence[int]) -> Vector:
            missing = np.ones(len(candidates))
            missing[list(chosen)] = 0
            return candidates.context_groups.means(salience, missing)

        return Greedy(candidates=candidates, budget=budget, gains=gains, max_similarity=UNLIMITED_SIMILARITY).choose()
