"""The ids seen in a batch, kept on disk so that memory does not grow with their number."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import count
from types import TracebackType
from typing import Self

from summarizer.batch.clusters import BatchItem, Failure


class SeenIds:
    """A set of strings in a temporary file that is deleted with the process."""

    def __init__(self) -> None:
        """Create an empty set."""
        self._database = sqlite3.connect("", isolation_level=None)  # "": a file without a name
        with closing(self._database.cursor()) as cursor:
            for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
                cursor.execute(f"PRAGMA {setting}")
            cursor.execute("CREATE TABLE ids (id BLOB PRIMARY KEY) WITHOUT ROWID")

    def add(self, identity: str) -> bool:
        """Add an id and return whether it was new."""
        return self._database.execute("INSERT OR IGNORE INTO ids VALUES (?)", (_encoded(identity),)).rowcount == 1

    def __contains__(self, identity: str) -> bool:
        return self._database.execute("SELECT 1 FROM ids WHERE id = ?", (_encoded(identity),)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids in no particular order."""
        for (key,) in self._database.execute("SELECT id FROM ids"):
            yield key.decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        [number] = self._database.execute("SELECT count(*) FROM ids").fetchone()
        return int(number)

    def __enter__(self) -> Self:
        """Return the set itself, which is closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Delete the file."""
        self._database.close()


def reject_duplicates(items: Iterable[BatchItem]) -> Iterator[BatchItem]:
    """Yield the items, with a failure named "a#2", "a#3", … in place of each later cluster whose id is "a"."""
    with SeenIds() as seen:
        for item in items:
            yield duplicate_failure(item.id, seen) or item


def duplicate_failure(identity: str, seen: SeenIds) -> Failure | None:
    """Add an id; if it was seen before, return a failure with an id of its own."""
    if seen.add(identity):
        return None
    name = next(name for number in count(2) if seen.add(name := f"{identity}#{number}"))
    return Failure(name, f"the id {identity!r} belongs to an earlier cluster: use a different id for each cluster")


def _encoded(identity: str) -> bytes:
    # JSON can hold lone surrogates, which SQLite does not accept as text.
    return identity.encode("utf-8", "surrogatepass")
