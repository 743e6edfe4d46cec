"""Progress of embedding, on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Fewer sentences take about two seconds, not worth the import of the progress bar.
_MIN_SENTENCES = 200


@contextmanager
def embedding_shown(*, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """Yield a function that shows progress on standard error; None if standard error is not a terminal.

    Call it with the number of sentences embedded since the last call. From 200 sentences on it shows how many are embedded,
    and how many a second; the line is removed at the end.

    Args:
        quiet: Whether to show nothing.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        yield _Display(stack).add


@dataclass(slots=True)
class _Display:
    stack: ExitStack
    done: int = 0
    started: float = field(default_factory=time.monotonic)
    bar: "tuple[Progress, TaskID] | None" = None

    def add(self, count: int) -> None:
        """Add to the count, and show it."""
        self.done += count
        if self.done >= _MIN_SENTENCES:
            rate = self.done / (time.monotonic() - self.started)
            bar, task = self.bar or self._draw(rate)
            bar.update(task, completed=self.done, rate=rate)

    def _draw(self, rate: float) -> "tuple[Progress, TaskID]":
        from rich.console import Console
        from rich.progress import Progress, TextColumn

        column = TextColumn("embedding: {task.completed:,.0f} sentences, {task.fields[rate]:,.0f} a second")
        bar = Progress(column, console=Console(stderr=True), transient=True)
        self.bar = bar, bar.add_task("", total=None, completed=self.done, rate=rate)
        # Before it starts, so that an interrupt in between leaves no half-drawn line and no hidden cursor.
        self.stack.callback(bar.stop)
        bar.start()
        return self.bar
