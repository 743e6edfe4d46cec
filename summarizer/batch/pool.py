"""Worker processes and their faults: who hangs, crashes or eats memory is replaced, and its clusters are tried one by one.

No worker shares anything with another: each has a pipe of its own, so that one killed at any moment leaves no lock held.
"""

import logging
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import inf, isinf
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Generic, Self

from summarizer.batch.clusters import Failure
from summarizer.batch.work import Entry, Result, Work
from summarizer.batch.worker import OUT_OF_MEMORY, Sign, serve
from summarizer.errors import SummarizerError

_log = logging.getLogger(__name__)

_GIB = 1 << 30
# Workers that end one after the other before they are ready: no accident.
_FALSE_STARTS = 3
# Seconds that a process which has closed its pipe may take to end by itself, so that its exit code says why.
_LAST_BREATH = 10


@dataclass(frozen=True, slots=True)
class Task:
    """Clusters that are worked on together.

    Attributes:
        position: The place of the first in the batch, from 0.
        entries: The clusters.
        tries: How many workers were lost over them.
    """

    position: int
    entries: tuple[Entry, ...]
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    is_ready: bool = False
    task: Task | None = None
    deadline: float = inf

    def stop(self, *, is_ending: bool = False) -> int | None:
        """End it, whatever it does; its exit code."""
        if is_ending:
            self.process.join(_LAST_BREATH)
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode


class Pool(Generic[Result]):
    """Processes of one core each that do one kind of work.

    A task whose worker is lost is parted into its clusters, and one that loses two workers, or hangs alone, is a failure.
    """

    def __init__(self, work: Work[Result], *, jobs: int, timeout: float, memory: int, window: int = 1) -> None:
        """Start nothing yet.

        Args:
            work: What to do.
            jobs: Processes.
            timeout: Seconds without a step forward after which a worker hangs.
            memory: Most bytes of address space of each.
            window: How many clusters may be begun behind the first that is not finished: bounds what waits for it.
        """
        self._work = work
        self._jobs = jobs
        self._timeout = timeout
        self._memory = memory
        self._window = window
        self._workers: list[_Worker] = []
        self._again: deque[Task] = deque()
        self._false_starts = 0

    def __enter__(self) -> Self:
        """Itself; its processes end with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End all processes."""
        while self._workers:
            self._workers.pop().stop()

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[int, Result]]:
        """(position, result) of every cluster, as they are finished.

        Raises:
            SummarizerError: If the workers cannot work at all.
        """
        following = next(tasks, None)
        while following or self._again or any(worker.task for worker in self._workers):
            while (following or self._again) and (worker := self._free()):
                if self._again:
                    self._give(worker, self._again.popleft())
                elif following and following.position < self._first_unfinished(following) + self._window:
                    self._give(worker, following)
                    following = next(tasks, None)
                else:
                    break
            busy = [worker for worker in self._workers if worker.task]
            ready = wait([worker.connection for worker in busy], self._patience(busy))
            for worker in busy:
                if worker.connection in ready:
                    yield from self._hear(worker)
                elif worker.deadline <= time.monotonic():
                    yield from self._lose(worker, hangs=True)

    def _free(self) -> _Worker | None:
        """A worker without a task; a new one where all have one and there may be more."""
        free = next((worker for worker in self._workers if not worker.task), None)
        return free or (self._start() if len(self._workers) < self._jobs else None)

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._work, self._memory), daemon=True)
        process.start()
        theirs.close()  # so that the end of the process is the end of what it sends
        _log.info("worker %d started", process.pid)
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _give(self, worker: _Worker, task: Task) -> None:
        worker.task = task
        if worker.is_ready:
            self._send(worker, task)

    def _send(self, worker: _Worker, task: Task) -> None:
        worker.deadline = time.monotonic() + self._timeout
        # One that has just died is noticed by the end of what it sends.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send(task.entries)

    def _first_unfinished(self, following: Task) -> int:
        tasks = (*(worker.task for worker in self._workers), *self._again)
        return min((task.position for task in tasks if task), default=following.position)

    def _patience(self, busy: Sequence[_Worker]) -> float | None:
        nearest = min(worker.deadline for worker in busy)
        return None if isinf(nearest) else max(0.0, nearest - time.monotonic())

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        try:
            message: Any = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            yield from self._lose(worker, hangs=False)
            return
        if isinstance(message, SummarizerError):
            raise message
        task = worker.task
        if task and isinstance(message, list):
            worker.task, worker.deadline = None, inf
            yield from enumerate(message, start=task.position)
        elif task and message is Sign.READY:
            worker.is_ready, self._false_starts = True, 0
            self._send(worker, task)
        else:
            worker.deadline = time.monotonic() + self._timeout

    def _lose(self, worker: _Worker, *, hangs: bool) -> Iterator[tuple[int, Result]]:
        """Replace a worker; what becomes of its task."""
        self._workers.remove(worker)
        code, task = worker.stop(is_ending=not hangs), worker.task
        if not task:
            return
        if not worker.is_ready:
            self._false_starts += 1
            if self._false_starts == _FALSE_STARTS:
                raise SummarizerError(
                    f"worker processes end before they are ready ({self._reason(code, hangs=hangs)}): give them more memory,"
                    " and call summarize_many() below `if __name__ == '__main__':`"
                )
            self._again.append(task)
            return
        reason = self._reason(code, hangs=hangs)
        _log.info("worker %d was lost over %d clusters: %s", worker.process.pid, len(task.entries), reason)
        parts = [Task(place, (entry,), task.tries + 1) for place, entry in enumerate(task.entries, start=task.position)]
        if len(parts) == 1 and (hangs or task.tries):
            [entry] = task.entries
            yield task.position, self._work.render(entry.id, Failure(entry.id, reason))
        else:
            self._again.extend(parts)

    def _reason(self, code: int | None, *, hangs: bool) -> str:
        if hangs:
            return f"no step forward in {self._timeout:g} seconds: allow more, or make the cluster smaller"
        if code == OUT_OF_MEMORY:
            return f"out of memory ({self._memory / _GIB:.1f} GiB): allow more, or make the cluster smaller"
        if code is not None and code < 0:
            return f"its worker process was ended by signal {-code}"
        return f"its worker process ended with exit code {code}"
