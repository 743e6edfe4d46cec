"""Paths → clusters, one after the other: nothing is read before it is asked for."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from summarizer.batch.clusters import Cluster, Failure, failure_of
from summarizer.batch.parquet import PARQUET, count_rows, read_rows
from summarizer.batch.records import cluster_of_line, cluster_of_row
from summarizer.batch.streams import GZIP, STANDARD_STREAM, ZSTD, read_lines
from summarizer.batch.work import Entry
from summarizer.errors import InputError
from summarizer.reading import read_articles

LINES = (".jsonl", f".jsonl{GZIP}", f".jsonl{ZSTD}")

_log = logging.getLogger(__name__)


def read_clusters(paths: Iterable[str]) -> Iterator[Entry]:
    """The clusters of files, folders or standard input ("-"), in the order given; for one that is none, why.

    A path is JSON Lines (also `.gz` and `.zst`) with `{"id": …, "articles": […]}` a line, Parquet with those two columns,
    or a folder of which each folder is a cluster, by name.

    Raises:
        InputError: If a path cannot be read to its end.
    """
    for path in paths:
        for place, found in _entries(path):
            if isinstance(found, Failure):
                _log.warning("%s: %s: %s", place, found.id, found.error)
            yield found


def check_sources(paths: Iterable[str]) -> None:
    """Refuse paths that are no sources of clusters.

    Raises:
        InputError: If one does not exist, or is of another kind.
    """
    for path in paths:
        _check(path)


def _check(path: str) -> None:
    if path == STANDARD_STREAM or path.endswith(LINES) or path.endswith(PARQUET) or Path(path).is_dir():
        if path != STANDARD_STREAM and not Path(path).exists():
            raise InputError(f"no such file or folder: {path!r}: check the spelling")
        return
    raise InputError(f"{path!r} is no batch: give {', '.join(LINES)}, {PARQUET}, a folder of cluster folders, or -")


def count_clusters(paths: Sequence[str], *, limit: int | None) -> int | None:
    """How many clusters there are, failures among them; None where that cannot be known before they are read.

    Raises:
        InputError: If a path cannot be read to its end.
    """
    if STANDARD_STREAM in paths:
        return None
    found = sum(map(_count, paths))
    return found if limit is None else min(limit, found)


def _count(path: str) -> int:
    if path.endswith(PARQUET):
        return count_rows(path)
    if Path(path).is_dir():
        return sum(1 for _ in _folders(Path(path)))
    return sum(1 for line in read_lines(path) if line.strip())


def _entries(path: str) -> Iterator[tuple[str, Entry]]:
    """(where it stands, the cluster)."""
    if path != STANDARD_STREAM and Path(path).is_dir() and not path.endswith(PARQUET):
        yield from _in_folder(Path(path))
    elif path.endswith(PARQUET):
        for number, row in enumerate(read_rows(path), start=1):
            yield f"{path}, row {number}", cluster_of_row(row)
    else:
        for number, line in enumerate(read_lines(path), start=1):
            if line.strip():
                yield f"{path}, line {number}", cluster_of_line(line)


def _in_folder(folder: Path) -> Iterator[tuple[str, Entry]]:
    for path in _folders(folder):
        try:
            yield str(path), Cluster(path.name, tuple(read_articles([str(path)])))
        except InputError as error:
            yield str(path), failure_of(path.name, error)


def _folders(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    if not found:
        raise InputError(f"no folders in {str(folder)!r}: give a folder of which each folder is a cluster")
    return found
