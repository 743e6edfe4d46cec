"""Greedy choice within a budget: what every selector shares."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.restating import restating

# Above every cosine: nothing is too much alike.
UNLIMITED_SIMILARITY = 2.0

Gains = Callable[[Sequence[int]], Vector]

_LEAST_USE = 0.8
_TRIES = 12
# What counts as fuller, in shares of the budget.
_FULLER = 0.02


def check_length_exponent(length_exponent: float) -> None:
    """Refuse an exponent of the length that is out of its range.

    Raises:
        InputError: If it is not in [0, 1].
    """
    if not 0 <= length_exponent <= 1:
        raise InputError(f"length_exponent must be in [0, 1], not {length_exponent!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Greedy:
    """Rows by falling gain, each with the neighbours that it needs, as long as one fits.

    Attributes:
        candidates: The sentences.
        budget: Never exceeded.
        gains: What the unit of each row would add to the rows already chosen, (n,) float64; larger is better. Ties go to
            the earlier row.
        max_similarity: Rows with such a cosine to a chosen one are passed over, and those that restate one; above 1 = none is.
    """

    candidates: Candidates
    budget: Budget
    gains: Gains
    max_similarity: float

    def choose(self, first: Sequence[int] = ()) -> list[int]:
        """Rows in the order of choice; no two of one duplicate group.

        Where less than 80 % of the budget is used because a row left a rest into which nothing fits, the last choices are
        made again without that row, and the fullest outcome is kept.

        Args:
            first: Rows that are chosen in any case, whole units within the budget.
        """
        best = self.complete(first)
        banned: set[int] = set()
        attempt = best
        for _ in range(_TRIES):
            if len(attempt) <= len(first) or self._use(best) >= _LEAST_USE:
                break
            banned.add(attempt[-1])
            attempt = self.complete(attempt[:-1], banned=banned)
            if self._use(attempt) > self._use(best) + _FULLER:
                best = attempt
        return best

    def complete(self, prefix: Sequence[int] = (), *, banned: Collection[int] = ()) -> list[int]:
        """The rows of a choice that is begun, and behind them those that greedy adds; no two of one duplicate group.

        Args:
            prefix: Rows that are chosen already, whole units within the budget.
            banned: Rows that may not be added.
        """
        state = State(self.candidates, self.max_similarity, self.budget.capacity)
        state.is_open[list(banned)] = False
        for row in prefix:
            state.take(row)
        while True:
            available = state.available()
            if not available.any():
                return state.rows
            scores = np.where(available, np.round(self.gains(state.rows), 9), -np.inf)
            for row in self.candidates.context_groups.of(int(np.argmax(scores))):
                if not state.is_chosen[row]:
                    state.take(row)

    def available(self) -> NDArray[np.bool_]:
        """(n,) whether each row can be the first choice."""
        return State(self.candidates, self.max_similarity, self.budget.capacity).available()

    def _use(self, rows: Sequence[int]) -> float:
        return float(self.candidates.costs[list(rows)].sum() / self.budget.capacity)


@dataclass(slots=True)
class State:
    """What is chosen so far, and what still may be."""

    candidates: Candidates
    max_similarity: float
    rest: int
    rows: list[int] = field(default_factory=list)
    is_chosen: NDArray[np.bool_] = field(init=False)
    is_open: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.is_chosen = np.zeros(len(self.candidates), dtype=bool)
        self.is_open = np.ones(len(self.candidates), dtype=bool)

    def take(self, row: int) -> None:
        """Choose a row, and close what it rules out."""
        candidates = self.candidates
        self.rows.append(row)
        self.rest -= int(candidates.costs[row])
        self.is_chosen[row] = True
        self.is_open &= candidates.groups != candidates.groups[row]
        if self.max_similarity <= 1:
            cosines = candidates.vectors @ candidates.vectors[row]
            self.is_open &= (cosines < self.max_similarity) & ~restating(candidates, row, cosines)

    def available(self) -> NDArray[np.bool_]:
        """(n,) whether each row is wanted, and its unit, less what is chosen of it, may be taken and fits."""
        units = self.candidates.context_groups
        usable = self.is_open | self.is_chosen
        missing = np.where(self.is_chosen, 0, self.candidates.costs)
        closed = units.sums((~usable).astype(np.float64))
        cost = units.sums(missing.astype(np.float64))
        is_free = self.candidates.eligible & ~self.is_chosen
        return np.asarray(is_free & (closed == 0) & (cost <= self.rest))
