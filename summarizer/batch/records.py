"""A record of a batch, JSON or a row of Parquet, → a cluster, or why it is none."""

import json
from typing import Any

from summarizer.batch.clusters import Cluster, Failure, digest, failure_of
from summarizer.errors import InputError
from summarizer.reading.records import articles_from_json, parse_json


def cluster_of_line(line: bytes, /) -> Cluster | Failure:
    """The cluster of a line of JSON Lines, `{"id": …, "articles": […]}`."""
    name = f"unreadable-{digest(line.strip())}"
    try:
        return _cluster(parse_json(line.rstrip(b"\r\n").decode("utf-8-sig"), "", line=1), name)
    except UnicodeDecodeError as error:
        return Failure(name, f"byte {error.start} of the line is not UTF-8: save the file as UTF-8")
    except InputError as error:
        return failure_of(name, error)


def cluster_of_row(row: dict[str, Any], /) -> Cluster | Failure:
    """The cluster of a row of Parquet with the columns `id` and `articles`; the articles may be JSON."""
    return _cluster(row, f"unreadable-{digest(repr(row).encode('utf-8', 'backslashreplace'))}")


def _cluster(record: Any, name: str) -> Cluster | Failure:
    if not isinstance(record, dict):
        return Failure(name, f"expected an object with 'id' and 'articles', found {type(record).__name__}")
    identity = record.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity:
        return Failure(name, f"no usable 'id' in the record: {identity!r}: give a string or a whole number")
    try:
        if (articles := record.get("articles")) is None:
            return Failure(identity, "no 'articles' in the record: give a list of them")
        if isinstance(articles, str):
            articles = json.loads(articles)
        if not isinstance(articles, list):
            return Failure(identity, f"'articles' must be a list, not {type(articles).__name__}")
        return Cluster(identity, tuple(articles_from_json(articles, identity=identity, name=identity)))
    except (InputError, ValueError) as error:
        return failure_of(identity, error)
