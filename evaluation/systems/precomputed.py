"""Summaries made elsewhere, by a program or by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpus import ReferenceCluster, Span
from evaluation.errors import EvaluationError, enumerated
from evaluation.files import read_json_lines, read_text
from evaluation.outputs import Output, OutputSentence, from_text
from evaluation.scoring import Kind
from evaluation.systems.protocol import Scored, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecomputedSystem:
    """Finished summaries of all clusters.

    Attributes:
        name: Name in tables.
        outputs: (id of a cluster, summary), one per cluster.
    """

    name: str
    outputs: tuple[tuple[str, Output], ...]

    @property
    def kind(self) -> Kind:
        """A system."""
        return "system"

    def run(self, task: Task, /) -> Scored:
        """Score the summary of the task's cluster, see `System`."""
        output = dict(self.outputs)[task.cluster.id].cut(task.scorer.words)
        return Scored((task.scorer.score(output, task.cluster),), output, f"as given, cut at {task.scorer.words} words")


def load_precomputed(text: str, clusters: Sequence[ReferenceCluster]) -> PrecomputedSystem:
    """Load the summaries of `PATH` or `NAME=PATH`: a folder with `<cluster>.txt`, or JSON Lines with `{id, summary}`.

    A summary is a text (one sentence a line, or plain prose) or a list of sentences; `sentences` as the summarizer
    writes them, in place of it, keep the citations. Without a name, the name is the stem of the path.

    Raises:
        EvaluationError: If a summary is missing or belongs to no cluster, or the file has another form.
    """
    name, equals, rest = text.partition("=")
    path = Path(rest if equals else text)
    records = read_records(path, ("summary", "sentences"))
    known = {cluster.id: cluster for cluster in clusters}
    unexpected = sorted(records.keys() - known.keys())
    missing = sorted(known.keys() - records.keys())
    if unexpected:
        raise EvaluationError(
            f"{path}: no cluster for the summaries of {enumerated(unexpected)}: remove them, or name their clusters"
        )
    if missing:
        raise EvaluationError(
            f"{path}: no summary of {enumerated(missing)}: write one, or an empty one, which scores 0"
        )
    outputs = tuple(
        (cluster, _output(record, known[cluster], where=str(path))) for cluster, record in sorted(records.items())
    )
    return PrecomputedSystem(name=name if equals else path.stem, outputs=outputs)


def read_records(path: Path, keys: Sequence[str]) -> dict[str, Any]:
    """Read values by id, unchecked: the texts of a folder's *.txt files, or one of the keys of each line of JSON Lines.

    Raises:
        EvaluationError: If the path does not exist, cannot be read, or has another form.
    """
    if not path.exists():
        raise EvaluationError(f"no such file or folder: {str(path)!r}: check the spelling")
    if path.is_dir():
        return {file.stem: read_text(file) for file in sorted(path.glob("*.txt"))}
    records: dict[str, Any] = {}
    for number, record in read_json_lines(path):
        found = [key for key in keys if isinstance(record, Mapping) and key in record]
        if not found or "id" not in record:
            raise EvaluationError(f"{path}, line {number}: write an object with id and {keys[0]}")
        if record["id"] in records:
            raise EvaluationError(f"{path}, line {number}: the id {record['id']!r} occurs twice: keep one of them")
        records[str(record["id"])] = record[found[0]]
    return records


def _output(record: Any, cluster: ReferenceCluster, *, where: str) -> Output:
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
