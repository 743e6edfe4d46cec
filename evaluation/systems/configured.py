"""Configurations of the summarizer: any stages, by name or as objects."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.outputs import from_summary
from evaluation.scoring import Kind
from evaluation.systems.protocol import Scored, Skipped, Task
from summarizer import Candidates, Summary, summarize


@dataclass(frozen=True, slots=True, kw_only=True)
class Configured:
    """`summarize()` with some options.

    Attributes:
        name: Name in tables.
        kind: Part of the table that it belongs to.
        options: Options of `summarize()`; without an embedder, the shared one is used.
        most_sentences: Clusters with more sentences are skipped; None = no limit.
    """

    name: str
    kind: Kind = "system"
    options: tuple[tuple[str, Any], ...] = ()
    most_sentences: int | None = None

    def run(self, task: Task, /) -> Scored:
        """Summarize a cluster and score the summary, see `System`."""
        if self.most_sentences is not None:
            count = run_pipeline(task, ranker="lead", selector="top").candidates
            if count > self.most_sentences:
                raise Skipped(f"more than {self.most_sentences} sentences")
        summary = run_pipeline(task, **dict(self.options))
        output = from_summary(summary)
        return Scored((task.scorer.score(output, task.cluster),), output, summary.settings)


def run_pipeline(task: Task, **options: Any) -> Summary:
    """Summarize the articles of a task within its budget; every system has the same sentences to choose from.

    Args:
        task: The task.
        **options: Options of `summarize()`.
    """
    return summarize(
        task.cluster.articles,
        max_words=task.scorer.words,
        **{"embedder": task.scorer.embedder, "language": task.scorer.language, **options},
    )


@dataclass(frozen=True, slots=True)
class LongestArticle:
    """A ranker that puts the sentences of the longest article first, in their order, then those of the next longest."""

    def rank(self, candidates: Candidates, /) -> NDArray[np.float64]:
        """Return (n,) float64 in [0, 1]; 1 = the first sentence of the longest article."""
        lengths = Counter[int]()
        for article, sentence in zip(candidates.articles.tolist(), candidates.sentences, strict=True):
            lengths[article] += sentence.word_count
        words = np.array([lengths[article] for article in candidates.articles.tolist()])
        # Rows are in reading order within an article, so a stable sort keeps it.
        order = np.lexsort((np.arange(len(candidates)), candidates.articles, -words))
        salience = np.empty(len(candidates))
        salience[order] = 1 - np.arange(len(candidates)) / max(1, len(candidates))
        return salience
