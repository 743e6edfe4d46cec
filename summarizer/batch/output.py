"""Where the results go: to a file, of which a line can be read as soon as there is a result, or to a folder of parts."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from summarizer.batch.parquet import PARQUET, require
from summarizer.batch.parts import Parts, parts, strangers
from summarizer.batch.streams import STANDARD_STREAM, compressed, told
from summarizer.errors import OutputError
from summarizer.rendering.output import check_writable

_log = logging.getLogger(__name__)


def check_new(target: str) -> None:
    """Refuse to write over results.

    Raises:
        OutputError: If the target cannot be written, or holds something.
    """
    path = Path(target)
    if target.endswith(PARQUET):
        check_folder(target)
        if parts(path):
            raise OutputError(f"{target!r} holds results already: go on with them by --resume, or give another name")
        return
    check_writable(target)
    if target != STANDARD_STREAM and path.is_file() and path.stat().st_size:
        raise OutputError(f"{target!r} is there already: go on with it by --resume, or give another name")


def check_folder(target: str) -> None:
    """Refuse what cannot be a folder of parts.

    Raises:
        OutputError: If it is something else, holds something else, or lies in no folder.
        InputError: If pyarrow is not installed.
    """
    require(target)
    path = Path(target)
    if path.exists() and not path.is_dir():
        raise OutputError(f"{target!r} is no folder, which results in Parquet are: give another name")
    if not path.is_dir():
        check_writable(target)
    if others := strangers(path):
        raise OutputError(f"{target!r} holds {others[0]!r}, which is no part of results: give another name")


class Output:
    """The end of a file, compressed by its suffix, or standard output."""

    def __init__(self, target: str, file: IO[bytes]) -> None:
        """Write to a file that is open."""
        self._target = target
        self._file = file
        self._stream = compressed(file, suffix=Path(target).suffix)

    def write(self, line: str) -> None:
        """Write a line with its end, so that it can be read before the next one is written.

        Raises:
            BrokenPipeError: If the reader of standard output is gone.
            OutputError: If it cannot be written; what was written before it stays.
        """
        with told(self._target):
            # A lone surrogate becomes its JSON escape.
            self._stream.write(line.encode("utf-8", "backslashreplace"))
            self._stream.flush()
            self._file.flush()

    def finish(self) -> None:
        """Write the end of the compressed data, where there is one.

        Raises:
            OutputError: If it cannot be written.
        """
        with told(self._target):
            if self._stream is not self._file:
                self._stream.close()
            self._file.flush()


@contextmanager
def appending(target: str) -> Iterator["Output | Parts"]:
    """Give the end of a file or of a folder of parts, which is made if there is none, or standard output.

    Raises:
        OutputError: If it cannot be opened.
    """
    if target.endswith(PARQUET):
        made = Parts(Path(target))
        try:
            with _kept(target):
                yield made
        finally:
            # Whatever has ended the work: what was made is kept.
            made.finish()
        return
    if target == STANDARD_STREAM:
        if sys.stdout is None:
            raise OutputError("standard output is closed: give -o FILE")
        yield Output(target, sys.stdout.buffer)
        return
    with told(target):
        file = Path(target).open("ab")  # noqa: SIM115 - closed below, where an error at closing is no news
    try:
        output = Output(target, file)
        with _kept(target):
            yield output
        output.finish()
    finally:
        with suppress(OSError):  # said already
            file.close()


@contextmanager
def _kept(target: str) -> Iterator[None]:
    """Say to who interrupts that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        _log.warning("what is finished stands in %r: --resume goes on with it", target)
        raise
