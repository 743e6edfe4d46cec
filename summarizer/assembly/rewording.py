"""Choice among the wordings of a duplicate group: the one that is understood away from its article."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.selection.state import SelectionState

# Deictic words: their meaning depends on the day or the place at which the article was written.
_DEICTIC_WORDS = frozenset({"today", "yesterday", "tomorrow", "tonight", "here"})
_DEICTIC_PAIRS = frozenset(
    (determiner, time)
    for determiner, times in (
        ("this", "morning afternoon evening week weekend month year"),
        ("last", "night week weekend month year"),
        ("next", "week weekend month year"),
    )
    for time in times.split()
)


def choose_wordings(candidates: Candidates, rows: Sequence[int], budget: Budget, *, max_similarity: float) -> list[int]:
    """Return the chosen rows, each replaced by the member of its duplicate group with the fewest deictic words.

    An example is "resumed on Wednesday" instead of "resumed today". Only a sentence without a context group is replaced, by
    one without a context group that fits into the budget and is not too similar to another chosen one.

    Args:
        candidates: The sentences.
        rows: Chosen rows, in the order of choice.
        budget: Limit that is never exceeded.
        max_similarity: Least cosine at which two chosen sentences are too similar; above 1 = none are.
    """
    chosen = list(rows)
    for place, row in enumerate(rows):
        count = _count_deictic(candidates, row)
        is_needed = any(row in candidates.context_groups.of(other) for other in chosen if other != row)
        if not count or is_needed or candidates.context_groups.of(row) != [row]:
            continue
        state = SelectionState(candidates, max_similarity, budget.capacity)
        for other in chosen[:place] + chosen[place + 1 :]:
            state.take(other)
        is_usable = (
            state.available() & (candidates.groups == candidates.groups[row]) & (candidates.context_groups.lengths == 1)
        )
        keys = [
            (_count_deictic(candidates, one), int(candidates.costs[one]), one)
            for one in np.flatnonzero(is_usable).tolist()
        ]
        fewest, _, best = min(keys, default=(count, 0, row))
        if fewest < count:
            chosen[place] = best
    return chosen


def _count_deictic(candidates: Candidates, row: int) -> int:
    words = candidates.words[row]
    return sum(word in _DEICTIC_WORDS for word in words) + sum(pair in _DEICTIC_PAIRS for pair in pairwise(words))
