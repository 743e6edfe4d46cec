"""Results on disk: written whole or not at all, and cluster by cluster while a run goes on."""

import contextlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.corpus.jsonl import read_lines
from evaluation.corpus.records import parse_json
from evaluation.errors import EvaluationError
from evaluation.results import Results
from summarizer import write_atomically

Finished = dict[str, Any]


def read_results(path: Path) -> Results:
    """The results in a file.

    Args:
        path: What `--results` wrote.

    Raises:
        EvaluationError: If it cannot be read or holds something else.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise EvaluationError(f"cannot read {str(path)!r}: {reason}: name a file that --results wrote") from error
    return Results.from_json(parse_json(text, where=str(path)), where=str(path))


def write_text(path: Path, text: str) -> None:
    """Write a file atomically: after a failure the old one is still there, and nothing half-written.

    Raises:
        EvaluationError: If it cannot be written.
    """
    try:
        write_atomically(path, text.encode("utf-8"))
    except OSError as error:
        raise EvaluationError(f"cannot write {path}: {error.strerror}") from error


class PartialFile:
    """The clusters of a run that are finished, one a line; the first line names the run.

    A line that was cut off by a crash is dropped when the run goes on.
    """

    def __init__(self, path: Path, *, run: str, resume: bool) -> None:
        """Open the file of a run.

        Args:
            path: Where it lies.
            run: What identifies the run: clusters, systems and settings.
            resume: Go on with what is there.

        Raises:
            EvaluationError: If there is one and the run does not go on with it, or it is of another run.
        """
        self.path = path
        self._run = run
        self.finished: dict[str, Finished] = {}
        if path.exists():
            if not resume:
                raise EvaluationError(
                    f"{path} holds clusters of an unfinished run: add --resume to go on with it, or delete it"
                )
            self.finished = {record["cluster"]: record for record in self._read()}

    def _read(self) -> Sequence[Finished]:
        lines = read_lines(self.path)
        try:
            _, header = next(lines)
        except StopIteration:
            return []
        if header != {"run": self._run}:
            raise EvaluationError(
                f"{self.path} is of a run with other clusters, systems or settings: delete it, or repeat that run"
            )
        found: list[Finished] = []
        # The last line may be the one that was being written when the run ended.
        with contextlib.suppress(EvaluationError):
            found.extend(record for _, record in lines)
        return found

    @contextlib.contextmanager
    def writing(self) -> Iterator["PartialFile"]:
        """Keep every cluster that is added; the file goes when the block is left without an error.

        Raises:
            EvaluationError: If the file cannot be written.
        """
        # Written anew and whole before anything is added: what a crash cut off must not stand in the middle.
        write_text(self.path, "".join(map(_line, ({"run": self._run}, *self.finished.values()))))
        with self.path.open("a", encoding="utf-8") as self._stream:
            yield self
        self.path.unlink()

    def add(self, record: Finished) -> None:
        """Keep a finished cluster.

        Raises:
            EvaluationError: If the file cannot be written.
        """
        self.finished[record["cluster"]] = record
        try:
            self._stream.write(_line(record))
            self._stream.flush()
        except OSError as error:
            raise EvaluationError(f"cannot write {self.path}: {error.strerror}") from error


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
