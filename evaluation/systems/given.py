"""Summaries made elsewhere, by a program or by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpus import Cluster
from evaluation.corpus.jsonl import read_lines
from evaluation.errors import EvaluationError
from evaluation.outputs import Output, OutputSentence, Span, from_text
from evaluation.systems.protocol import Kind, Scored, Task
from evaluation.wording import enumerated


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Summaries from a folder or a file.

    Attributes:
        name: What tables call them.
        outputs: (cluster id, summary), one per cluster.
    """

    name: str
    outputs: tuple[tuple[str, Output], ...]

    @property
    def kind(self) -> Kind:
        """A system like any other."""
        return "system"

    def run(self, task: Task, /) -> Scored:
        """The summary of the task's cluster, see `System`."""
        output = dict(self.outputs)[task.cluster.id].cut(task.scorer.words)
        return Scored((task.scorer.score(output, task.cluster),), output, f"as given, cut at {task.scorer.words} words")


def load_given(text: str, clusters: Sequence[Cluster]) -> Given:
    """Summaries of `PATH` or `NAME=PATH`: a folder with `<cluster>.txt`, or JSON Lines with `{id, summary}`.

    A summary is a text (one sentence a line, or plain prose) or a list of sentences; in place of it, `sentences` as the
    summarizer writes them keeps the citations. Without a name, the path's stem is it.

    Raises:
        EvaluationError: If a summary is missing or belongs to no cluster, or the file is not what it should be.
    """
    name, equals, rest = text.partition("=")
    path = Path(rest if equals else text)
    if not path.exists():
        raise EvaluationError(f"no such file or folder: {str(path)!r}: check the spelling")
    records = _from_folder(path) if path.is_dir() else _from_lines(path)
    known = {cluster.id: cluster for cluster in clusters}
    strange = sorted(records.keys() - known.keys())
    missing = sorted(known.keys() - records.keys())
    if strange:
        raise EvaluationError(
            f"{path}: no cluster for the summaries of {enumerated(strange)}: take them out, or name their clusters"
        )
    if missing:
        raise EvaluationError(
            f"{path}: no summary of {enumerated(missing)}: write one, or an empty one, which scores 0"
        )
    outputs = tuple(
        (cluster, _output(record, known[cluster], where=str(path))) for cluster, record in sorted(records.items())
    )
    return Given(name=name if equals else path.stem, outputs=outputs)


def _from_folder(folder: Path) -> dict[str, Any]:
    try:
        return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"cannot read {folder}: {error}") from error


def _from_lines(path: Path) -> dict[str, Any]:
    records: dict[str, Any] = {}
    for number, record in read_lines(path):
        if not isinstance(record, Mapping) or "id" not in record or not {"summary", "sentences"} & record.keys():
            raise EvaluationError(f"{path}, line {number}: a summary must be an object with id and summary")
        if record["id"] in records:
            raise EvaluationError(f"{path}, line {number}: a second summary of {record['id']!r}: leave one")
        records[str(record["id"])] = record.get("summary", record.get("sentences"))
    return records


def _output(record: Any, cluster: Cluster, *, where: str) -> Output:
    if isinstance(record, str) or (isinstance(record, list) and all(isinstance(piece, str) for piece in record)):
        return from_text(record, cluster.articles)
    try:
        return Output(tuple(_cited(sentence) for sentence in record))
    except (KeyError, TypeError) as error:
        raise EvaluationError(
            f"{where}: the summary of {cluster.id!r} must be a text, a list of sentences, or a list of objects with"
            " text, article, start and end"
        ) from error


def _cited(record: Mapping[str, Any]) -> OutputSentence:
    same = [copy for copy in record.get("also_in", ()) if not copy.get("says_more")]
    copies = tuple(Span(copy["article"], copy["start"], copy["end"]) for copy in same)
    span = Span(record["article"], record["start"], record["end"])
    return OutputSentence(str(record["text"]), span, copies, int(record.get("sources", 0)))
