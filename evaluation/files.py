"""Text files and JSON, read and written with clear errors."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.errors import EvaluationError
from summarizer import write_atomically


def read_text(path: Path, *, way_out: str = "check the file and its permissions") -> str:
    """Return the text of a UTF-8 file.

    Args:
        path: The file.
        way_out: End of the message of the error.

    Raises:
        EvaluationError: If the file cannot be read.
    """
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise EvaluationError(f"cannot read {str(path)!r}: {reason}: {way_out}") from error


def parse_json(text: str, *, where: str, first_line: int = 1) -> Any:
    """Return the value of a JSON text.

    Args:
        text: The JSON.
        where: Name of the file in messages.
        first_line: Line of the file at which the text begins.

    Raises:
        EvaluationError: If the text is not JSON, or holds NaN or an infinity; names the line.
    """

    def refuse(constant: str) -> Any:
        raise EvaluationError(
            f"{where}, line {first_line}: {constant} is not a number: write a finite one or leave it out"
        )

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise EvaluationError(
            f"{where}, line {line}: not JSON ({error.msg}, column {error.colno}): correct that line"
        ) from error


def read_json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Yield each value of a JSON Lines file with its line number; blank lines are skipped.

    Raises:
        EvaluationError: If the file cannot be read, or a line is not JSON; names the line.
    """
    # Not splitlines(): JSON texts may hold U+2028, which is no line end of JSON Lines.
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield number, parse_json(line, where=str(path), first_line=number)


def write_text(path: Path, text: str) -> None:
    """Write a file atomically: after a failure the old file is still there, and no half-written one.

    Raises:
        EvaluationError: If the file cannot be written.
    """
    try:
        write_atomically(path, text.encode("utf-8"))
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise EvaluationError(f"cannot write {path}: {reason}: check the folder and its permissions") from error
