"""Which ids have been met: on disk, so that memory does not grow with their number."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from types import TracebackType
from typing import Self


class Ledger:
    """A set of strings in a temporary file that goes with the process."""

    def __init__(self) -> None:
        """Start empty."""
        # "" is a file without a name, which even kill -9 leaves no trace of.
        self._store = sqlite3.connect("", isolation_level=None)
        with closing(self._store.cursor()) as cursor:
            for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
                cursor.execute(f"PRAGMA {setting}")
            cursor.execute("CREATE TABLE ids (id BLOB PRIMARY KEY) WITHOUT ROWID")

    def add(self, identity: str) -> bool:
        """Whether it was new."""
        # Lone surrogates, which JSON can hold, are no text to a data base.
        key = identity.encode("utf-8", "surrogatepass")
        return self._store.execute("INSERT OR IGNORE INTO ids VALUES (?)", (key,)).rowcount == 1

    def __contains__(self, identity: str) -> bool:
        key = identity.encode("utf-8", "surrogatepass")
        return self._store.execute("SELECT 1 FROM ids WHERE id = ?", (key,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        """All of them, in no order."""
        for (key,) in self._store.execute("SELECT id FROM ids"):
            yield key.decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        [count] = self._store.execute("SELECT count(*) FROM ids").fetchone()
        return int(count)

    def __enter__(self) -> Self:
        """Itself; closed with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Give the file back."""
        self._store.close()
