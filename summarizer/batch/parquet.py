"""Parquet files, by pyarrow (extra `parquet`)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from summarizer.errors import InputError

COLUMNS = ("id", "articles")
# Rows in memory at a time.
_ROWS = 64


def read_rows(path: str) -> Iterator[dict[str, Any]]:
    """The rows of a file or of a folder of files, as mappings with `id` and `articles`.

    Raises:
        InputError: If pyarrow is not installed, or the file cannot be read or lacks a column.
    """
    with _opened(path) as table:
        # No reading ahead: what is in memory is a batch, not the file.
        batches = table.to_batches(
            columns=list(COLUMNS), batch_size=_ROWS, batch_readahead=1, fragment_readahead=1, use_threads=False
        )
        for batch in batches:
            yield from batch.to_pylist()


def count_rows(path: str) -> int:
    """How many rows there are.

    Raises:
        InputError: As `read_rows`.
    """
    with _opened(path) as table:
        return int(table.count_rows())


@contextmanager
def _opened(path: str) -> Iterator[Any]:
    if find_spec("pyarrow") is None:
        raise InputError(f"{path!r} wants the extra 'parquet': pip install 'summarizer[parquet]'")
    import pyarrow as pa
    from pyarrow import dataset

    try:
        table = dataset.dataset(path, format="parquet")
        _check_columns(path, table.schema.names)
        yield table
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"cannot read {path!r}: {' '.join(str(error).split())}: check the file") from error


def _check_columns(path: str, names: Sequence[str]) -> None:
    for column in COLUMNS:
        if column not in names:
            raise InputError(f"{path!r} has no column {column!r}: it has {', '.join(names)}")
