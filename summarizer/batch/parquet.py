"""Clusters in Parquet files, by pyarrow (extra `parquet`)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from summarizer.errors import InputError, install_hint

PARQUET = ".parquet"
COLUMNS = ("id", "articles")
# Rows in memory at a time.
_ROWS = 64


def read_rows(path: str) -> Iterator[dict[str, Any]]:
    """The rows of a file or of a folder of files, as mappings with `id` and `articles`.

    Raises:
        InputError: If pyarrow is not installed, or the file cannot be read or lacks a column.
    """
    with opened(path, COLUMNS) as table:
        for batch in batches(table, COLUMNS):
            yield from batch.to_pylist()


def count_rows(path: str) -> int:
    """How many rows there are.

    Raises:
        InputError: As `read_rows`.
    """
    with opened(path, COLUMNS) as table:
        return int(table.count_rows())


def require(path: str) -> None:
    """Refuse to go on without pyarrow.

    Raises:
        InputError: If it is not installed; it names the path.
    """
    if find_spec("pyarrow") is None:
        raise InputError(f"{path!r} needs pyarrow: {install_hint('pyarrow')}")


@contextmanager
def opened(path: str, columns: Sequence[str]) -> Iterator[Any]:
    """A file, or a folder of files, as a `pyarrow.dataset.Dataset`.

    Raises:
        InputError: If pyarrow is not installed, or what is read of it within the block is no Parquet or lacks a column.
    """
    require(path)
    import pyarrow as pa
    from pyarrow import dataset

    try:
        table = dataset.dataset(path, format="parquet")
        for column in columns:
            if column not in table.schema.names:
                raise InputError(f"{path!r} has no column {column!r}: it has {', '.join(table.schema.names)}")
        yield table
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"cannot read {path!r}: {' '.join(str(error).split())}: check the file") from error


def batches(table: Any, columns: Sequence[str]) -> Iterator[Any]:
    """The rows of a dataset in its order, a few at a time: what is in memory is a batch, not the file."""
    return iter(
        table.to_batches(
            columns=list(columns), batch_size=_ROWS, batch_readahead=1, fragment_readahead=1, use_threads=False
        )
    )
