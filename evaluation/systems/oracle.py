"""The best possible extract: exact oracles of ROUGE-N recall."""

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.errors import EvaluationError
from evaluation.metrics.rouge155.stemmer import stem
from evaluation.metrics.rouge155.tokenizers import TOKENIZERS
from evaluation.outputs import from_summary
from evaluation.scoring import Kind
from evaluation.systems.configured import run_pipeline
from evaluation.systems.protocol import Scored, Task
from summarizer import Budget, Candidates

Gram = tuple[str, ...]
_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OracleSelector:
    """A selector that chooses the sentences that cover most n-grams of the references, proved optimal.

    Maximises Σ_r Σ_g min(count of g in reference r, count of g in the chosen sentences) under the budget, with at most
    one sentence of each duplicate group, as an integer linear program (Hirao et al. 2017, "Enumeration of Extractive
    Oracle Summaries", section 3, with counts pooled over the references). N-grams across the ends of sentences are not
    counted, unlike in ROUGE.

    Attributes:
        references: Tokens of each reference.
        length: n.
        tokenizer: Tokenizer of the metric.
        is_stemmed: True if the metric compares stems.
    """

    references: tuple[tuple[str, ...], ...]
    length: int
    tokenizer: str
    is_stemmed: bool

    def __repr__(self) -> str:
        """Leave out the references, which would fill a page of every record of settings."""
        return f"OracleSelector(length={self.length})"

    def select(self, candidates: Candidates, _: NDArray[np.float64], budget: Budget, /) -> list[int]:
        """Return the chosen rows, ascending.

        Raises:
            EvaluationError: If the program is not solved within two minutes.
        """
        wanted = [_grams(reference, self.length) for reference in self.references]
        known = set().union(*wanted)
        rows = [
            {
                gram: count
                for gram, count in _grams(_tokens(text, self.tokenizer, stemmed=self.is_stemmed), self.length).items()
                if gram in known
            }
            for text in candidates.texts
        ]
        grams = sorted(set().union(*rows))
        pairs = [
            (number, reference[gram]) for number, gram in enumerate(grams) for reference in wanted if reference[gram]
        ]
        if not pairs:
            return [int(np.argmin(candidates.costs))]
        return _solve(candidates, rows, grams, pairs, budget)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oracle:
    """The upper bound of ROUGE-N recall for extracts.

    Attributes:
        length: N.
    """

    length: int

    @property
    def name(self) -> str:
        """Name in tables."""
        return f"oracle-r{self.length}"

    @property
    def kind(self) -> Kind:
        """A bound."""
        return "bound"

    def run(self, task: Task, /) -> Scored:
        """Score the best possible extract of a cluster, see `System`."""
        scorer = task.scorer
        references = task.cluster.for_budget(scorer.words).references
        selector = OracleSelector(
            references=tuple(tuple(_tokens(ref.text, scorer.tokenizer, stemmed=scorer.stem)) for ref in references),
            length=self.length,
            tokenizer=scorer.tokenizer,
            is_stemmed=scorer.stem,
        )
        summary = run_pipeline(task, ranker="lead", selector=selector)
        output = from_summary(summary)
        return Scored((scorer.score(output, task.cluster),), output, summary.settings)


def _solve(
    candidates: Candidates, rows: list[dict[Gram, int]], grams: list[Gram], pairs: list[tuple[int, int]], budget: Budget
) -> list[int]:
    """Return the rows of an optimal choice.

    Variables: one per sentence (0 or 1), then one per (n-gram, reference): its hits. A hit variable is bounded by the
    count in its reference and by the count in the chosen sentences, so it needs no integrality constraint.
    """
    import scipy.optimize
    import scipy.sparse

    n, m = len(candidates), len(pairs)
    column = {gram: number for number, gram in enumerate(grams)}
    counts = scipy.sparse.lil_array((len(grams), n))
    for row, found in enumerate(rows):
        for gram, count in found.items():
            counts[column[gram], row] = count
    chosen_counts = counts.tocsr()[[number for number, _ in pairs]]
    covered = scipy.sparse.hstack([-chosen_counts, scipy.sparse.eye_array(m)])
    labels, group = np.unique(candidates.groups, return_inverse=True)
    once = scipy.sparse.csr_array((np.ones(n), (group, np.arange(n))), shape=(len(labels), n + m))
    spent = scipy.sparse.csr_array(np.concatenate([candidates.costs, np.zeros(m)])[np.newaxis])
    with _silenced():
        outcome = scipy.optimize.milp(
            c=np.concatenate([np.zeros(n), -np.ones(m)]),
            integrality=np.concatenate([np.ones(n), np.zeros(m)]),
            bounds=scipy.optimize.Bounds(0, np.concatenate([np.ones(n), [float(most) for _, most in pairs]])),
            constraints=[
                scipy.optimize.LinearConstraint(covered, -np.inf, 0),
                scipy.optimize.LinearConstraint(once, -np.inf, 1),
                scipy.optimize.LinearConstraint(spent, -np.inf, budget.size),
            ],
            options={"mip_rel_gap": 0.0, "time_limit": _SECONDS},
        )
    if outcome.status != 0:
        raise EvaluationError(f"the oracle was not solved ({outcome.message}): leave it out with --systems")
    return [int(row) for row in np.flatnonzero(outcome.x[:n] > 0.5)]  # noqa: PLR2004 - 0 or 1 but for rounding


@contextlib.contextmanager
def _silenced() -> Iterator[None]:
    """Silence the solver: HiGHS writes stray lines to standard output, below Python, despite its options."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _tokens(text: str, tokenizer: str, *, stemmed: bool) -> list[str]:
    tokens = TOKENIZERS[tokenizer](text)
    return [stem(token) for token in tokens] if stemmed else tokens


def _grams(tokens: "list[str] | tuple[str, ...]", length: int) -> Counter[Gram]:
    return Counter(zip(*(tokens[start:] for start in range(length)), strict=False))
