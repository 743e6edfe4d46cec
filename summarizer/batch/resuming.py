"""An unfinished file of results: its torn end is mended, and what it holds is not made again."""

import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from summarizer.batch.ledger import Ledger
from summarizer.batch.output import Output, check_folder
from summarizer.batch.parquet import PARQUET
from summarizer.batch.parts import read_parts
from summarizer.batch.streams import GZIP, ZSTD, read_torn_lines, told
from summarizer.errors import OutputError
from summarizer.rendering.output import replacing

# A summary has a format, a failure an error.
_MARKS = ("format", "error")

_log = logging.getLogger(__name__)


def read_finished(target: str, finished: Ledger, *, settings: str) -> int:
    """Note the ids of a file's results, failures among them, and cut off what a sudden end left half-written.

    Args:
        target: The file, or the folder of parts; there need be none.
        finished: Is told the ids.
        settings: What the file's summaries must have been made with.

    Returns:
        How many of the results are failures.

    Raises:
        OutputError: If the file holds something else, or summaries made with other options, or cannot be mended.
    """
    path = Path(target)
    if target.endswith(PARQUET):
        check_folder(target)
        return _note(target, read_parts(path), finished, settings)[1]
    if not path.exists():
        return 0
    if not path.is_file():
        raise OutputError(f"{target!r} is no file that could be gone on with: leave out --resume")
    good, failures = _note(target, read_torn_lines(target), finished, settings)
    with told(target):
        if path.suffix in {GZIP, ZSTD}:
            _rewrite(path, target)
        elif good < path.stat().st_size:
            _log.warning("%s: the last line was cut off and is made anew", target)
            os.truncate(path, good)
    return failures


def _note(target: str, lines: Iterable[bytes], finished: Ledger, settings: str) -> tuple[int, int]:
    """Bytes of whole lines, and failures among them."""
    good = failures = 0
    for number, line in enumerate(lines, start=1):
        record = _record(line)
        if record is None:
            raise OutputError(f"{target!r}: line {number} is no result: give another name, or delete it")
        if record.get("settings", settings) != settings:
            raise OutputError(
                f"{target!r} holds summaries made with other options, in line {number}: {record['settings']}: repeat"
                " those, or give another name"
            )
        if not finished.add(record["id"]):
            raise OutputError(f"{target!r}: line {number} repeats the id {record['id']!r}: delete the line")
        good += len(line)
        failures += "error" in record
    return good, failures


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    is_result = isinstance(record, dict) and isinstance(record.get("id"), str) and not record.keys().isdisjoint(_MARKS)
    return record if is_result else None


def _rewrite(path: Path, target: str) -> None:
    """Nothing can follow compressed data that break off, and whether they do is not always to be seen."""
    with replacing(path) as file:
        output = Output(target, file)
        for line in read_torn_lines(target):
            output.write(line.decode("utf-8"))
        output.finish()
