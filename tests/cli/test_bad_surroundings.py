"""What stands around the input: links, pipes, devices, closed streams, full disks, little memory, a wrong clock."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.faults

Cli = Callable[..., Any]
PROGRAM = f"{sys.executable} -m summarizer --embedder tfidf"
SENTENCE = "The harbour bridge at Sellin will close for 14 months."
NOT_A_FILE = "is neither a file nor a folder: use a regular file, or pipe it and read '-'"
BROKEN_LINK = "is a broken link: fix it, or name the file itself"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(SENTENCE)


def shell(script: str) -> subprocess.CompletedProcess[str]:
    """A script of the shell, in which "$S" is the command."""
    return subprocess.run(
        ["bash", "-c", script],
        env={**os.environ, "S": PROGRAM, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )


def make(name: str) -> None:
    """What the tables below call by these names."""
    Path("one").symlink_to("two")
    Path("two").symlink_to("one")
    Path("dangling").symlink_to("nowhere")
    os.mkfifo("pipe")
    Path(name).exists()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("one", BROKEN_LINK),
        ("dangling", BROKEN_LINK),
        ("pipe", NOT_A_FILE),
        ("/dev/null", NOT_A_FILE),
        ("/dev/zero", NOT_A_FILE),
        ("good.txt/x", "no such file or folder: 'good.txt/x': check the spelling"),
        ("%s{x}$(id).txt", "no such file or folder: '%s{x}$(id).txt': check the spelling"),
        ("a\nb.txt", r"no such file or folder: 'a\nb.txt': check the spelling"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\udcff.txt", r"no such file or folder: '\udcff.txt': check the spelling"),
        ("../../../../../../../../no/such", "no such file or folder"),
        ("**/*.none", "nothing matches '**/*.none'"),
        ("[", "nothing matches '[': check the pattern"),
    ],
)
def test_a_path_that_cannot_be_read_is_one_line(path: str, message: str, cli: Cli) -> None:
    make(path)
    outcome = cli(path, "--embedder", "tfidf")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert message in outcome.err
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        ("one", 1, "cannot write 'one': "),
        ("/dev/full", 1, "cannot write '/dev/full': No space left on device: check the disk and the permissions"),
        ("/dev/null", 0, ""),
        ("dangling", 0, ""),
        ("good.txt", 1, "'good.txt' is one of the articles and would be overwritten: use another name"),
    ],
)
def test_a_target_is_written_whole_or_the_reason_is_said(target: str, code: int, message: str, cli: Cli) -> None:
    make(target)
    outcome = cli("good.txt", "--embedder", "tfidf", "-o", target)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (code, "", code)
    assert message in outcome.err
    assert not [path for path in Path().iterdir() if path.name.startswith(".summary")]


def test_a_folder_that_holds_itself_is_read_once(cli: Cli) -> None:
    Path("news").mkdir()
    shutil.copy("good.txt", "news/a.txt")
    Path("news/news").symlink_to("../news")
    outcome = cli("news", "--embedder", "tfidf")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{SENTENCE} [1]\n\nSources\n  1  a\n"


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("$S <&-", 2, "no PATH"),
        ("$S good.txt >&-", 1, "summarize: standard output is closed: use -o FILE\n"),
        ("$S good.txt 2>&- >/dev/null", 0, ""),
        ("$S none 2>&-", 1, ""),
        ("$S good.txt | true; exit ${PIPESTATUS[0]}", None, ""),
        ("ulimit -n 16; $S good.txt >/dev/null", 0, ""),
        ("HOME=/none XDG_CACHE_HOME=/none TMPDIR=/none $S good.txt >/dev/null", 0, ""),
        ("LC_ALL=C PYTHONUTF8=0 PYTHONIOENCODING=ascii $S good.txt >/dev/null", 0, ""),
        ("cp good.txt -- -n; $S -- -n >/dev/null", 0, ""),
    ],
)
def test_streams_and_limits(script: str, code: int | None, said: str) -> None:
    done = shell(script)
    assert done.returncode in ({0, 141} if code is None else {code})
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_too_little_memory_is_one_line() -> None:
    Path("big.txt").write_bytes(b"word " * 30_000_000)
    done = shell("ulimit -v 400000; OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $S big.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "summarize: not enough memory: use fewer or shorter articles\n"


# Between what the libraries take and what the engine takes on top of them; how much that is varies from run to run.
@pytest.mark.parametrize("kilobytes", [200_000, 205_000, 260_000, 300_000])
def test_with_little_memory_for_the_model_there_is_a_summary_or_one_line(kilobytes: int) -> None:
    # Without the measurement of coverage, which wants memory of its own at the end.
    surroundings = "env -u COVERAGE_PROCESS_START -u COVERAGE_PROCESS_CONFIG OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1"
    done = shell(f"ulimit -v {kilobytes}; {surroundings} {sys.executable} -m summarizer good.txt")
    # The engine may print a line of its own before ours.
    last = done.stderr.removesuffix("\n").rpartition("\n")[2]
    assert (done.returncode, done.stdout, last) in (
        (0, f"{SENTENCE} [1]\n\nSources\n  1  good\n", ""),
        (1, "", "summarize: not enough memory: use fewer or shorter articles"),
    )
    assert "Traceback" not in done.stderr


@pytest.fixture
def cache(cli: Cli) -> Iterator[Path]:
    """A folder with the vector of one sentence, in which nobody may write."""
    folder = Path("cache")
    assert cli("good.txt", "--cache", "cache").code == 0
    if os.geteuid() != 0:
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
        return
    if subprocess.run(["mount", "--bind", "-o", "ro", "cache", "cache"], check=False).returncode:
        pytest.skip("this container may not mount a folder")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "cache"], check=True)


def test_a_cache_that_may_only_be_read_is_read_and_what_it_cannot_keep_is_said(cache: Path, cli: Cli) -> None:
    before = [(path.name, path.read_bytes()) for path in cache.iterdir()]
    known = cli("good.txt", "--cache", "cache")
    assert (known.code, known.err) == (0, "")
    Path("more.txt").write_text("A ferry will sail from Monday.")
    new = cli("good.txt", "more.txt", "--cache", "cache")
    assert new.code == 0
    assert new.out == cli("good.txt", "more.txt").out
    assert new.err.startswith("summarize: vectors cannot be kept in cache")
    assert new.err.count("\n") == 1
    assert [(path.name, path.read_bytes()) for path in cache.iterdir()] == before


# A clock that stands at the start of 1970, as in a machine whose battery is empty.
CLOCK = """
import datetime, time
class Stopped(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(0, tz)
datetime.datetime, time.time = Stopped, lambda: 0.0
"""


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_with_a_clock_in_1970_the_summary_is_the_same(form: str) -> None:
    Path("dated.txt").write_text(f"---\npublished: 2025-03-01T07:30:00+01:00\n---\n{SENTENCE}")
    Path("clock").mkdir()
    Path("clock/sitecustomize.py").write_text(CLOCK)
    today = shell(f"$S dated.txt -f {form}")
    then = shell(f"PYTHONPATH=clock:$PYTHONPATH $S dated.txt -f {form}")
    assert (today.returncode, today.stderr) == (0, "")
    assert (then.returncode, then.stdout) == (0, today.stdout)
    assert "in the future" in then.stderr
    assert then.stderr.count("\n") == 1


@pytest.mark.skipif(os.geteuid() != 0 or sys.platform != "linux", reason="only root can mount a small disk")
def test_a_disk_that_fills_up_keeps_the_old_file() -> None:
    Path("disk").mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", "disk"], check=False).returncode:
        pytest.skip("this container may not mount a disk")
    try:
        Path("disk/result").write_text("old")
        shell("head -c 9999 /dev/zero > disk/filling")
        done = shell("$S good.txt -f html -o disk/result")
        assert done.returncode == 1
        assert done.stderr.startswith("summarize: cannot write 'disk/result': No space left on device")
        assert Path("disk/result").read_text() == "old"
        assert {path.name for path in Path("disk").iterdir()} == {"result", "filling"}
    finally:
        subprocess.run(["umount", "disk"], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize("arguments", [("locked.txt",), ("good.txt", "-o", "locked/x")])
def test_what_may_not_be_read_or_written_is_said(arguments: tuple[str, ...], cli: Cli) -> None:
    Path("locked.txt").write_text(SENTENCE)
    Path("locked.txt").chmod(0)
    Path("locked").mkdir(mode=0o500)
    outcome = cli(*arguments, "--embedder", "tfidf")
    assert (outcome.code, outcome.out) == (1, "")
    assert "Permission denied" in outcome.err
