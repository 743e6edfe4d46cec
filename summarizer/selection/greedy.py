"""Greedy selection within a budget."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.numerics.types import Flags, Vector
from summarizer.selection.state import SelectionState

# Chosen rows → (n,) float64, the gain of adding each row's context group.
Gains = Callable[[Sequence[int]], Vector]

# Shares of the budget. On 120 Multi-News clusters at 30 words, retries lower the number of summaries that use less than 80 %
# from 13 to 3; asking for 90 % instead lowers R-2 from 4.65 to 4.26. From 60 words on, one summary in 360 uses less.
_LEAST_USE = 0.8
# An attempt must use this much more to be preferred, because its later choices are weaker. 0 and 0.05 score the same there,
# within 0.02 of R-2.
_LEAST_IMPROVEMENT = 0.02
# Three retries suffice there: this only bounds the time.
_MOST_RETRIES = 12


def check_length_exponent(length_exponent: float) -> None:
    """Check the exponent of the length.

    Raises:
        InputError: If it is not in [0, 1].
    """
    if not 0 <= length_exponent <= 1:
        raise InputError(f"length_exponent must be in [0, 1], not {length_exponent!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Greedy:
    """Greedy choice of rows by gain, each with its context group, as long as one fits.

    Attributes:
        candidates: The sentences.
        budget: Limit that is never exceeded.
        gains: Function of the chosen rows that returns (n,) float64, the gain of adding each row's context group; larger is
            better, and ties go to the earlier row.
        max_similarity: Least cosine with a chosen row that rules a row out, as does restating one; above 1 = none is ruled out.
    """

    candidates: Candidates
    budget: Budget
    gains: Gains
    max_similarity: float

    def choose(self, first: Sequence[int] = ()) -> list[int]:
        """Return rows in the order of choice, no two of one duplicate group.

        If less than 80 % of the budget is used, because nothing fits into the rest, the last choice is banned and the end of
        the selection made again, up to twelve times; the selection that uses most of the budget wins.

        Args:
            first: Rows that are chosen in any case: whole context groups within the budget.
        """
        best = attempt = self.complete(first)
        banned: set[int] = set()
        for _ in range(_MOST_RETRIES):
            if len(attempt) <= len(first) or self._used(best) >= _LEAST_USE:
                break
            banned.add(attempt[-1])
            attempt = self.complete(attempt[:-1], banned=banned)
            if self._used(attempt) > self._used(best) + _LEAST_IMPROVEMENT:
                best = attempt
        return best

    def complete(self, prefix: Sequence[int] = (), *, banned: Collection[int] = ()) -> list[int]:
        """Return the rows of a prefix, followed by those that greedy adds to it; no two of one duplicate group.

        Args:
            prefix: Rows that are already chosen: whole context groups within the budget.
            banned: Rows that may not be added.
        """
        state = self._start()
        state.is_allowed[list(banned)] = False
        for row in prefix:
            state.take(row)
        while (available := state.available()).any():
            gains = np.where(available, np.round(self.gains(state.rows), 9), -np.inf)
            for row in self.candidates.context_groups.of(int(np.argmax(gains))):
                if not state.is_chosen[row]:
                    state.take(row)
        return state.rows

    def available(self) -> Flags:
        """Return (n,) flags of the rows that can be the first choice."""
        return self._start().available()

    def _start(self) -> SelectionState:
        return SelectionState(self.candidates, self.max_similarity, self.budget.capacity)

    def _used(self, rows: Sequence[int]) -> float:
        return float(self.candidates.costs[list(rows)].sum() / self.budget.capacity)
