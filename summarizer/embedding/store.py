"""A store of vectors in one SQLite file, which is shared by processes, survives crashes and has a maximum size."""

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

# The number is that of the schema, so that versions with different schemas can share a folder.
FILE_NAME = "vectors-1.sqlite3"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    number INTEGER PRIMARY KEY,  -- grows with each write: the smallest is the oldest
    key BLOB NOT NULL UNIQUE,
    vector BLOB NOT NULL         -- float32, little-endian, then the CRC-32 of the key and these bytes
)
"""
_LOCK_SECONDS = 30.0  # longest wait for another process that writes
_KEYS_PER_QUERY = 500  # below 999, the limit of variables in old versions of SQLite
_SIZE_AFTER_DROP = 0.8  # of `max_bytes`, so that not every write drops something
_CHECKSUM_BYTES = 4

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def open_store(folder: Path, *, max_bytes: int) -> Iterator["VectorStore"]:
    """Open the vectors of a folder, which is created if missing.

    A file that is not a valid database is deleted with a warning: its vectors can be computed again.

    Raises:
        InputError: If the folder cannot be used.
    """
    import sqlite3  # takes 10 ms, which only users of a cache pay

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
            f"cannot keep vectors in {str(folder)!r} ({error}): use another folder, or no cache"
        ) from error
    with closing(connection):
        yield VectorStore(connection, path, max_bytes)


@dataclass(frozen=True, slots=True)
class VectorStore:
    """An open file of vectors, made by `open_store`.

    A process that is killed loses its last write only, and a process that finds another one writing waits. SQLite's rollback
    journal ensures both; its write-ahead log would not, since it refuses other processes while a new file is switched to it
    and cannot be read in a read-only folder.
    The file holds plain numbers, so that nothing in it can be executed. A vector with a wrong checksum counts as missing.

    Attributes:
        connection: The database.
        path: Path of its file.
        max_bytes: Size beyond which the oldest vectors are dropped.
    """

    connection: "Connection"
    path: Path
    max_bytes: int

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Matrix]:
        """Return the vectors of the keys that are stored; log a warning and return none if the file is damaged."""
        import sqlite3

        found: dict[bytes, Matrix] = {}
        try:
            for start in range(0, len(keys), _KEYS_PER_QUERY):
                part = keys[start : start + _KEYS_PER_QUERY]
                query = f"SELECT key, vector FROM vectors WHERE key IN ({', '.join('?' * len(part))})"  # noqa: S608 - only question marks are put in
                for key, data in self.connection.execute(query, part):
                    vector = _unpacked(key, data)
                    if vector is not None:
                        found[key] = vector
        except sqlite3.OperationalError as error:
            _log.warning("the cached vectors in %s cannot be read (%s): they are computed again", self.path, error)
        except sqlite3.DatabaseError as error:
            _delete(self.path, error)
        return found

    def write(self, vectors: Mapping[bytes, Matrix]) -> None:
        """Store vectors, all or none of them; log a warning if that fails, for example on a full disk."""
        import sqlite3

        rows = [(key, _packed(key, vector)) for key, vector in vectors.items()]
        try:
            with self.connection:
                self.connection.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)
            self._drop_oldest()
        except sqlite3.Error as error:
            _log.warning("vectors cannot be kept in %s (%s): going on without the cache", self.path, error)

    def _drop_oldest(self) -> None:
        [[size]] = self.connection.execute(
            "SELECT (pages.page_count - free.freelist_count) * page_size"
            " FROM pragma_page_count AS pages, pragma_freelist_count AS free, pragma_page_size"
        )
        if size <= self.max_bytes:
            return
        with self.connection:
            [[count]] = self.connection.execute("SELECT count(*) FROM vectors")
            surplus = count - int(count * self.max_bytes * _SIZE_AFTER_DROP / size)
            self.connection.execute(
                "DELETE FROM vectors WHERE number IN (SELECT number FROM vectors ORDER BY number LIMIT ?)", (surplus,)
            )


def _connect(path: Path) -> "Connection":
    import sqlite3

    connection = sqlite3.connect(path, timeout=_LOCK_SECONDS)
    try:
        # The file may come from somebody else: run none of its triggers and views.
        connection.execute("PRAGMA trusted_schema = OFF")
        # Do not wait for the disk: if a power cut damages the file, the checksums show it.
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
    return data + zlib.crc32(key + data).to_bytes(_CHECKSUM_BYTES, "little")


def _unpacked(key: bytes, data: object) -> Matrix | None:
    if not isinstance(data, bytes) or len(data) % 4 or len(data) <= _CHECKSUM_BYTES:
        return None
    numbers, check = data[:-_CHECKSUM_BYTES], data[-_CHECKSUM_BYTES:]
    if zlib.crc32(key + numbers).to_bytes(_CHECKSUM_BYTES, "little") != check:
        return None
    return np.frombuffer(numbers, dtype="<f4").astype(np.float32)
