"""Progress of a batch on standard error, and a table at its end."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from summarizer.batch.output import ResultLine
from summarizer.batch.seen_ids import SeenIds

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Counts:
    """Numbers of clusters so far.

    Attributes:
        summaries: Summaries made by this run.
        failures: Clusters without a summary in this run.
        finished_before: Clusters finished by an earlier run.
        started: Start of the run on the monotonic clock.
    """

    summaries: int = 0
    failures: int = 0
    finished_before: int = 0
    started: float = field(default_factory=time.monotonic)

    def skip(self, identity: str, finished: SeenIds) -> bool:
        """Return whether an earlier run has finished a cluster, and count it if so."""
        is_finished = identity in finished
        self.finished_before += is_finished
        return is_finished

    def add(self, line: ResultLine) -> None:
        """Count a result that is written."""
        self.failures += line.is_failure
        self.summaries += not line.is_failure
        _log.info("finished %r", line.id)

    @property
    def total(self) -> int:
        """Number of all clusters so far."""
        return self.summaries + self.failures + self.finished_before

    def table(self) -> Table:
        """Return the table that is shown at the end of a run."""
        seconds = time.monotonic() - self.started
        rows = {
            "summaries": f"{self.summaries:,}",
            "failed": f"{self.failures:,}",
            "finished before": f"{self.finished_before:,}",
            "time": str(timedelta(seconds=round(seconds))),
            "clusters a second": f"{(self.summaries + self.failures) / seconds:.2f}" if seconds else "–",
        }
        table = Table("", "", show_header=False, box=None, pad_edge=False)
        for name, value in rows.items():
            table.add_row(name, Text(value, justify="right"))
        return table


def report(counts: Counts, *, quiet: bool) -> None:
    """Log the number of failures at the end of a run, and print the table."""
    if counts.failures:
        _log.warning("clusters without a summary: %d: the 'error' in their records says why", counts.failures)
    if not quiet:
        Console(stderr=True).print(counts.table())


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")


def is_shown(*, quiet: bool) -> bool:
    """Return whether progress is shown: unless `quiet`, if standard error is a terminal."""
    return not quiet and Console(stderr=True).is_terminal


@contextmanager
def progress_bar(counts: Counts, *, total: int | None, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show a progress bar if standard error is a terminal; the yielded function updates it.

    Args:
        counts: The numbers to show.
        total: Number of all clusters; None = unknown.
        quiet: Show nothing.
    """
    if not is_shown(quiet=quiet):
        yield lambda: None
        return
    columns = (TextColumn("clusters"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("clusters", total=total)
        yield lambda: bar.update(task, completed=counts.total)
