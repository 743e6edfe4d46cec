"""Coverage objective: the weight of the concepts in a summary, each counted once (Gillick and Favre 2009)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.models import Budget
from summarizer.numerics.types import Vector
from summarizer.selection.greedy import Greedy

# Where the budget counts sentences, a long one costs no more than a short one: the exponent of the length then only
# offsets the larger gain of long sentences. On 120 Multi-News clusters R-2 with 0, 0.3, 0.6 and 1 is 15.5, 16.0, 16.2 and
# 15.7 at 8 sentences; at 4 sentences it is 13.2, 13.2, 12.5 and 12.1.
_EXPONENT_FACTOR_OF_SENTENCES = 0.6
# Keeps the logarithm finite for a neighbour without relevance; it then lowers its context group's mean, not more.
_LEAST_QUERY_WEIGHT = 1e-4


@dataclass(frozen=True, slots=True)
class CoverageObjective:
    """Weight of the concepts that a set of rows holds: a monotone submodular function.

    Attributes:
        candidates: The sentences.
        weights: (width of `candidates.concepts`,) float64 ≥ 0, what covering each concept is worth.
    """

    candidates: Candidates
    weights: Vector

    def marginal_gain(self, chosen: Collection[int]) -> Vector:
        """Return (n,) float64, the weight of the concepts that each row's context group adds to the chosen rows."""
        return self.candidates.context_concepts.sums(self._uncovered(chosen))

    def weight(self, rows: Collection[int]) -> float:
        """Return the weight that some rows cover, ≥ 0."""
        return float(self.weights.sum() - self._uncovered(rows).sum())

    def _uncovered(self, rows: Collection[int]) -> Vector:
        uncovered = self.weights.copy()
        for row in rows:
            uncovered[self.candidates.concepts.row(row)] = 0
        return uncovered


def greedy_cover(
    objective: CoverageObjective,
    budget: Budget,
    *,
    worth: Vector | None = None,
    length_exponent: float,
    max_similarity: float,
) -> Greedy:
    """Return the greedy choice by marginal gain · worth / words^length_exponent of a context group.

    Args:
        objective: Function to maximise.
        budget: Limit that is never exceeded.
        worth: (n,) float64 > 0, a factor of each sentence; a context group has the geometric mean over its words. None = 1.
        length_exponent: Exponent of the length in words (r in Lin and Bilmes 2010, eq. 4); 0 = gain alone, 1 = gain per word.
        max_similarity: Least cosine with a chosen sentence that rules a sentence out.
    """
    candidates, context_groups = objective.candidates, objective.candidates.context_groups
    exponent = length_exponent * (_EXPONENT_FACTOR_OF_SENTENCES if budget.unit == "sentences" else 1)
    factors = np.maximum(candidates.query_weight, _LEAST_QUERY_WEIGHT)
    log_worth = np.log(factors if worth is None else worth * factors)

    def gains(chosen: Sequence[int]) -> Vector:
        words = candidates.word_counts.copy()
        words[list(chosen)] = 0
        group_worth = np.exp(context_groups.means(log_worth, words))
        return group_worth * objective.marginal_gain(chosen) / np.maximum(1, context_groups.sums(words)) ** exponent

    return Greedy(candidates=candidates, budget=budget, gains=gains, max_similarity=max_similarity)
