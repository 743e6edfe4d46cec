"""Greedy choice within a budget: what every selector shares."""

from collections.abc import Callable, Collection, Sequence

import numpy as np

from summarizer.models import Budget
from summarizer.stages import Candidates, Vector

Gains = Callable[[Sequence[int]], Vector]

# Questions, teasers and fragments stand below this (see `readability`): chosen only where there is nothing else.
LEAST_STANDING = 0.3
_LEAST_USE = 0.8
_TRIES = 12


def choose(candidates: Candidates, budget: Budget, gains: Gains, *, too_alike: float = 1.01) -> list[int]:
    """Rows by falling gain, as long as one fits.

    Where less than 80 % of the budget is used because a row left a rest into which nothing fits, the last choices are made
    again without that row, and the fullest outcome is kept.

    Args:
        candidates: The sentences.
        budget: Never exceeded.
        gains: What each row would add to the rows already chosen, (n,) float64; larger is better. Ties go to the
            earlier row.
        too_alike: Rows with such a cosine to a chosen one are passed over; above 1 = none is.

    Returns:
        Rows in the order of choice; no two of one duplicate group.
    """
    best = _run(candidates, budget, gains, [], set(), too_alike)
    banned: set[int] = set()
    attempt = best
    for _ in range(_TRIES):
        if not attempt or _use(candidates, budget, best) >= _LEAST_USE:
            break
        banned.add(attempt[-1])
        attempt = _run(candidates, budget, gains, attempt[:-1], banned, too_alike)
        if _use(candidates, budget, attempt) > _use(candidates, budget, best) + 0.02:
            best = attempt
    return best


def _use(candidates: Candidates, budget: Budget, rows: Sequence[int]) -> float:
    return float(candidates.costs[list(rows)].sum() / budget.size)


def _run(
    candidates: Candidates,
    budget: Budget,
    gains: Gains,
    prefix: Sequence[int],
    banned: Collection[int],
    too_alike: float,
) -> list[int]:
    chosen = list(prefix)
    is_open = candidates.standing >= LEAST_STANDING
    if not is_open.any():
        is_open = np.ones(len(candidates), dtype=bool)
    is_open[list(banned)] = False
    rest = budget.size
    for row in chosen:
        rest -= int(candidates.costs[row])
        is_open &= _compatible(candidates, row, too_alike)
    while True:
        is_open &= candidates.costs <= rest
        if not is_open.any():
            return chosen
        scores = np.where(is_open, np.round(gains(chosen), 9), -np.inf)
        row = int(np.argmax(scores))
        chosen.append(row)
        rest -= int(candidates.costs[row])
        is_open &= _compatible(candidates, row, too_alike)


def _compatible(candidates: Candidates, row: int, too_alike: float) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    other_group = candidates.groups != candidates.groups[row]
    return other_group & (candidates.vectors @ candidates.vectors[row] < too_alike)
