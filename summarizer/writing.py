"""A result → standard output or a file, whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from summarizer.errors import OutputError

STANDARD_OUTPUT = "-"


def check_writable(target: str) -> None:
    """Refuse a target that cannot be written before the work is done.

    Raises:
        OutputError: If the folder does not exist, or the target is a folder.
    """
    if target == STANDARD_OUTPUT:
        return
    path = Path(target)
    if path.is_dir():
        raise OutputError(f"{target!r} is a folder: give the name of a file in it")
    if not path.absolute().parent.is_dir():
        raise OutputError(f"no such folder {str(path.parent)!r} for {target!r}: make it first")


def write(text: str, target: str) -> None:
    """Write UTF-8; a file appears under its name only when it is complete.

    Lone surrogates, which UTF-8 cannot hold, are written as escapes: in JSON that is what they are called.

    Raises:
        OutputError: If the file cannot be written; nothing is left behind then.
    """
    data = text.encode("utf-8", "backslashreplace")
    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.absolute().parent, prefix=f".{path.name}.", delete=False) as stream:
            temporary = stream.name
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise OutputError(f"cannot write {target!r}: {error.strerror}") from error
