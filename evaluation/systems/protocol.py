"""The protocol of systems."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from evaluation.corpus import ReferenceCluster
from evaluation.outputs import Output
from evaluation.scoring import Kind, Scorer, Scores


class Skipped(Exception):  # noqa: N818 - not an error: the system has no score on this cluster
    """A system skips a cluster; the message is the reason, without the cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A cluster to be summarized within a budget.

    Attributes:
        cluster: The cluster with all its references.
        scorer: The scorer, with the budget in words and the embedder.
        seed: Seed of random systems.
    """

    cluster: ReferenceCluster
    scorer: Scorer
    seed: int


@dataclass(frozen=True, slots=True)
class Scored:
    """The outcome of a system on a cluster.

    Attributes:
        runs: Scores of each run; one for a system without chance.
        output: The summary of the first run; None if there is none to show.
        settings: Record of the settings, for reproducing the summary.
    """

    runs: tuple[Scores, ...]
    output: Output | None
    settings: str

    @property
    def scores(self) -> Scores:
        """Mean over the runs, of every score that all of them have."""
        return mean_scores(self.runs)


@runtime_checkable
class System(Protocol):
    """A system makes summaries, or stands for a bound of what is possible."""

    @property
    def name(self) -> str:
        """Name in tables."""
        ...

    @property
    def kind(self) -> Kind:
        """Part of the table that it belongs to; bounds are set apart and not tested."""
        ...

    def run(self, task: Task, /) -> Scored:
        """Summarize a cluster and score the summary.

        Raises:
            Skipped: If the system cannot summarize this cluster.
        """
        ...


def mean_scores(runs: Sequence[Scores]) -> Scores:
    """Return the mean of every score that all runs have."""
    shared = [name for name in runs[0] if all(name in run for run in runs)] if runs else []
    return {name: sum(run[name] for run in runs) / len(runs) for name in shared}
