"""Clusters from JSON Lines: `{id, articles: [{id, text, …}], references, nuggets?}`, one a line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.corpus.clusters import Cluster
from evaluation.corpus.records import parse_json, read_article, read_nugget, read_reference
from evaluation.errors import EvaluationError


def read_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """The values of a JSON Lines file with their line numbers; blank lines are passed over.

    Raises:
        EvaluationError: If the file cannot be read, or a line is not JSON; names the line.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise EvaluationError(f"cannot read {str(path)!r}: {reason}: check the file and its permissions") from error
    # Not splitlines(): JSON texts may hold U+2028, which is no line end of JSON Lines.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, parse_json(line, where=str(path), first_line=number)


def load_jsonl(path: Path) -> list[Cluster]:
    """The clusters of a JSON Lines file, in order.

    Raises:
        EvaluationError: If the file or one of its lines is not what it should be; names the line.
    """
    return [_cluster(record, where=f"{path}, line {number}") for number, record in read_lines(path)]


def _cluster(record: Any, *, where: str) -> Cluster:
    if not isinstance(record, Mapping) or not {"id", "articles", "references"} <= record.keys():
        raise EvaluationError(f"{where}: a cluster must be an object with id, articles and references")
    for name in ("articles", "references"):
        if not isinstance(record[name], list) or not record[name]:
            raise EvaluationError(f"{where}: cluster {record['id']!r} has no {name}: give a list of at least one")
    return Cluster(
        id=str(record["id"]),
        articles=tuple(read_article(article, where=where) for article in record["articles"]),
        references=tuple(
            read_reference(reference, writer=str(number), where=where)
            for number, reference in enumerate(record["references"], start=1)
        ),
        nuggets=tuple(read_nugget(nugget, where=where) for nugget in record.get("nuggets") or ()),
    )
