"""The most salient sentences, one of each duplicate group: what a ranker gives by itself."""

from dataclasses import dataclass

from summarizer.models import Budget
from summarizer.selection.greedy import choose
from summarizer.stages import Candidates, Vector


@dataclass(frozen=True, slots=True)
class Top:
    """Greedy by salience alone."""

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        return choose(candidates, budget, lambda _: salience)
