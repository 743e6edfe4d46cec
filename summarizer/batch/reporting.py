"""What is said on standard error: progress while a batch runs, and a table at its end."""

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

from summarizer.batch.ledger import Ledger
from summarizer.batch.lines import Line

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Tally:
    """What has become of the clusters so far.

    Attributes:
        summaries: Summaries that were made.
        failures: Clusters that have none.
        finished: Clusters that a run before this one finished.
        started: When the run began, on the monotonic clock.
    """

    summaries: int = 0
    failures: int = 0
    finished: int = 0
    started: float = field(default_factory=time.monotonic)

    def skips(self, identity: str, finished: Ledger) -> bool:
        """Whether a cluster is finished; it is counted then."""
        is_finished = identity in finished
        self.finished += is_finished
        return is_finished

    def add(self, line: Line) -> None:
        """Count a result that is written."""
        self.failures += line.is_failure
        self.summaries += not line.is_failure
        _log.info("finished %r", line.id)

    @property
    def total(self) -> int:
        """All clusters met so far."""
        return self.summaries + self.failures + self.finished

    def table(self) -> Table:
        """The end of the run."""
        seconds = time.monotonic() - self.started
        made = self.summaries + self.failures
        rows = {
            "summaries": f"{self.summaries:,}",
            "failed": f"{self.failures:,}",
            "finished before": f"{self.finished:,}",
            "time": str(timedelta(seconds=round(seconds))),
            "clusters a second": f"{made / seconds:.2f}" if seconds else "–",
        }
        table = Table("", "", show_header=False, box=None, pad_edge=False)
        for name, value in rows.items():
            table.add_row(name, Text(value, justify="right"))
        return table


def report(tally: Tally, *, quiet: bool) -> None:
    """Say at the end of a run what has become of it, and where the reasons of failures stand."""
    if tally.failures:
        _log.warning("clusters without a summary: %d: the 'error' in their records says why", tally.failures)
    if not quiet:
        Console(stderr=True).print(tally.table())


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")


def is_shown(*, quiet: bool) -> bool:
    """Whether somebody looks."""
    return not quiet and Console(stderr=True).is_terminal


@contextmanager
def showing(tally: Tally, *, total: int | None, quiet: bool) -> Iterator[Callable[[], None]]:
    """Give what is to be called after every cluster: it shows how far the batch is, where standard error is a terminal.

    Args:
        tally: What has become of the clusters.
        total: How many there are; None = not known.
        quiet: Show nothing.
    """
    if not is_shown(quiet=quiet):
        yield lambda: None
        return
    columns = (TextColumn("clusters"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("clusters", total=total)
        yield lambda: bar.update(task, completed=tally.total)
