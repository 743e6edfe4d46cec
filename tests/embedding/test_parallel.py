"""Parallel work: every item is done, errors are raised again, and no thread is left."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from summarizer import InputError, ModelUnavailableError
from summarizer.embedding.minilm import MiniLM
from summarizer.embedding.parallel import run_parallel


def some_work() -> int:
    """About 0.1 ms of work, so that 100,000 calls cannot end before they are stopped."""
    return sum(range(10_000))


@pytest.fixture(autouse=True)
def no_thread_goes_on() -> Iterator[None]:
    """Check that no thread is left except those of other tests."""
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize("threads", [1, 2, 7, 200])
@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_each_item_comes_once_with_its_result(threads: int, count: int) -> None:
    assert sorted(run_parallel(lambda number: number**2, range(count), threads=threads)) == [
        (number, number**2) for number in range(count)
    ]


@pytest.mark.parametrize("threads", [2, 4])
def test_so_many_are_worked_on_at_a_time(threads: int) -> None:
    # Nobody passes the barrier before all have come to it.
    barrier = threading.Barrier(threads, timeout=60)
    assert len(list(run_parallel(lambda _: barrier.wait(), range(threads * 3), threads=threads))) == threads * 3


@pytest.mark.parametrize("threads", [1, 3])
def test_an_error_is_raised_where_the_results_are_awaited_and_what_is_not_begun_is_left(threads: int) -> None:
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        if number == 5:
            raise MemoryError("too little")
        return some_work()

    with pytest.raises(MemoryError, match="too little"):
        list(run_parallel(work, range(100_000), threads=threads))
    assert len(begun) < 100_000


def test_who_stops_listening_ends_the_work() -> None:
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        return some_work()

    with closing(run_parallel(work, range(100_000), threads=3)) as results:
        next(results)
    assert len(begun) < 100_000


def test_a_system_that_lets_no_thread_start_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    start = threading.Thread.start
    started: list[threading.Thread] = []

    def failing(thread: threading.Thread) -> None:
        if started:
            raise RuntimeError("can't start new thread")
        started.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", failing)
    with pytest.raises(ModelUnavailableError, match=r"starts no thread \(can't start new thread\): raise its limit"):
        list(run_parallel(str, range(100), threads=3))
    assert not started[0].is_alive()


def test_less_than_no_thread_is_refused() -> None:
    with pytest.raises(InputError, match="threads must be 0"):
        MiniLM(threads=-1)


@pytest.mark.slow
def test_a_thread_that_goes_on_when_the_main_thread_has_ended_can_summarize() -> None:
    code = (
        "import threading\n"
        "from summarizer import summarize\n"
        "def later():\n"
        "    threading.main_thread().join()\n"
        "    print(summarize(['The ferry left at noon on Monday.', 'It was back by three, the mayor said.'], max_words=20))\n"
        "threading.Thread(target=later).start()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert done.stderr == ""
    assert done.stdout.startswith("The ferry left at noon on Monday.")
