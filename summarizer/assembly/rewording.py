"""Of several wordings of what was chosen, the one that is understood away from its article."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.selection.greedy import State

# What they mean depends on the day on which, or the place from which, the article was written.
_POINTING = frozenset({"today", "yesterday", "tomorrow", "tonight", "here"})
_POINTING_PAIRS = frozenset(
    (pointer, time)
    for pointer, times in (
        ("this", "morning afternoon evening week weekend month year"),
        ("last", "night week weekend month year"),
        ("next", "week weekend month year"),
    )
    for time in times.split()
)


def clearest(candidates: Candidates, rows: Sequence[int], budget: Budget, *, max_similarity: float) -> list[int]:
    """The chosen rows, each in the wording of its group that points least to a day or a place that the reader cannot see.

    "Cancer treatment resumed on Wednesday" instead of "resumed today". Only a sentence that stands alone is exchanged, for one
    that does, fits, and is like no other chosen one; the chosen wording stays where no other is better.

    Args:
        candidates: The sentences.
        rows: The chosen ones, in the order of choice.
        budget: Never exceeded.
        max_similarity: Cosine from which two chosen sentences are too much alike; above 1 = none are.
    """
    chosen = list(rows)
    for place, row in enumerate(rows):
        points = _points(candidates, row)
        is_needed = any(row in candidates.context_groups.of(other) for other in chosen if other != row)
        if not points or is_needed or candidates.context_groups.of(row) != [row]:
            continue
        state = State(candidates, max_similarity, budget.capacity)
        for other in chosen[:place] + chosen[place + 1 :]:
            state.take(other)
        fits = (
            state.available() & (candidates.groups == candidates.groups[row]) & (candidates.context_groups.lengths == 1)
        )
        better = [int(other) for other in np.flatnonzero(fits) if _points(candidates, int(other)) < points]
        if better:
            chosen[place] = min(better, key=lambda other: (_points(candidates, other), candidates.costs[other], other))
    return chosen


def _points(candidates: Candidates, row: int) -> int:
    words = candidates.words[row]
    return sum(word in _POINTING for word in words) + sum(pair in _POINTING_PAIRS for pair in pairwise(words))
