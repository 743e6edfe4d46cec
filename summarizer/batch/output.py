"""The results of a batch, written one by one to a file, standard output or a folder of Parquet files."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from summarizer.batch.clusters import Failure
from summarizer.batch.line_files import STANDARD_STREAM, compressed, wrap_errors
from summarizer.batch.parquet import PARQUET, ResultFolder, require_pyarrow, result_files, unexpected_files
from summarizer.errors import OutputError
from summarizer.models import Summary
from summarizer.rendering.output import check_writable

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """The result of a cluster as a line of JSON.

    Attributes:
        id: The cluster's id.
        text: One JSON object with its line end.
        is_failure: True if there is no summary.
    """

    id: str
    text: str
    is_failure: bool


def result_line(identity: str, result: Summary | Failure, *, with_articles: bool) -> ResultLine:
    """Return the line of a result: its `id` and the JSON form of the summary, or the `error`."""
    content = {"error": result.error} if isinstance(result, Failure) else result.to_dict(with_articles=with_articles)
    text = json.dumps({"id": identity, **content}, ensure_ascii=False, allow_nan=False)
    return ResultLine(identity, text + "\n", isinstance(result, Failure))


def check_new(target: str) -> None:
    """Check that results can be written to a target that holds none yet.

    Raises:
        OutputError: If the target cannot be written or holds something.
    """
    path = Path(target)
    if target.endswith(PARQUET):
        check_folder(target)
        if result_files(path):
            raise OutputError(f"{target!r} already holds results: continue with --resume, or use another name")
        return
    check_writable(target)
    if target != STANDARD_STREAM and path.is_file() and path.stat().st_size:
        raise OutputError(f"{target!r} already exists: continue it with --resume, or use another name")


def check_folder(target: str) -> None:
    """Check that a target can be a folder of Parquet files.

    Raises:
        OutputError: If it is not a folder, holds other files, or its parent folder is missing.
        InputError: If pyarrow is not installed.
    """
    require_pyarrow(target)
    path = Path(target)
    if path.exists() and not path.is_dir():
        raise OutputError(f"{target!r} is a file, but results in Parquet are a folder: use another name")
    if not path.is_dir():
        check_writable(target)
    if unexpected := unexpected_files(path):
        raise OutputError(f"{target!r} holds {unexpected[0]!r}, which is not a file of results: use another name")


class LineWriter:
    """Writes lines to the end of a file, compressed according to its suffix, or to standard output."""

    def __init__(self, target: str, file: IO[bytes]) -> None:
        """Write to an open file."""
        self._target = target
        self._file = file
        self._stream = compressed(file, suffix=Path(target).suffix)

    def write(self, line: str) -> None:
        """Write a line so that it can be read before the next one is written.

        Raises:
            BrokenPipeError: If the reader of standard output is gone.
            OutputError: If the line cannot be written; earlier lines stay.
        """
        with wrap_errors(self._target):
            # A lone surrogate becomes its JSON escape.
            self._stream.write(line.encode("utf-8", "backslashreplace"))
            self._stream.flush()
            self._file.flush()

    def finish(self) -> None:
        """Write the end of compressed data.

        Raises:
            OutputError: If it cannot be written.
        """
        with wrap_errors(self._target):
            if self._stream is not self._file:
                self._stream.close()
            self._file.flush()


@contextmanager
def appending(target: str) -> Iterator[LineWriter | ResultFolder]:
    """Open a file or a folder of Parquet files, created if missing, or standard output, to append results.

    Raises:
        OutputError: If it cannot be opened.
    """
    if target.endswith(PARQUET):
        folder = ResultFolder(Path(target))
        try:
            with _reporting_interrupts(target):
                yield folder
        finally:
            folder.finish()  # keeps the finished results whatever ended the run
        return
    if target == STANDARD_STREAM:
        if sys.stdout is None:
            raise OutputError("standard output is closed: use -o FILE")
        yield LineWriter(target, sys.stdout.buffer)
        return
    with wrap_errors(target):
        file = Path(target).open("ab")  # noqa: SIM115 - closed below, where an error has been reported already
    try:
        writer = LineWriter(target, file)
        with _reporting_interrupts(target):
            yield writer
        writer.finish()
    finally:
        with suppress(OSError):
            file.close()


@contextmanager
def _reporting_interrupts(target: str) -> Iterator[None]:
    """Log where the finished results are if the user interrupts the block."""
    try:
        yield
    except KeyboardInterrupt:
        _log.warning("finished results are in %r: continue with --resume", target)
        raise
