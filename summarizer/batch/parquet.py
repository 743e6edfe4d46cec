"""Parquet files, by pyarrow (extra `parquet`): clusters are read from them, and results are written to a folder of them."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.batch.line_files import wrap_errors
from summarizer.errors import InputError, install_hint
from summarizer.rendering.output import replacing

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET = ".parquet"
CLUSTER_COLUMNS = ("id", "articles")
# Rows in memory at a time.
_ROWS_PER_BATCH = 64
# Results in a file: about 3 MB. A sudden end loses no more than these.
_RESULTS_PER_FILE = 1_000
_FILE_PATTERN = "part-[0-9][0-9][0-9][0-9][0-9][0-9].parquet"
# Left by a process that was killed while it wrote; readers of a folder of Parquet files ignore names that begin with a dot.
_UNFINISHED_PATTERN = ".unfinished.*"


def read_rows(path: str, columns: Sequence[str] = CLUSTER_COLUMNS) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file or of a folder of files as dictionaries; only a few rows are in memory at a time.

    Raises:
        InputError: If pyarrow is not installed, or the file cannot be read or lacks a column.
    """
    with _opened(path, columns) as dataset:
        for batch in dataset.to_batches(
            columns=list(columns),
            batch_size=_ROWS_PER_BATCH,
            batch_readahead=1,
            fragment_readahead=1,
            use_threads=False,
        ):
            yield from batch.to_pylist()


def count_rows(path: str) -> int:
    """Return the number of rows of a file or of a folder of files.

    Raises:
        InputError: As for `read_rows`.
    """
    with _opened(path, CLUSTER_COLUMNS) as dataset:
        return int(dataset.count_rows())


def require_pyarrow(path: str) -> None:
    """Check that pyarrow is installed.

    Raises:
        InputError: If it is not; the message names the path.
    """
    if find_spec("pyarrow") is None:
        raise InputError(f"{path!r} needs pyarrow: {install_hint('pyarrow')}")


class ResultFolder:
    """Writes results into Parquet files in a folder, each of which is complete or absent.

    The columns `id`, `text`, `error` and `json` are strings. `text` is null for a failure, `error` is null for a summary, and
    `json` is the line that would be in a file of JSON Lines.
    """

    def __init__(self, folder: Path) -> None:
        """Create the folder if it is missing, and number new files after those that exist.

        Raises:
            InputError: If pyarrow is not installed.
            OutputError: If the folder cannot be used.
        """
        require_pyarrow(str(folder))
        with wrap_errors(str(folder)):
            folder.mkdir(exist_ok=True)
            for path in folder.glob(_UNFINISHED_PATTERN):
                path.unlink(missing_ok=True)
        self._folder = folder
        self._number = 1 + max((int(path.stem.removeprefix("part-")) for path in result_files(folder)), default=-1)
        self._lines: list[str] = []

    def write(self, line: str) -> None:
        """Add a line of JSON; write a file if there are enough lines for one.

        Raises:
            OutputError: If it cannot be written; earlier files stay.
        """
        self._lines.append(line)
        if len(self._lines) == _RESULTS_PER_FILE:
            self.finish()

    def finish(self) -> None:
        """Write the remaining lines to a file.

        Raises:
            OutputError: If it cannot be written; earlier files stay.
        """
        from pyarrow import parquet

        if not self._lines:
            return
        table = _table(self._lines)
        self._lines = []
        path = self._folder / f"part-{self._number:06}.parquet"
        with wrap_errors(str(self._folder)), replacing(path) as file:
            parquet.write_table(table, file, compression="zstd")
        self._number += 1


def unexpected_files(folder: Path) -> list[str]:
    """Return the sorted names in a folder that are not files of results; an empty list if there is no folder."""
    if not folder.is_dir():
        return []
    expected = {path.name for path in (*result_files(folder), *folder.glob(_UNFINISHED_PATTERN))}
    return sorted(path.name for path in folder.iterdir() if path.name not in expected)


def result_files(folder: Path) -> list[Path]:
    """Return the files of results in a folder in their order; an empty list if there is no folder."""
    return sorted(folder.glob(_FILE_PATTERN))


def read_results(folder: Path) -> Iterator[bytes]:
    """Yield the lines that were written to a folder of results, in their order.

    Raises:
        InputError: If pyarrow is not installed, or a file cannot be read.
    """
    for path in result_files(folder):
        yield from (str(row["json"]).encode() + b"\n" for row in read_rows(str(path), ["json"]))


@contextmanager
def _opened(path: str, columns: Sequence[str]) -> Iterator[Any]:
    """Open a file or a folder of files as a `pyarrow.dataset.Dataset`; errors within the block are raised as InputError."""
    require_pyarrow(path)
    import pyarrow as pa
    from pyarrow import dataset

    try:
        found = dataset.dataset(path, format="parquet")
        for column in columns:
            if column not in found.schema.names:
                raise InputError(f"{path!r} has no column {column!r}: it has {', '.join(found.schema.names)}")
        yield found
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"cannot read {path!r}: {' '.join(str(error).split())}: check the file") from error


def _table(lines: Sequence[str]) -> "pa.Table":
    import pyarrow as pa

    schema = pa.schema([(name, pa.string()) for name in ("id", "text", "error", "json")])
    return pa.Table.from_pylist([_row(line.rstrip("\n")) for line in lines], schema)


def _row(line: str) -> dict[str, str | None]:
    record = json.loads(line)
    values = {
        "id": record["id"],
        "text": " ".join(one["text"] for one in record["sentences"]) if "sentences" in record else None,
        "error": record.get("error"),
        "json": line,
    }
    # Arrow accepts no lone surrogates: as in a file of lines, they are written as their JSON escapes.
    return {
        name: None if value is None else value.encode("utf-8", "backslashreplace").decode()
        for name, value in values.items()
    }
