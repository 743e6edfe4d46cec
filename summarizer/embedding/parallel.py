"""Work on several things at a time, in threads."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from summarizer.errors import ModelUnavailableError

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(
    work: Callable[[Item], Result], items: Iterable[Item], *, threads: int
) -> Generator[tuple[Item, Result]]:
    """Each item with what the work makes of it, as it is finished; to be closed, so that no thread goes on.

    Not `concurrent.futures`, which takes no work any more when the main thread has ended, though others go on.

    Args:
        work: What is done, in threads of its own unless there is only one.
        items: What it is done to.
        threads: How many items at a time, ≥ 1.

    Raises:
        ModelUnavailableError: If the system lets no further thread start.
        Exception: What the work raises first; what is not begun is left then.
    """
    todo = deque(items)
    if threads == 1 or len(todo) <= 1:
        for item in todo:
            yield item, work(item)
        return
    done: SimpleQueue[tuple[Item, Result] | BaseException] = SimpleQueue()
    count = len(todo)
    running: list[Thread] = []
    try:
        # Not a list of all: what is started before one that cannot be is waited for, too.
        running.extend(_started(Thread(target=_work_off, args=(work, todo, done))) for _ in range(min(threads, count)))
        for _ in range(count):
            found = done.get()
            if isinstance(found, BaseException):
                raise found
            yield found
    finally:
        todo.clear()
        for thread in running:
            thread.join()


def _work_off(
    work: Callable[[Item], Result], todo: deque[Item], done: "SimpleQueue[tuple[Item, Result] | BaseException]"
) -> None:
    while True:
        try:
            item = todo.popleft()
        except IndexError:
            return
        try:
            done.put((item, work(item)))
        except BaseException as error:  # noqa: BLE001 - raised again where the results are awaited
            done.put(error)
            return


def _started(thread: Thread) -> Thread:
    try:
        thread.start()
    except RuntimeError as error:
        raise ModelUnavailableError(
            f"the model cannot run, for the system lets no thread start ({error}): raise the limit of processes or of memory"
        ) from error
    return thread
