"""A result → standard output or a file, whole or not at all."""

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from summarizer.errors import OutputError

STANDARD_OUTPUT = "-"
# What a terminal would obey. JSON calls these so too, and the page for people shows signs in their place.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def check_writable(target: str) -> None:
    """Refuse a target that cannot be written before the work is done.

    Raises:
        OutputError: If the folder does not exist, or the target is a folder.
    """
    if target == STANDARD_OUTPUT:
        return
    path = Path(target)
    try:
        is_folder, has_parent = path.is_dir(), path.absolute().parent.is_dir()
    except OSError as error:  # no permission, a name too long
        raise OutputError(f"cannot write {target!r}: {error.strerror}: give another name") from error
    if is_folder:
        raise OutputError(f"{target!r} is a folder: give the name of a file in it")
    if not has_parent:
        raise OutputError(f"no such folder {str(path.parent)!r} for {target!r}: make it first")


def check_not_read(target: str, files: Iterable[Path]) -> None:
    """Refuse a target that is one of the files that are read.

    Raises:
        OutputError: If it is one, by whatever name.
    """
    if target == STANDARD_OUTPUT or not Path(target).is_file():
        return
    if any(file.is_file() and file.samefile(target) for file in files):
        raise OutputError(f"{target!r} is one of the articles, which it would replace: give another name")


def write(text: str, target: str) -> None:
    """Write UTF-8; a file appears under its name only when it is complete.

    Lone surrogates, which UTF-8 cannot hold, and control characters, which a terminal would obey, are written as escapes
    such as u001b behind a backslash: in JSON that is what they are called.

    Raises:
        BrokenPipeError: If the reader of standard output is gone.
        OutputError: If the target cannot be written; nothing is left behind then.
    """
    shown = _CONTROLS.sub(lambda control: f"\\u{ord(control[0]):04x}", text)
    data = shown.encode("utf-8", "backslashreplace")
    try:
        if target == STANDARD_OUTPUT:
            _write_standard_output(data)
        elif Path(target).exists() and not Path(target).is_file():
            # A pipe or a device must not be replaced by a file.
            Path(target).write_bytes(data)
        else:
            with atomic_write(Path(target).resolve()) as file:
                file.write(data)
    except (BrokenPipeError, OutputError):
        raise
    except (OSError, RuntimeError) as error:  # the latter where links lead in a circle
        reason = error.strerror if isinstance(error, OSError) else "its links lead in a circle"
        name = "standard output" if target == STANDARD_OUTPUT else repr(target)
        raise OutputError(f"cannot write {name}: {reason}: check the disk and the permissions") from error


def _write_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise OutputError("standard output is closed: give -o FILE")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def atomic_write(path: Path, *, temporary: Path | None = None, mode: int | None = None) -> Iterator[IO[bytes]]:
    """Open a temporary file that replaces the file at `path` at the end of the block, or is deleted on an error.

    Args:
        path: The file to write.
        temporary: Path of the temporary file, in the same file system; None = a new name in the same folder.
        mode: Permissions of the file; None = those of any new file.
    """
    if mode is None:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    if temporary is None:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".summary.", suffix=path.suffix)
        temporary, stream = Path(name), os.fdopen(descriptor, "wb")
    else:
        stream = temporary.open("wb")
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
