"""Exact coverage by integer linear programming (Gillick and Favre 2009): an upper bound of the greedy choice."""

from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.coverage import Coverage

# Share of the largest concept weight by which an earlier row wins a tie.
_TIE = 1e-6


@dataclass(frozen=True, slots=True)
class ExactCoverage:
    """Selector of the rows that cover the most concept weight, with the weights of `Coverage`, solved by HiGHS.

    max Σ w_g y_g  subject to  y_g ≤ Σ x_i over the sentences i that hold g,  Σ cost_i x_i ≤ budget,  x_i ≤ x_j where i
    needs its neighbour j,  at most one sentence of a duplicate group,  x_j ≤ Σ x_i over the eligible sentences i that need j
    where j itself is not eligible; x and y are 0 or 1.

    Attributes:
        max_sentences: More sentences are refused, because the time grows exponentially.
        max_seconds: Time limit of the solver.
    """

    max_sentences: int = 400
    max_seconds: float = 60.0

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Return rows by falling salience, see `Selector`.

        Raises:
            InputError: If there are too many sentences, or no solution was found within the time limit.
        """
        from scipy import optimize, sparse

        n, concepts, context_groups = len(candidates), candidates.concepts, candidates.context_groups
        if n > self.max_sentences:
            raise InputError(
                f"ExactCoverage takes at most {self.max_sentences} sentences, not {n}: use Coverage instead"
            )
        width, eligible = concepts.width, candidates.eligible
        weights = Coverage().concept_weights(candidates, salience) * candidates.concept_demand
        entries = np.ones(len(concepts.rows))
        contained = sparse.csr_array((entries, (concepts.columns, concepts.rows)), shape=(width, n))
        pairs = zip(context_groups.owners, context_groups.members, strict=True)
        needs = [(owner, member) for owner, member in pairs if owner != member]
        with_context = sparse.lil_array((len(needs), n))
        for line, (owner, member) in enumerate(needs):
            with_context[line, owner], with_context[line, member] = 1, -1
        ineligible = np.flatnonzero(~eligible)
        only_as_context = sparse.lil_array((len(ineligible), n))
        for line, row in enumerate(ineligible):
            only_as_context[line, row] = 1
            owners = context_groups.owners[context_groups.members == row]
            only_as_context[line, owners[eligible[owners]]] = -1
        labels = np.unique(candidates.groups, return_inverse=True)[1]
        duplicates = sparse.csr_array((np.ones(n), (labels, np.arange(n))), shape=(int(labels.max()) + 1, n))
        costs = sparse.csr_array(candidates.costs[None, :].astype(float))
        of_rows = sparse.vstack([duplicates, with_context, only_as_context, costs, -contained])
        no_concepts = sparse.csr_array((of_rows.shape[0] - width, width))
        of_concepts = sparse.vstack([no_concepts, sparse.eye_array(width)])
        limits = np.concatenate(
            [np.ones(duplicates.shape[0]), np.zeros(len(needs) + len(ineligible)), [budget.capacity], np.zeros(width)]
        )
        result = optimize.milp(
            np.concatenate([_TIE * weights.max(initial=0) * np.arange(n) / n, -weights]),
            constraints=optimize.LinearConstraint(
                sparse.csr_array(sparse.hstack([of_rows, of_concepts])), -np.inf, limits
            ),
            integrality=np.concatenate([np.ones(n), np.zeros(width)]),
            bounds=optimize.Bounds(0, np.concatenate([context_groups.lengths > 0, np.ones(width)]).astype(float)),
            options={"time_limit": self.max_seconds},
        )
        if result.x is None:
            raise InputError(
                f"ExactCoverage found no solution in {self.max_seconds:g} s: use Coverage instead, or raise max_seconds"
            )
        chosen = np.flatnonzero(np.round(result.x[:n]) > 0)
        return [int(row) for row in sorted(chosen, key=lambda row: (-salience[row], row))]
