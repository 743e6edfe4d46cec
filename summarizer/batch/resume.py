"""Continuation of an unfinished file of results: its ids are read, and an incomplete line at its end is removed."""

import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from summarizer.batch.line_files import GZIP, ZSTD, read_complete_lines, wrap_errors
from summarizer.batch.output import LineWriter, check_folder
from summarizer.batch.parquet import PARQUET, read_results
from summarizer.batch.seen_ids import SeenIds
from summarizer.errors import OutputError
from summarizer.rendering.output import replacing

# A summary has a format, a failure has an error.
_RESULT_KEYS = ("format", "error")

_log = logging.getLogger(__name__)


def read_finished(target: str, finished: SeenIds, *, settings: str) -> int:
    """Add the ids of a file's results, failures included, and remove an incomplete line at its end.

    Args:
        target: The file, or the folder of Parquet files; it may be missing.
        finished: The set to which the ids are added.
        settings: The settings that all summaries of the file must have.

    Returns:
        The number of failures among the results.

    Raises:
        OutputError: If the file holds something else or summaries with other settings, or cannot be written.
    """
    path = Path(target)
    if target.endswith(PARQUET):
        check_folder(target)
        return _add_ids(target, read_results(path), finished, settings)[1]
    if not path.exists():
        return 0
    if not path.is_file():
        raise OutputError(f"{target!r} is not a file that can be continued: leave out --resume")
    size, failures = _add_ids(target, read_complete_lines(target), finished, settings)
    with wrap_errors(target):
        if path.suffix in {GZIP, ZSTD}:
            _rewrite(path)
        elif size < path.stat().st_size:
            _log.warning("%s: removed an incomplete last line: its cluster is summarized again", target)
            os.truncate(path, size)
    return failures


def _add_ids(target: str, lines: Iterable[bytes], finished: SeenIds, settings: str) -> tuple[int, int]:
    """Add the ids of the lines; return the number of bytes and of failures."""
    size = failures = 0
    for number, line in enumerate(lines, start=1):
        record = _parsed(line)
        if record is None:
            raise OutputError(f"{target!r}: line {number} is not a result: use another name, or delete the line")
        if record.get("settings", settings) != settings:
            raise OutputError(
                f"{target!r} holds summaries made with other options, in line {number}: {record['settings']}: repeat"
                " those, or use another name"
            )
        if not finished.add(record["id"]):
            raise OutputError(f"{target!r}: line {number} repeats the id {record['id']!r}: delete the line")
        size += len(line)
        failures += "error" in record
    return size, failures


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    is_result = (
        isinstance(record, dict) and isinstance(record.get("id"), str) and not record.keys().isdisjoint(_RESULT_KEYS)
    )
    return record if is_result else None


def _rewrite(path: Path) -> None:
    """Write the complete lines of a compressed file anew: nothing can be appended to incomplete compressed data."""
    with replacing(path) as file:
        writer = LineWriter(str(path), file)
        for line in read_complete_lines(str(path)):
            writer.write(line.decode("utf-8"))
        writer.finish()
