"""Why there is a summary without a sentence, or none."""

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget


def explain_empty(candidates: Candidates, budget: Budget) -> str:
    """In words, why not one sentence was chosen: nothing is about the query, or nothing is new.

    Args:
        candidates: The sentences of which none was chosen.
        budget: How long the summary may be.

    Raises:
        InputError: If there was something to say: the budget is too small, or the selector did not say it.
    """
    if candidates.eligible.any():
        takes = candidates.context_groups.sums(candidates.costs.astype(np.float64))[candidates.eligible]
        if takes.min() <= budget.capacity:
            raise InputError(
                f"the selector chose nothing, though {int(candidates.eligible.sum())} sentences may be taken: mend or change it"
            )
        shortest = int(takes.min()) - (budget.capacity - budget.size)
        raise InputError(f"no sentence fits into {budget.size} {budget.unit}: the shortest takes {shortest}")
    if candidates.query and not (candidates.is_relevant & (candidates.context_groups.lengths > 0)).any():
        return f"Nothing in the articles matches the query “{candidates.query.text}”."
    about = f" about “{candidates.query.text}”" if candidates.query else ""
    return f"The articles say nothing new{about} that could be quoted."
