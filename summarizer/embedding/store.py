"""Vectors on disk, by key: one SQLite file that several processes may use, that survives crashes and has a largest size."""

import contextlib
import logging
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from summarizer.errors import InputError
from summarizer.numerics.types import Matrix

if TYPE_CHECKING:
    from sqlite3 import Connection

# Another layout is another file: an older program and a newer one can share a folder.
FILE_NAME = "vectors-1.sqlite3"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    number INTEGER PRIMARY KEY,  -- rises with every write: the smallest is the oldest
    key BLOB NOT NULL UNIQUE,
    vector BLOB NOT NULL         -- float32, little-endian, then the CRC-32 of the key and these numbers
)
"""
_PATIENCE = 30.0  # seconds to wait while another process writes
_AT_ONCE = 500  # keys in one question
_KEPT = 0.8  # of the largest size, once the oldest are dropped
_CHECK_BYTES = 4

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def open_store(folder: Path, *, max_bytes: int) -> Iterator["VectorStore"]:
    """The vectors of a folder, which is made if need be.

    A file that is no database any more is deleted with a warning: whatever was in it can be computed again.

    Raises:
        InputError: If the folder cannot be used.
    """
    import sqlite3  # 10 ms: only for those who ask for a cache

    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            connection = _connect(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            _delete(path, error)
            connection = _connect(path)
    except (OSError, sqlite3.Error) as error:
        raise InputError(
            f"cannot keep vectors in {str(folder)!r} ({error}): give another folder, or no cache"
        ) from error
    with closing(connection):
        yield VectorStore(connection, path, max_bytes)


@dataclass(frozen=True, slots=True)
class VectorStore:
    """An open file of vectors. Made by `open_store`.

    A process that is killed loses its last write only, and one that finds another at work waits. SQLite's rollback journal does
    that; its write-ahead log does not, for while one process switches a new file to it, another is refused at once, and a folder
    that may only be read could not be.
    Nothing in the file can be run: a vector is plain numbers, and one of which the check sum is wrong counts as absent.

    Attributes:
        connection: The database.
        path: Its file.
        max_bytes: Where the file holds more, the oldest vectors are dropped.
    """

    connection: "Connection"
    path: Path
    max_bytes: int

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Matrix]:
        """The vectors of those keys that are there; none, and a warning, where the file is damaged."""
        import sqlite3

        found: dict[bytes, Matrix] = {}
        try:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                question = f"SELECT key, vector FROM vectors WHERE key IN ({', '.join('?' * len(some))})"  # noqa: S608 - only question marks are put in
                for key, data in self.connection.execute(question, some):
                    vector = _unpacked(key, data)
                    if vector is not None:
                        found[key] = vector
        except sqlite3.OperationalError as error:
            _log.warning("the cached vectors in %s cannot be read (%s): they are computed again", self.path, error)
        except sqlite3.DatabaseError as error:
            _delete(self.path, error)
        return found

    def write(self, vectors: Mapping[bytes, Matrix]) -> None:
        """Keep some vectors, all or none; where that fails, a full disk say, a warning says so and nothing is kept."""
        import sqlite3

        rows = [(key, _packed(key, vector)) for key, vector in vectors.items()]
        try:
            with self.connection:
                self.connection.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)
            self._drop_the_oldest()
        except sqlite3.Error as error:
            _log.warning("vectors cannot be kept in %s (%s): they are used without", self.path, error)

    def _drop_the_oldest(self) -> None:
        [[size]] = self.connection.execute(
            "SELECT (pages.page_count - free.freelist_count) * page_size"
            " FROM pragma_page_count AS pages, pragma_freelist_count AS free, pragma_page_size"
        )
        if size <= self.max_bytes:
            return
        with self.connection:
            [[count]] = self.connection.execute("SELECT count(*) FROM vectors")
            surplus = count - int(count * self.max_bytes * _KEPT / size)
            self.connection.execute(
                "DELETE FROM vectors WHERE number IN (SELECT number FROM vectors ORDER BY number LIMIT ?)", (surplus,)
            )


def _connect(path: Path) -> "Connection":
    import sqlite3

    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        # Of a file that somebody else has made, neither triggers nor views are to be believed.
        connection.execute("PRAGMA trusted_schema = OFF")
        # A power cut at the wrong moment may damage the file, which is found and mended: not worth waiting for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _delete(path: Path, error: Exception) -> None:
    _log.warning("the cached vectors in %s are damaged (%s): deleted, they are computed again", path, error)
    for suffix in ("", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _packed(key: bytes, vector: Matrix) -> bytes:
    data = np.asarray(vector, dtype="<f4").tobytes()
    return data + zlib.crc32(key + data).to_bytes(_CHECK_BYTES, "little")


def _unpacked(key: bytes, data: object) -> Matrix | None:
    if not isinstance(data, bytes) or len(data) % 4 or len(data) <= _CHECK_BYTES:
        return None
    numbers, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    if zlib.crc32(key + numbers).to_bytes(_CHECK_BYTES, "little") != check:
        return None
    return np.frombuffer(numbers, dtype="<f4").astype(np.float32)
