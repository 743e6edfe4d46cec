"""Files of lines, which are compressed if their suffix says so."""

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

_CHUNK_BYTES = 1 << 16


def read_lines(path: str) -> Iterator[bytes]:
    """Yield the lines of a file or of standard input, one at a time.

    Raises:
        InputError: If the file cannot be read, or its compressed data are damaged or incomplete.
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


def read_complete_lines(path: str) -> Iterator[bytes]:
    """Yield the lines of a file except an incomplete one at its end, as an interrupted program leaves it.

    Raises:
        InputError: If the file cannot be read.
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
    """Return a stream that compresses into a file; what is flushed can be read even if nothing follows."""
    if suffix == GZIP:
        # No time stamp, so that equal lines give equal bytes.
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="wb", mtime=0))
    if suffix == ZSTD:
        import zstandard

        return zstandard.ZstdCompressor().stream_writer(file, closefd=False)
    return file


@contextmanager
def wrap_errors(target: str) -> Iterator[None]:
    """Re-raise errors as OutputError with the name of the file they occurred in.

    Raises:
        OutputError: Instead of any `OSError` except a closed pipe.
    """
    try:
        yield
    except (BrokenPipeError, OutputError):
        raise
    except OSError as error:
        name = "standard output" if target == STANDARD_STREAM else repr(target)
        raise OutputError(
            f"cannot write {name}: {error.strerror}: check the disk and the permissions; --resume continues where it ended"
        ) from error


def _decompressed(file: IO[bytes], *, suffix: str) -> Iterator[bytes]:
    if suffix == GZIP:
        with gzip.GzipFile(fileobj=file, mode="rb") as stream:
            yield from stream
    elif suffix == ZSTD:
        yield from _lines(_decompressed_frames(file))
    else:
        yield from file


def _decompressed_frames(file: IO[bytes]) -> Iterator[bytes]:
    """Decompress the frames of a file; each run that resumed it has added one."""
    import zstandard

    frame = None
    while data := file.read(_CHUNK_BYTES):
        while data:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            yield frame.decompress(data)
            data = frame.unused_data
            if frame.eof:
                frame = None
    if frame:
        raise EOFError("the compressed data are incomplete")


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *complete, rest = (rest + chunk).split(b"\n")
        yield from (line + b"\n" for line in complete)
    if rest:
        yield rest


def _reading_errors(path: str) -> tuple[type[Exception], ...]:
    if Path(path).suffix != ZSTD:
        return OSError, EOFError, zlib.error
    import zstandard

    return OSError, EOFError, zstandard.ZstdError
