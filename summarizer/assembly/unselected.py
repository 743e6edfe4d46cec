"""The strongest sentences that were not chosen, and what stood against each: read off the state in which the choice ended."""

from collections.abc import Sequence

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget, Reason, UnselectedSentence
from summarizer.numerics.types import Vector
from summarizer.selection.greedy import UNLIMITED_SIMILARITY, State
from summarizer.stages import Selector

_MOST = 10


def unselected(
    candidates: Candidates, salience: Vector, rows: Sequence[int], budget: Budget, selector: Selector
) -> tuple[UnselectedSentence, ...]:
    """The ten most salient groups of which no sentence was chosen, by falling salience.

    Args:
        candidates: The sentences that competed.
        salience: (n,) float64 in [0, 1].
        rows: The chosen ones, in the order of choice.
        budget: That was kept.
        selector: That chose; what it takes for too much alike is its attribute `max_similarity`, if it has one.
    """
    state = State(candidates, getattr(selector, "max_similarity", UNLIMITED_SIMILARITY), budget.capacity)
    for row in rows:
        state.take(row)
    is_free = ~np.isin(candidates.groups, candidates.groups[list(rows)])
    # Of a group the one that could best have been chosen: whole, relevant and new before salient.
    order = np.lexsort((-salience, ~candidates.eligible))
    firsts = np.unique(candidates.groups[order], return_index=True)[1]
    strongest = [int(row) for row in order[firsts] if is_free[row]]
    strongest.sort(key=lambda row: (-salience[row], row))
    ranks = np.argsort(np.argsort(-salience, kind="stable"), kind="stable") + 1
    return tuple(_left_out(state, row, float(salience[row]), int(ranks[row])) for row in strongest[:_MOST])


def _left_out(state: State, row: int, salience: float, rank: int) -> UnselectedSentence:
    candidates = state.candidates
    missing = [member for member in candidates.context_groups.of(row) if not state.is_chosen[member]] or [row]
    cost = int(candidates.costs[missing].sum())
    reason, closest = _reason(state, row, missing, cost)
    cosines = candidates.vectors[state.rows] @ candidates.vectors[closest]
    like = state.rows[int(np.argmax(np.round(cosines, 6)))] if state.rows else None
    words = set(candidates.terms.row(row).tolist())
    said = {term for chosen in state.rows for term in candidates.terms.row(chosen).tolist()}
    return UnselectedSentence(
        sentence=candidates.sentences[row],
        salience=salience,
        rank=rank,
        relevance=None if candidates.query is None else float(candidates.relevance[row]),
        reason=reason,
        like=None if like is None else candidates.sentences[like],
        similarity=round(float(cosines.max()), 6) if state.rows else 0.0,
        covered=round(len(words & said) / len(words), 6) if words else 0.0,
        cost=cost,
        room=state.rest,
    )


def _reason(state: State, row: int, missing: Sequence[int], cost: int) -> tuple[Reason, int]:
    """Why it was not taken, and the row of its unit that decided it."""
    candidates = state.candidates
    if not candidates.context_groups.lengths[row]:
        return "not understood alone", row
    if not candidates.is_relevant[row]:
        return "off the query", row
    if candidates.is_known[row]:
        return "known", row
    if not state.is_open[row]:
        return "too alike", row
    closed = [member for member in missing if not state.is_open[member]]
    if closed:
        return "needs what is too alike", closed[0]
    return ("no room" if cost > state.rest else "passed over"), row
