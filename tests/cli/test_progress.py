"""What a terminal shows while sentences are embedded, and how an interrupt then ends the run."""

import json
import os
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice, product
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

COMMAND = (sys.executable, "-m", "summarizer")
SHOWN = re.compile(rb"embedding: ([\d,]+) sentences, [\d,]+ a second")
WORDS = (
    "old new grey tall wide low dark long fast".split(),
    "ferry bridge harbour council mayor school museum river station".split(),
    "closed opened crossed rebuilt reached passed left blocked joined".split(),
    "northern southern eastern western".split(),
)

# Seconds without a step after which a program hangs, on a machine that is busy with other work, too.
WAIT = 200


def made_up(count: int) -> str:
    """So many different sentences, as JSON Lines with an article of fifty each."""
    sentences = [f"The {a} {noun} {verb} the {place} quay of the town." for a, noun, verb, place in product(*WORDS)]
    texts = ("\n".join(sentences[start : min(start + 50, count)]) for start in range(0, count, 50))
    return "".join(json.dumps({"id": f"a{number}", "text": text}) + "\n" for number, text in enumerate(texts))


class Terminal:
    """A process of which standard error is a terminal, and what it has shown."""

    def __init__(self, process: "subprocess.Popen[bytes]", screen: int) -> None:
        self.process, self._screen, self.shown = process, screen, b""

    def pieces(self) -> Iterator[bytes]:
        """What it shows, as it comes, to its end."""
        while True:
            ready, _, _ = select.select([self._screen], [], [], WAIT)
            assert ready, f"the terminal has shown nothing new for {WAIT} seconds"
            try:
                piece = os.read(self._screen, 4096)
            except OSError:  # how Linux says that nobody holds the other end any more
                return
            if not piece:
                return
            self.shown += piece
            yield piece


@contextmanager
def on_a_terminal(*arguments: str) -> Iterator[Terminal]:
    screen, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    command = [*COMMAND, *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        try:
            yield Terminal(process, screen)
        finally:
            process.kill()
            os.close(screen)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """So many sentences that a run is in the middle of embedding long after the first look."""
    path = tmp_path / "many.jsonl"
    path.write_text(made_up(2_000), "utf-8")
    return path


def test_a_terminal_shows_how_many_are_embedded_and_nothing_of_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(made_up(260), "utf-8")
    plain = subprocess.run([*COMMAND, str(path), "-n", "2"], capture_output=True, check=True)
    assert plain.stderr == b""
    with on_a_terminal(str(path), "-n", "2") as terminal:
        list(terminal.pieces())
        assert terminal.process.stdout is not None
        assert terminal.process.stdout.read() == plain.stdout
        assert terminal.process.wait(WAIT) == 0
    counts = [int(count.replace(b",", b"")) for count in SHOWN.findall(terminal.shown)]
    assert counts == sorted(counts)
    assert 200 <= counts[0] <= counts[-1] <= 260
    # The cursor, which was hidden, is back, and the line is cleared at last.
    assert terminal.shown.rindex(b"\x1b[?25h") > terminal.shown.rindex(b"\x1b[?25l")
    assert b"\x1b[2K" in terminal.shown[terminal.shown.rindex(b"a second") :]


def test_quiet_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(made_up(230), "utf-8")
    with on_a_terminal(str(path), "-n", "2", "-q") as terminal:
        list(terminal.pieces())
        assert terminal.process.wait(WAIT) == 0
    assert terminal.shown == b""


def test_an_interrupt_while_embedding_is_one_line_and_leaves_nothing_half_written(many: Path, tmp_path: Path) -> None:
    cache, target = tmp_path / "cache", tmp_path / "out.txt"
    with on_a_terminal(str(many), "-n", "2", "-o", str(target), "--cache", str(cache)) as terminal:
        pieces = terminal.pieces()
        while not SHOWN.search(terminal.shown):
            next(pieces)
        terminal.process.send_signal(signal.SIGINT)
        list(pieces)
        assert terminal.process.wait(WAIT) == 130
    *_, last = terminal.shown.split(b"\x1b[2K")  # behind the last line that was cleared
    assert re.sub(rb"\x1b\[[\d?;]*[A-Za-z]", b"", last).strip() == b"summarize: interrupted"
    assert b"Traceback" not in terminal.shown
    assert terminal.shown.rindex(b"\x1b[?25h") > terminal.shown.rindex(b"\x1b[?25l")
    assert {path.name for path in tmp_path.iterdir()} == {"many.jsonl", "cache"}
    [store] = cache.iterdir()
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("count", [0, 1, 500])
def test_an_interrupt_in_the_midst_of_the_library_reaches_the_caller(count: int, tmp_path: Path) -> None:
    """Ctrl-C behind any batch: the error comes through the cache, which then holds nothing, and a second call goes well."""
    from summarizer import Article, summarize

    class Stop:
        def __init__(self) -> None:
            self.seen = 0

        def __call__(self, some: int) -> None:
            self.seen += some
            if self.seen > count:
                raise KeyboardInterrupt

    lines = islice(made_up(600).splitlines(), 12)
    articles = [Article(**json.loads(line)) for line in lines]
    with pytest.raises(KeyboardInterrupt):
        summarize(articles, max_sentences=2, cache=tmp_path, on_embedded=Stop())
    seen: list[int] = []
    summarize(articles[:2], max_sentences=2, cache=tmp_path, on_embedded=seen.append)
    assert sum(seen) == 100
    summarize(articles[:2], max_sentences=2, cache=tmp_path, on_embedded=seen.append)
    assert sum(seen) == 100
