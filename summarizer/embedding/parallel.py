"""Parallel work in threads."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from summarizer.errors import ModelUnavailableError

Item = TypeVar("Item")
Result = TypeVar("Result")


def available_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_parallel(
    function: Callable[[Item], Result], items: Iterable[Item], *, threads: int
) -> Generator[tuple[Item, Result]]:
    """Apply a function to items in several threads, and yield each item with its result as soon as it is computed.

    Close the generator to end the threads. `concurrent.futures` is not used because it accepts no work once the main
    thread has ended, even if other threads still run.

    Args:
        function: Called once with each item; in the thread of the caller if one thread is enough.
        items: The items, read at once.
        threads: Largest number of threads, ≥ 1.

    Raises:
        ModelUnavailableError: If the system cannot start a thread.
        Exception: The first error of the function; the remaining items are dropped.
    """
    pending = deque(items)
    if threads == 1 or len(pending) <= 1:
        for item in pending:
            yield item, function(item)
        return
    finished: SimpleQueue[tuple[Item, Result] | BaseException] = SimpleQueue()
    count = len(pending)
    running: list[Thread] = []
    try:
        # A generator, not a list: if a thread cannot be started, those started before it are in `running`.
        running.extend(
            _started(Thread(target=_run_pending, args=(function, pending, finished)))
            for _ in range(min(threads, count))
        )
        for _ in range(count):
            outcome = finished.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome
    finally:
        pending.clear()
        for thread in running:
            thread.join()


def _run_pending(
    function: Callable[[Item], Result],
    pending: deque[Item],
    finished: "SimpleQueue[tuple[Item, Result] | BaseException]",
) -> None:
    while True:
        try:
            item = pending.popleft()
        except IndexError:
            return
        try:
            finished.put((item, function(item)))
        except BaseException as error:  # noqa: BLE001 - raised again in the thread of the caller
            finished.put(error)
            return


def _started(thread: Thread) -> Thread:
    try:
        thread.start()
    except RuntimeError as error:
        raise ModelUnavailableError(
            f"the model cannot run because the system starts no thread ({error}): raise its limit of processes or memory"
        ) from error
    return thread
