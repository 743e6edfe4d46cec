"""Faults in the midst of a batch: after each of them, and a resume, every id once, nothing lost, as if nothing had been."""

import importlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, Cluster, Failure, SummarizerError, Summary, summarize, summarize_many
from summarizer.batch.parquet import read_results

pytestmark = pytest.mark.faults

PROGRAM = [sys.executable, "-c", "from summarizer.__main__ import summarize_batch; summarize_batch()"]
FAST = ("--embedder", "tfidf", "--jobs", "1", "-w", "30")
COUNT = 9
# Seconds after which a program or a worker hangs, on a machine that is busy with other work, too.
WAIT = 200


def text_of(number: int, word: str = "") -> str:
    return f"The harbour bridge at Sellin will close for {number + 2} months {word}. Nobody had expected it."


def cluster(number: int, word: str = "") -> Cluster:
    return Cluster(f"c{number}", (Article("a", text_of(number, word)),))


def line(number: int) -> bytes:
    return json.dumps({"id": f"c{number}", "articles": [text_of(number)]}).encode() + b"\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("in.jsonl").write_bytes(b"".join(map(line, range(COUNT))))


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """An embedder with faults, from a module that worker processes can import, too."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "cases" / "batch"))
    made: Callable[..., Any] = importlib.import_module("poison").Poison
    return made


def many(clusters: list[Cluster], embedder: Any, **options: Any) -> list[Summary | Failure]:
    return list(summarize_many(iter(clusters), embedder=embedder, max_words=30, **options))


def single(one: Cluster, embedder: Any) -> Summary:
    return summarize(one.articles, embedder=embedder, max_words=30)


def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, check=False, timeout=WAIT, **more)


def undisturbed() -> bytes:
    done = run("in.jsonl", *FAST)
    assert done.returncode == 0
    return done.stdout


@pytest.mark.parametrize(
    ("word", "error"),
    [
        ("EXIT", "its worker process ended with exit code 3"),
        ("SEGFAULT", "its worker process was ended by signal 11"),
        ("EAT", "out of memory (4.0 GiB): raise the limit, or make the cluster smaller"),
        ("BUG", "ZeroDivisionError: a bug in two lines"),
    ],
)
def test_a_poison_cluster_is_a_failure_and_the_rest_is_finished(
    word: str, error: str, poison: Callable[..., Any]
) -> None:
    clusters = [cluster(number, word if number == 4 else "") for number in range(COUNT)]
    found = many(clusters, poison(), memory=4 << 30)
    assert found[4] == Failure("c4", error)
    expected = [single(one, poison()) for place, one in enumerate(clusters) if place != 4]
    assert found[:4] + found[5:] == expected


def test_a_cluster_that_hangs_is_given_up(poison: Callable[..., Any]) -> None:
    clusters = [cluster(0), cluster(1, "HANG"), cluster(2), cluster(3)]
    found = many(clusters, poison(), timeout=10)
    assert found[1] == Failure("c1", "no progress in 10 seconds: raise the timeout, or make the cluster smaller")
    assert [found[0], *found[2:]] == [single(one, poison()) for one in (clusters[0], *clusters[2:])]


@pytest.mark.parametrize("kills", [1, 2])
def test_a_worker_that_is_killed_is_replaced_and_only_a_second_time_a_failure(
    kills: int, poison: Callable[..., Any], gate: Any
) -> None:
    clusters = [cluster(number, "GATE" if number == 4 else "") for number in range(COUNT)]
    embedder = poison(gate.path)
    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(many, clusters, embedder, jobs=2)
        for _ in range(kills):
            worker, _ = gate.arrived()
            os.kill(worker, signal.SIGKILL)
        if kills == 1:
            gate.arrived()
            gate.open()
        found = future.result(timeout=WAIT)
    # One who writes what the gate would let through: the same words, no gate.
    expected: list[Summary | Failure] = [single(one, "tfidf") for one in clusters]
    if kills == 2:
        expected[4] = Failure("c4", "its worker process was ended by signal 9")
    assert list(map(essence, found)) == list(map(essence, expected))


def essence(result: Summary | Failure) -> Any:
    return result if isinstance(result, Failure) else {**result.to_dict(), "settings": ""}


def test_workers_that_cannot_start_end_the_batch(poison: Callable[..., Any]) -> None:
    with pytest.raises(SummarizerError, match="worker processes end before they are ready"):
        many([cluster(0)], poison(), memory=1 << 20)


def begin(target: str, **more: Any) -> "subprocess.Popen[bytes]":
    """A batch that has finished c0, c1 and c2, has more, and waits for its input."""
    process = subprocess.Popen(
        [*PROGRAM, "-", *FAST, "-v", "-o", target], stdin=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )
    assert process.stdin
    assert process.stderr
    # Tasks of one, two and four clusters: while it waits for an eighth, the first two are finished.
    process.stdin.write(b"".join(map(line, range(7))))
    process.stdin.flush()
    begun.append(process)
    for said in process.stderr:
        if b"finished 'c2'" in said:
            return process
    raise AssertionError("it ended before it was to")


begun: "list[subprocess.Popen[bytes]]" = []


@pytest.fixture(autouse=True)
def reaped() -> Iterator[None]:
    """End what a test has begun and, having failed, not ended."""
    yield
    while begun:
        process = begun.pop()
        process.kill()
        process.communicate()


def stop(process: "subprocess.Popen[bytes]", number: signal.Signals) -> tuple[int, list[str]]:
    """The exit code, and the last lines on standard error: none of who is killed."""
    process.send_signal(number)
    _, said = process.communicate(timeout=WAIT)
    return process.returncode, [one for one in said.decode().splitlines() if "finished '" not in one]


def farewell(code: int, target: str) -> list[str]:
    if code < 0:
        return []
    return [
        f"summarize-batch: finished results are in {target!r}: continue with --resume",
        "summarize-batch: interrupted",
    ]


@pytest.mark.parametrize("target", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_a_batch_that_was_stopped_is_gone_on_with(target: str, number: signal.Signals, code: int, packing: Any) -> None:
    process = begin(target)
    started = children(process.pid)
    assert stop(process, number) == (code, farewell(code, target))
    for child in started:
        wait_for_end_of(child)
    done = run("in.jsonl", *FAST, "-o", target, "--resume")
    assert done.returncode == 0
    assert "finished before" in done.stderr.decode()
    assert packing.unpacked(Path(target)) == undisturbed()
    assert {path.name for path in Path().iterdir()} == {"in.jsonl", target}


@pytest.mark.parametrize(("number", "code", "kept"), [(signal.SIGKILL, -9, 0), (signal.SIGINT, 130, 3)])
def test_a_folder_of_parts_is_gone_on_with(number: signal.Signals, code: int, kept: int, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install pyarrow")
    assert stop(begin("out.parquet"), number) == (code, farewell(code, "out.parquet"))
    folder = tmp_path / "out.parquet"
    assert len(list(read_results(folder))) == kept
    # What a process that is killed while it writes leaves.
    (folder / ".unfinished.parquet").write_bytes(b"PAR1")
    assert run("in.jsonl", *FAST, "-o", "out.parquet", "--resume").returncode == 0
    assert b"".join(read_results(folder)) == undisturbed()
    assert all(path.name.startswith("part-") for path in folder.iterdir())
    (folder / "part-000000.parquet").write_bytes(b"PAR1")
    damaged = run("in.jsonl", *FAST, "-o", "out.parquet", "--resume")
    assert damaged.returncode == 1
    assert damaged.stderr.startswith(b"summarize-batch: cannot read 'out.parquet/part-000000.parquet'")


def children(process: int) -> list[int]:
    return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))


def wait_for_end_of(process: int) -> None:
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return
    # Readable at the end of the process, which comes by itself: its pipe is closed.
    ended, _, _ = select.select([descriptor], [], [], WAIT)
    os.close(descriptor)
    assert ended, f"process {process} has not ended in {WAIT} seconds"


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
@pytest.mark.parametrize("cut", [1, 40])
def test_a_torn_end_is_mended(suffix: str, cut: int, packing: Any) -> None:
    whole = undisturbed()
    target = Path(f"out.jsonl{suffix}")
    target.write_bytes(packing.packed(whole, suffix)[:-cut])
    assert run("in.jsonl", *FAST, "-o", str(target), "--resume").returncode == 0
    assert packing.unpacked(target) == whole


def test_failures_are_finished_until_their_lines_are_deleted() -> None:
    Path("in.jsonl").write_bytes(line(0) + b'{"id": "bare", "articles": []}\n' + line(1))
    assert run("in.jsonl", *FAST, "-o", "out.jsonl").returncode == 1
    before = Path("out.jsonl").read_bytes()
    assert run("in.jsonl", *FAST, "-o", "out.jsonl", "--resume").returncode == 1
    assert Path("out.jsonl").read_bytes() == before
    first, bare, last = before.splitlines(keepends=True)
    Path("out.jsonl").write_bytes(first + last)
    assert run("in.jsonl", *FAST, "-o", "out.jsonl", "--resume").returncode == 1
    assert Path("out.jsonl").read_bytes() == first + last + bare


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no json\n{}\n", "line 1 is not a result"),
        (b'{"id": "a", "error": ""}\n{"id": "a", "error": ""}\n', "line 2 repeats the id 'a'"),
        (b'{"id": "a", "format": 1, "settings": "others"}\n', "made with other options, in line 1: others"),
    ],
)
def test_a_file_of_something_else_is_not_gone_on_with(content: bytes, message: str) -> None:
    Path("out.jsonl").write_bytes(content)
    done = run("in.jsonl", *FAST, "-o", "out.jsonl", "--resume")
    assert done.returncode == 1
    assert message in done.stderr.decode()
    assert Path("out.jsonl").read_bytes() == content


def check_full(target: Path, **more: Any) -> None:
    done = run("in.jsonl", *FAST, "-o", str(target), **more)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"summarize-batch: cannot write '{target}': ")
    assert done.stderr.count(b"\n") == 1
    assert not target.read_bytes().endswith(b"\n")


def test_a_file_that_may_not_grow_is_gone_on_with_when_it_may() -> None:
    most = len(undisturbed()) // 2
    check_full(
        Path("out.jsonl"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY)),
        # What measures the coverage of the tests would write a file of its own, and say that it cannot.
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")},
    )
    assert run("in.jsonl", *FAST, "-o", "out.jsonl", "--resume").returncode == 0
    assert Path("out.jsonl").read_bytes() == undisturbed()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_ends_the_batch_and_with_room_it_is_gone_on_with(small_disk: Path) -> None:
    check_full(small_disk / "out.jsonl")
    subprocess.run(["mount", "-o", "remount,size=1m", str(small_disk)], check=True)
    assert run("in.jsonl", *FAST, "-o", str(small_disk / "out.jsonl"), "--resume").returncode == 0
    assert (small_disk / "out.jsonl").read_bytes() == undisturbed()


def test_a_reader_that_has_gone_is_exit_code_141() -> None:
    gone, output = os.pipe()
    os.close(gone)
    with os.fdopen(output, "wb") as stream:
        done = subprocess.run([*PROGRAM, "in.jsonl", *FAST], stdout=stream, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")
