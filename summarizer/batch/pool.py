"""A pool of worker processes that survives their faults: a worker that crashes, hangs or runs out of memory is replaced.

The clusters of a lost worker are tried one by one. Each worker has a pipe of its own and shares nothing with the others, so
that no lock stays held when one is killed.
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

from summarizer.batch.clusters import BatchItem, Failure
from summarizer.batch.processor import ClusterProcessor, Result
from summarizer.batch.worker import OUT_OF_MEMORY, Message, serve
from summarizer.errors import SummarizerError

_log = logging.getLogger(__name__)

GIB = 1 << 30
# So many workers in a row that end before they are ready are no accident.
_MAX_FAILED_STARTS = 3
# Seconds for a process that has closed its pipe to end by itself, so that its exit code says why.
_EXIT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Task:
    """Clusters that are processed together.

    Attributes:
        position: Position of the first cluster in the batch, from 0.
        items: The clusters.
        attempts: Number of workers lost while processing them.
    """

    position: int
    items: tuple[BatchItem, ...]
    attempts: int = 0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    is_ready: bool = False
    task: Task | None = None
    deadline: float = inf

    def stop(self, *, is_ending: bool = False) -> int | None:
        """End the process and return its exit code; wait a moment first if it is ending by itself."""
        if is_ending:
            self.process.join(_EXIT_SECONDS)
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode


class ProcessPool(Generic[Result]):
    """Processes of one core each that process the clusters of a batch.

    A task whose worker is lost is split into its clusters. A cluster that loses two workers, or hangs alone, is a failure.
    """

    def __init__(
        self, processor: ClusterProcessor[Result], *, jobs: int, timeout: float, memory: int, window: int = 1
    ) -> None:
        """Prepare the pool; processes are started when they are needed.

        Args:
            processor: Makes the results.
            jobs: Number of processes.
            timeout: Seconds without progress after which a worker is replaced.
            memory: Largest address space of each process in bytes.
            window: Number of clusters that may be started after the first unfinished one, which bounds the results in memory.
        """
        self._processor = processor
        self._jobs = jobs
        self._timeout = timeout
        self._memory = memory
        self._window = window
        self._workers: list[_Worker] = []
        self._retries: deque[Task] = deque()
        self._failed_starts = 0

    def __enter__(self) -> Self:
        """Return the pool itself, whose processes end with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End all processes."""
        while self._workers:
            self._workers.pop().stop()

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[int, Result]]:
        """Yield the position and result of each cluster as soon as it is finished.

        Raises:
            SummarizerError: If the workers cannot start.
        """
        upcoming = next(tasks, None)
        while upcoming or self._retries or any(worker.task for worker in self._workers):
            while (upcoming or self._retries) and (worker := self._idle_worker()):
                if self._retries:
                    self._assign(worker, self._retries.popleft())
                elif upcoming and upcoming.position < self._first_unfinished(upcoming) + self._window:
                    self._assign(worker, upcoming)
                    upcoming = next(tasks, None)
                else:
                    break
            busy = [worker for worker in self._workers if worker.task]
            ready = wait([worker.connection for worker in busy], self._seconds_to_wait(busy))
            for worker in busy:
                if worker.connection in ready:
                    yield from self._receive(worker)
                elif worker.deadline <= time.monotonic():
                    yield from self._replace(worker, is_hanging=True)

    def _idle_worker(self) -> _Worker | None:
        """Return a worker without a task, started if there are fewer than `jobs`; None if all are busy."""
        idle = next((worker for worker in self._workers if not worker.task), None)
        return idle or (self._start() if len(self._workers) < self._jobs else None)

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._processor, self._memory), daemon=True)
        process.start()
        theirs.close()  # so that the pipe ends with the process
        _log.info("worker %d started", process.pid)
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _assign(self, worker: _Worker, task: Task) -> None:
        worker.task = task
        if worker.is_ready:
            self._send(worker, task)

    def _send(self, worker: _Worker, task: Task) -> None:
        worker.deadline = time.monotonic() + self._timeout
        # If the process has just ended, receiving from it will show it.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send(task.items)

    def _first_unfinished(self, upcoming: Task) -> int:
        tasks = (*(worker.task for worker in self._workers), *self._retries)
        return min((task.position for task in tasks if task), default=upcoming.position)

    def _seconds_to_wait(self, busy: Sequence[_Worker]) -> float | None:
        deadline = min(worker.deadline for worker in busy)
        return None if isinf(deadline) else max(0.0, deadline - time.monotonic())

    def _receive(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        try:
            message: Any = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            yield from self._replace(worker, is_hanging=False)
            return
        if isinstance(message, SummarizerError):
            raise message
        task = worker.task
        if task and isinstance(message, list):
            worker.task, worker.deadline = None, inf
            yield from enumerate(message, start=task.position)
        elif task and message is Message.READY:
            worker.is_ready, self._failed_starts = True, 0
            self._send(worker, task)
        else:
            worker.deadline = time.monotonic() + self._timeout

    def _replace(self, worker: _Worker, *, is_hanging: bool) -> Iterator[tuple[int, Result]]:
        """End a worker; queue its clusters for another attempt, or yield the failure of the one that caused the fault."""
        self._workers.remove(worker)
        code, task = worker.stop(is_ending=not is_hanging), worker.task
        if not task:
            return
        reason = self._reason(code, is_hanging=is_hanging)
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts == _MAX_FAILED_STARTS:
                raise SummarizerError(
                    f"worker processes end before they are ready ({reason}): call summarize_many() below"
                    " `if __name__ == '__main__':`, or allow the processes more memory"
                )
            self._retries.append(task)
            return
        _log.info("worker %d was lost over %d clusters: %s", worker.process.pid, len(task.items), reason)
        if len(task.items) == 1 and (is_hanging or task.attempts):
            [item] = task.items
            yield task.position, self._processor.convert(item.id, Failure(item.id, reason))
        else:
            self._retries.extend(
                Task(position, (item,), task.attempts + 1) for position, item in enumerate(task.items, task.position)
            )

    def _reason(self, code: int | None, *, is_hanging: bool) -> str:
        if is_hanging:
            return f"no progress in {self._timeout:g} seconds: raise the timeout, or make the cluster smaller"
        if code == OUT_OF_MEMORY:
            return f"out of memory ({self._memory / GIB:.1f} GiB): raise the limit, or make the cluster smaller"
        if code is not None and code < 0:
            return f"its worker process was ended by signal {-code}"
        return f"its worker process ended with exit code {code}"
