"""What a system promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from evaluation.corpus import Cluster
from evaluation.outputs import Output
from evaluation.scoring import Scorer, Scores

Kind = Literal["system", "baseline", "bound"]


class Skipped(Exception):  # noqa: N818 - not an error: the row has no number for this cluster
    """A system has nothing to say about a cluster; the message is the reason, without the cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a system is asked to do.

    Attributes:
        cluster: With all its references.
        scorer: Holds the budget in words and the encoder.
        seed: For systems with chance in them.
    """

    cluster: Cluster
    scorer: Scorer
    seed: int


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of it.

    Attributes:
        runs: The numbers of each run; one where there is no chance.
        output: The summary of the first run; None where there is none to show.
        settings: The reproducibility record.
    """

    runs: tuple[Scores, ...]
    output: Output | None
    settings: str

    @property
    def scores(self) -> Scores:
        """The mean over the runs, of every number that all of them have."""
        return mean_scores(self.runs)


class System(Protocol):
    """Something that summarizes, or stands for the best and the worst that can be done."""

    @property
    def name(self) -> str:
        """What tables call it."""
        ...

    @property
    def kind(self) -> Kind:
        """Where it stands in tables; bounds are set apart and not tested."""
        ...

    def run(self, task: Task, /) -> Scored:
        """The summary of a cluster with its numbers.

        Raises:
            Skipped: If it has nothing to say about this cluster.
        """
        ...


def mean_scores(runs: Sequence[Scores]) -> Scores:
    """The mean of every number that all runs have."""
    shared = [name for name in runs[0] if all(name in run for run in runs)] if runs else []
    return {name: sum(run[name] for run in runs) / len(runs) for name in shared}
