"""Reasons why sentences were not chosen, or none at all, read off the state in which the selection ended."""

from collections.abc import Sequence

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget, Reason, UnselectedSentence
from summarizer.numerics.types import Vector
from summarizer.selection.state import UNLIMITED_SIMILARITY, SelectionState
from summarizer.stages import Selector

# As many as a reader goes through.
_MOST_UNSELECTED = 10


def unselected(
    candidates: Candidates, salience: Vector, rows: Sequence[int], budget: Budget, selector: Selector
) -> tuple[UnselectedSentence, ...]:
    """Return the ten most salient duplicate groups of which no sentence was chosen, by falling salience.

    Args:
        candidates: The sentences that competed.
        salience: (n,) float64 in [0, 1].
        rows: Chosen rows, in the order of choice.
        budget: Budget of the summary.
        selector: Selector of the rows; its attribute `max_similarity`, if any, says which sentences it ruled out.
    """
    state = SelectionState(candidates, getattr(selector, "max_similarity", UNLIMITED_SIMILARITY), budget.capacity)
    for row in rows:
        state.take(row)
    is_free = ~np.isin(candidates.groups, candidates.groups[list(rows)])
    # Of each group the sentence with the best chance: eligible before salient.
    order = np.lexsort((-salience, ~candidates.eligible))
    firsts = np.unique(candidates.groups[order], return_index=True)[1]
    strongest = [int(row) for row in order[firsts] if is_free[row]]
    strongest.sort(key=lambda row: (-salience[row], row))
    ranks = np.argsort(np.argsort(-salience, kind="stable"), kind="stable") + 1
    return tuple(
        _with_reason(state, row, float(salience[row]), int(ranks[row])) for row in strongest[:_MOST_UNSELECTED]
    )


def explain_empty(candidates: Candidates, budget: Budget) -> str:
    """Return why no sentence was chosen: nothing matches the query, or nothing is new.

    Args:
        candidates: The sentences that competed.
        budget: Budget of the summary.

    Raises:
        InputError: If a sentence could have been chosen: the budget is too small, or the selector at fault.
    """
    if candidates.eligible.any():
        costs = candidates.context_groups.sums(candidates.costs.astype(np.float64))[candidates.eligible]
        if costs.min() <= budget.capacity:
            raise InputError(
                f"the selector chose nothing, though {len(costs)} sentences may be chosen: fix it or use another"
            )
        shortest = int(costs.min()) - (budget.capacity - budget.size)
        raise InputError(f"no sentence fits into {budget.size} {budget.unit}: the shortest takes {shortest}")
    if candidates.query and not (candidates.is_relevant & (candidates.context_groups.lengths > 0)).any():
        return f"Nothing in the articles matches the query “{candidates.query.text}”."
    about = f" about “{candidates.query.text}”" if candidates.query else ""
    return f"The articles say nothing new{about} that could be quoted."


def _with_reason(state: SelectionState, row: int, salience: float, rank: int) -> UnselectedSentence:
    candidates = state.candidates
    missing = [member for member in candidates.context_groups.of(row) if not state.is_chosen[member]] or [row]
    cost = int(candidates.costs[missing].sum())
    reason, decisive = _reason(state, row, missing, cost)
    cosines = candidates.vectors[state.rows] @ candidates.vectors[decisive]
    like = state.rows[int(np.argmax(np.round(cosines, 6)))] if state.rows else None
    stems = set(candidates.terms.row(row).tolist())
    said = {term for chosen in state.rows for term in candidates.terms.row(chosen).tolist()}
    return UnselectedSentence(
        sentence=candidates.sentences[row],
        salience=salience,
        rank=rank,
        relevance=None if candidates.query is None else float(candidates.relevance[row]),
        reason=reason,
        like=None if like is None else candidates.sentences[like],
        similarity=round(float(cosines.max()), 6) if state.rows else 0.0,
        covered=round(len(stems & said) / len(stems), 6) if stems else 0.0,
        cost=cost,
        room=state.remaining,
    )


def _reason(state: SelectionState, row: int, missing: Sequence[int], cost: int) -> tuple[Reason, int]:
    """Return why a row was not chosen, and the row of its context group that decided it."""
    candidates = state.candidates
    if not candidates.context_groups.lengths[row]:
        return "not understood alone", row
    if not candidates.is_relevant[row]:
        return "off the query", row
    if candidates.is_known[row]:
        return "known", row
    if not state.is_allowed[row]:
        return "too alike", row
    ruled_out = [member for member in missing if not state.is_allowed[member]]
    if ruled_out:
        return "needs what is too alike", ruled_out[0]
    return ("no room" if cost > state.remaining else "passed over"), row
