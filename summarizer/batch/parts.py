"""Results in Parquet (extra `parquet`): a folder of parts, each of which is there whole or not at all."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.batch.parquet import batches, opened, require
from summarizer.batch.streams import told

if TYPE_CHECKING:
    import pyarrow as pa

# Results in a part: some 3 MB; a sudden end loses as many at most.
_RESULTS = 1_000
_PART = "part-[0-9][0-9][0-9][0-9][0-9][0-9].parquet"
# Readers of such a folder pass over what begins with a point.
_UNFINISHED = ".unfinished.parquet"


class Parts:
    """Writes results into a folder, which is made if need be: `id`, `text`, `error` and `json`, all of them strings.

    `text` is null where there is no summary, `error` where there is one, and `json` is what a line of JSON Lines would be.
    """

    def __init__(self, folder: Path) -> None:
        """Go on behind the parts that are there.

        Raises:
            InputError: If pyarrow is not installed.
            OutputError: If the folder cannot be used.
        """
        require(str(folder))
        with told(str(folder)):
            folder.mkdir(exist_ok=True)
            (folder / _UNFINISHED).unlink(missing_ok=True)
        self._folder = folder
        self._number = 1 + max((int(path.stem.removeprefix("part-")) for path in parts(folder)), default=-1)
        self._lines: list[str] = []

    def write(self, line: str) -> None:
        """Keep a line; the last of a part writes the part.

        Raises:
            OutputError: If it cannot be written; the parts before it stay.
        """
        self._lines.append(line)
        if len(self._lines) == _RESULTS:
            self.finish()

    def finish(self) -> None:
        """Write what has been kept as a part.

        Raises:
            OutputError: If it cannot be written; the parts before it stay.
        """
        from pyarrow import parquet

        if not self._lines:
            return
        table = _table(self._lines)
        self._lines = []
        unfinished = self._folder / _UNFINISHED
        with told(str(self._folder)):
            try:
                with unfinished.open("wb") as file:
                    parquet.write_table(table, file, compression="zstd")
                    file.flush()
                    os.fsync(file.fileno())
                unfinished.replace(self._folder / f"part-{self._number:06}.parquet")
            finally:
                unfinished.unlink(missing_ok=True)
        self._number += 1


def strangers(folder: Path) -> list[str]:
    """The names in a folder that are no parts, sorted; none if there is no folder."""
    if not folder.is_dir():
        return []
    own = {path.name for path in parts(folder)} | {_UNFINISHED}
    return sorted(path.name for path in folder.iterdir() if path.name not in own)


def parts(folder: Path) -> list[Path]:
    """The parts of a folder in their order; none if there is no folder."""
    return sorted(folder.glob(_PART))


def read_parts(folder: Path) -> Iterator[bytes]:
    """The lines that were written, in their order.

    Raises:
        InputError: If pyarrow is not installed, or a part cannot be read or is something else.
    """
    for path in parts(folder):
        with opened(str(path), ["json"]) as table:
            for batch in batches(table, ["json"]):
                yield from (str(row["json"]).encode() + b"\n" for row in batch.to_pylist())


def _table(lines: list[str]) -> "pa.Table":
    import pyarrow as pa

    schema = pa.schema([(name, pa.string()) for name in ("id", "text", "error", "json")])
    return pa.Table.from_pylist([_row(line.rstrip("\n")) for line in lines], schema)


def _row(line: str) -> dict[str, Any]:
    # A lone surrogate, which is no text to Arrow, becomes its JSON escape, as in a file of lines.
    whole = line.encode("utf-8", "backslashreplace").decode()
    record = json.loads(line)
    texts = {
        "id": record["id"],
        "text": " ".join(one["text"] for one in record["sentences"]) if "sentences" in record else None,
        "error": record.get("error"),
    }
    return {"json": whole} | {
        name: text if text is None else text.encode("utf-8", "backslashreplace").decode()
        for name, text in texts.items()
    }
