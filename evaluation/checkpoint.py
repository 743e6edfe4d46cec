"""The finished clusters of a run, kept in a file so that an interrupted run can go on."""

import contextlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.errors import EvaluationError
from evaluation.files import read_json_lines, write_text

Finished = dict[str, Any]


class Checkpoint:
    """The finished clusters of a run, one a line; the first line identifies the run.

    A line that was cut off by a crash is dropped when the run goes on.
    """

    def __init__(self, path: Path, *, run: str, resume: bool) -> None:
        """Open the checkpoint of a run.

        Args:
            path: The file.
            run: Identifies the run: clusters, systems and settings.
            resume: Go on with the clusters in the file.

        Raises:
            EvaluationError: If the file exists and `resume` is not set, or it belongs to another run.
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
        lines = read_json_lines(self.path)
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
    def writing(self) -> Iterator["Checkpoint"]:
        """Keep every cluster that is added; delete the file when the block ends without an error.

        Raises:
            EvaluationError: If the file cannot be written.
        """
        # Rewritten whole before anything is added: a line that a crash cut off must not end up in the middle.
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
            raise EvaluationError(f"cannot write {self.path}: {error.strerror}: free some space") from error


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
