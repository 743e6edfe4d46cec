"""Coverage solved exactly by integer linear programming (Gillick and Favre 2009): what the greedy choice loses."""

from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.coverage import Coverage

_MOST_SENTENCES = 400
_SECONDS = 60.0
_TIE = 1e-6


@dataclass(frozen=True, slots=True)
class ExactCoverage:
    """The rows that cover the most weight of concepts, with the weights of `Coverage`, by HiGHS.

    max Σ w_g y_g  subject to  y_g ≤ Σ x_i over the sentences i that state g,  Σ cost_i x_i ≤ budget,  x_i ≤ x_j where i
    needs its neighbour j,  at most one sentence of a duplicate group,  x_j ≤ Σ x_i over the wanted sentences i that need j
    where j itself is not wanted; x and y are 0 or 1.
    """

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows by falling salience, see `Selector`.

        Raises:
            InputError: If there are more sentences than can be solved in reasonable time.
        """
        from scipy import optimize, sparse

        n, concepts, units = len(candidates), candidates.concepts, candidates.context_groups
        if n > _MOST_SENTENCES:
            raise InputError(f"coverage-exact takes at most {_MOST_SENTENCES} sentences, not {n}: choose 'coverage'")
        width = concepts.width
        weights = Coverage().concept_weights(candidates, salience) * candidates.concept_demand
        stated = sparse.csr_array((np.ones(len(concepts.rows)), (concepts.columns, concepts.rows)), shape=(width, n))
        needs = [(owner, member) for owner, member in zip(units.owners, units.members, strict=True) if owner != member]
        order = sparse.lil_array((len(needs), n))
        for line, (owner, member) in enumerate(needs):
            order[line, owner], order[line, member] = 1, -1
        unwanted = np.flatnonzero(~candidates.eligible)
        excused = sparse.lil_array((len(unwanted), n))
        for line, row in enumerate(unwanted):
            excused[line, row] = 1
            owners = units.owners[units.members == row]
            excused[line, owners[candidates.eligible[owners]]] = -1
        labels = np.unique(candidates.groups, return_inverse=True)[1]
        groups = sparse.csr_array((np.ones(n), (labels, np.arange(n))), shape=(int(labels.max()) + 1, n))
        wide = sparse.csr_array((groups.shape[0] + len(needs) + len(unwanted) + 1, width))
        left = sparse.vstack(
            [groups, order, excused, sparse.csr_array(candidates.costs[None, :].astype(float)), -stated]
        )
        right = sparse.vstack([wide, sparse.eye_array(width)])
        free = np.zeros(len(needs) + len(unwanted))
        limits = np.concatenate([np.ones(groups.shape[0]), free, [budget.capacity], np.zeros(width)])
        result = optimize.milp(
            # The earlier row wins a tie.
            np.concatenate([_TIE * weights.max(initial=0) * np.arange(n) / n, -weights]),
            constraints=optimize.LinearConstraint(sparse.csr_array(sparse.hstack([left, right])), -np.inf, limits),
            integrality=np.concatenate([np.ones(n), np.zeros(width)]),
            bounds=optimize.Bounds(0, np.concatenate([units.lengths > 0, np.ones(width)]).astype(float)),
            options={"time_limit": _SECONDS},
        )
        if result.x is None:
            raise InputError(f"coverage-exact found no answer in {_SECONDS:.0f} s: choose 'coverage'")
        chosen = np.flatnonzero(np.round(result.x[:n]) > 0)
        return [int(row) for row in sorted(chosen, key=lambda row: (-salience[row], row))]
