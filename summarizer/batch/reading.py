"""Clusters read one by one from JSON Lines, Parquet or folders."""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer.batch.clusters import BatchItem, Cluster, Failure, digest, failure_from
from summarizer.batch.line_files import GZIP, STANDARD_STREAM, ZSTD, read_lines
from summarizer.batch.parquet import PARQUET, count_rows, read_rows
from summarizer.errors import InputError
from summarizer.reading import read_articles
from summarizer.reading.records import articles_from_json, parse_json

LINE_SUFFIXES = (".jsonl", f".jsonl{GZIP}", f".jsonl{ZSTD}")

_log = logging.getLogger(__name__)


def read_clusters(paths: Iterable[str]) -> Iterator[BatchItem]:
    """Yield the clusters of files, folders or standard input ("-") in the order given, or the failure to read one.

    A path is a file of JSON Lines (also `.gz` and `.zst`) with one `{"id": …, "articles": […]}` a line, Parquet with these two
    columns, or a folder whose subfolders are clusters, named by the folder.

    Raises:
        InputError: If a path cannot be read to its end.
    """
    for path in paths:
        for location, item in _items(path):
            if isinstance(item, Failure):
                _log.warning("%s: %s: %s", location, item.id, item.error)
            yield item


def check_sources(paths: Iterable[str]) -> None:
    """Check that clusters can be read from the paths.

    Raises:
        InputError: If a path does not exist or is of another kind.
    """
    for path in paths:
        if path == STANDARD_STREAM:
            continue
        if not path.endswith((*LINE_SUFFIXES, PARQUET)) and not Path(path).is_dir():
            kinds = ", ".join((*LINE_SUFFIXES, PARQUET))
            raise InputError(f"{path!r} is not a batch: use {kinds}, a folder of cluster folders, or -")
        if not Path(path).exists():
            raise InputError(f"no such file or folder: {path!r}: check the spelling")


def count_clusters(paths: Sequence[str], *, limit: int | None) -> int | None:
    """Return the number of clusters, at most `limit`, failures included; None if it is unknown until they are read.

    Raises:
        InputError: If a path cannot be read to its end.
    """
    if STANDARD_STREAM in paths:
        return None
    total = sum(map(_count, paths))
    return total if limit is None else min(limit, total)


def cluster_of_line(line: bytes, /) -> BatchItem:
    """Return the cluster of a line `{"id": …, "articles": […]}`, or the failure to read it."""
    name = f"unreadable-{digest(line.strip())}"
    try:
        return _cluster(parse_json(line.rstrip(b"\r\n").decode("utf-8-sig"), "", line=1), name)
    except UnicodeDecodeError as error:
        return Failure(name, f"byte {error.start} of the line is not UTF-8: save the file as UTF-8")
    except InputError as error:
        return failure_from(name, error)


def cluster_of_row(row: dict[str, Any], /) -> BatchItem:
    """Return the cluster of a row with the columns `id` and `articles` (a list or its JSON), or the failure to read it."""
    return _cluster(row, f"unreadable-{digest(repr(row).encode('utf-8', 'backslashreplace'))}")


def _cluster(record: Any, name: str) -> BatchItem:
    if not isinstance(record, dict):
        return Failure(name, f"expected an object with 'id' and 'articles', found {type(record).__name__}")
    identity = record.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity:
        return Failure(name, f"no usable 'id' in the record: {identity!r}: use a string or a whole number")
    try:
        if (articles := record.get("articles")) is None:
            return Failure(identity, "no 'articles' in the record: add a list of articles")
        if isinstance(articles, str):
            articles = json.loads(articles)
        if not isinstance(articles, list):
            return Failure(identity, f"'articles' must be a list, not {type(articles).__name__}")
        return Cluster(identity, tuple(articles_from_json(articles, identity=identity, name=identity)))
    except (InputError, ValueError) as error:
        return failure_from(identity, error)


def _count(path: str) -> int:
    if path.endswith(PARQUET):
        return count_rows(path)
    if Path(path).is_dir():
        return sum(1 for _ in _folders(Path(path)))
    return sum(1 for line in read_lines(path) if line.strip())


def _items(path: str) -> Iterator[tuple[str, BatchItem]]:
    """Yield the items of a path, each with its location for messages."""
    if path.endswith(PARQUET):
        for number, row in enumerate(read_rows(path), start=1):
            yield f"{path}, row {number}", cluster_of_row(row)
    elif path != STANDARD_STREAM and Path(path).is_dir():
        for folder in _folders(Path(path)):
            yield str(folder), _cluster_of_folder(folder)
    else:
        for number, line in enumerate(read_lines(path), start=1):
            if line.strip():
                yield f"{path}, line {number}", cluster_of_line(line)


def _cluster_of_folder(folder: Path) -> BatchItem:
    try:
        return Cluster(folder.name, tuple(read_articles([str(folder)])))
    except InputError as error:
        return failure_from(folder.name, error)


def _folders(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    if not found:
        raise InputError(f"no folders in {str(folder)!r}: use a folder whose subfolders are clusters")
    return found
