"""`summarize` in this process: what a shell would see, without the second that a start takes."""

import io
import logging
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

from summarizer.cli.exit_codes import run
from summarizer.cli.summarize import command

# Each of them once or not at all; "*" is a piece of the data, "#" a number.
OPTIONS: tuple[tuple[str, ...], ...] = (
    *(("-f", form) for form in ("text", "markdown", "json", "html", "json", "*")),
    *((unit, "#") for unit in ("-n", "-w", "-c", "--tokens", "-w")),
    ("--query", "*"),
    ("--order", "chronological"),
    ("--order", "*"),
    ("--ranker", "centroid"),
    ("--ranker", "lead"),
    ("--selector", "mmr"),
    ("--selector", "coverage"),
    ("--diversity", "#"),
    ("--duplicate-threshold", "0.5"),
    ("--duplicate-threshold", "#"),
    ("--language", "german"),
    ("--language", "*"),
    ("--splitter", "nupunkt"),
    ("--model", "*"),
    ("--with-articles",),
    ("--stories",),
    ("--explain",),
    ("--exhaustive",),
    ("--keep-off-topic",),
    ("--disagreements",),
    ("-q",),
    ("-v",),
    ("-",),
)
NUMBERS = ("0", "1", "2", "3", "12", "60", "250", "-1", "0.3", "1e3", "nan", "9" * 30, "")


@dataclass(frozen=True, slots=True)
class Done:
    """What a run left behind: its arguments, exit code, standard output, and the lines on standard error."""

    arguments: tuple[str, ...]
    code: int
    out: bytes
    err: tuple[bytes, ...]


def drawn(data: bytes) -> tuple[str, ...]:
    """Up to five options, the same for the same data."""
    chance = random.Random(data)  # noqa: S311 - odd input, not a secret
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + 20].replace(b"\0", b"").decode("utf-8", "surrogateescape")
    values = {"*": lambda: piece, "#": lambda: chance.choice(NUMBERS)}
    chosen = chance.sample(OPTIONS, chance.randint(0, 5))
    return ("--embedder=tfidf", *(values[part]() if part in values else part for option in chosen for part in option))


@contextmanager
def _unchanged_logging() -> Iterator[None]:
    handlers, level = list(logging.root.handlers), logging.root.level
    try:
        yield
    finally:
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)


def invoked(data: bytes) -> Done:
    """Run the command with options that the data draw and the data on standard input."""
    arguments = drawn(data)
    out, err = io.BytesIO(), io.BytesIO()
    with (
        _unchanged_logging(),
        mock.patch.object(sys, "argv", ["summarize", *arguments]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(data))),
        mock.patch.object(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True)),
        mock.patch.object(sys, "stderr", io.TextIOWrapper(err, "utf-8", "backslashreplace", write_through=True)),
    ):
        code = run(command, "summarize")
        return Done(arguments, code, out.getvalue(), tuple(err.getvalue().splitlines()))
