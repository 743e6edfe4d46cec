"""Configurations of the summarizer: any stages, by name or as objects."""

from dataclasses import dataclass
from typing import Any

from evaluation.outputs import from_summary
from evaluation.systems.protocol import Kind, Scored, Skipped, Task
from summarizer import Summary, summarize


@dataclass(frozen=True, slots=True, kw_only=True)
class Configured:
    """`summarize()` with some options.

    Attributes:
        name: What tables call it.
        kind: Where it stands in tables.
        options: Options of `summarize()`; without an embedder, the shared one is used.
        most_sentences: Clusters with more are skipped; None = none is.
    """

    name: str
    kind: Kind = "system"
    options: tuple[tuple[str, Any], ...] = ()
    most_sentences: int | None = None

    def run(self, task: Task, /) -> Scored:
        """One summary, see `System`."""
        if self.most_sentences is not None:
            count = run_pipeline(task, ranker="lead", selector="top").candidates
            if count > self.most_sentences:
                raise Skipped(f"more than {self.most_sentences} sentences")
        summary = run_pipeline(task, **dict(self.options))
        output = from_summary(summary)
        return Scored((task.scorer.score(output, task.cluster),), output, summary.settings)


def run_pipeline(task: Task, **options: Any) -> Summary:
    """The summary of a task's articles within its budget: the same sentences and filler for every system."""
    return summarize(
        task.cluster.articles,
        max_words=task.scorer.words,
        **{"embedder": task.scorer.embedder, "language": task.scorer.language, **options},
    )
