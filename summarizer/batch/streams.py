"""Files of lines, compressed or not: the suffix says which."""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from summarizer.errors import InputError, OutputError

GZIP, ZSTD = ".gz", ".zst"
STANDARD_STREAM = "-"

_CHUNK = 1 << 16


def read_lines(path: str) -> Iterator[bytes]:
    """The lines of a file or of standard input, one at a time.

    Raises:
        InputError: If it cannot be read, or its compressed data are damaged or break off.
    """
    try:
        if path == STANDARD_STREAM:
            yield from sys.stdin.buffer
        else:
            with Path(path).open("rb") as file:
                yield from _decompressed(file, suffix=Path(path).suffix)
    except _reading_errors(path) as error:
        name = "standard input" if path == STANDARD_STREAM else path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot read {name!r} to its end: {reason}: check the file") from error


def read_torn_lines(path: str) -> Iterator[bytes]:
    """The whole lines of a file that a sudden end may have cut off.

    Raises:
        InputError: If it cannot be read at all.
    """
    lines = read_lines(path)
    while True:
        try:
            line = next(lines, None)
        except InputError as error:
            if isinstance(error.__cause__, EOFError):
                return
            raise
        if line is None or not line.endswith(b"\n"):
            return
        yield line


def compressed(file: IO[bytes], *, suffix: str) -> IO[bytes]:
    """A stream that writes into a file; what is flushed can be read, even if nothing follows."""
    if suffix == GZIP:
        # No time stamp: the same lines, the same bytes.
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="wb", mtime=0))
    if suffix == ZSTD:
        import zstandard

        return zstandard.ZstdCompressor().stream_writer(file, closefd=False)
    return file


@contextmanager
def told(target: str) -> Iterator[None]:
    """Say of which file an error is.

    Raises:
        OutputError: Instead of every other `OSError` but a closed pipe.
    """
    try:
        yield
    except (BrokenPipeError, OutputError):
        raise
    except OSError as error:
        name = "standard output" if target == STANDARD_STREAM else repr(target)
        raise OutputError(
            f"cannot write {name}: {error.strerror}: check the disk and the permissions; --resume goes on where it ended"
        ) from error


def _decompressed(file: IO[bytes], *, suffix: str) -> Iterator[bytes]:
    if suffix == GZIP:
        with gzip.GzipFile(fileobj=file, mode="rb") as stream:
            yield from stream
    elif suffix == ZSTD:
        yield from _lines(_frames(file))
    else:
        yield from file


def _frames(file: IO[bytes]) -> Iterator[bytes]:
    """What the frames of a file hold; a file that was gone on with has several."""
    import zstandard

    frame = None
    while data := file.read(_CHUNK):
        while data:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            yield frame.decompress(data)
            data = frame.unused_data
            if frame.eof:
                frame = None
    if frame:
        raise EOFError("the compressed data break off")


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line + b"\n" for line in whole)
    if rest:
        yield rest


def _reading_errors(path: str) -> tuple[type[Exception], ...]:
    if Path(path).suffix != ZSTD:
        return OSError, EOFError, zlib.error
    import zstandard

    return OSError, EOFError, zstandard.ZstdError
