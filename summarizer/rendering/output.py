"""Writing a result to standard output or to a file, whole or not at all."""

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
# A terminal would obey these. Their escapes are valid JSON; the HTML page shows symbols in their place.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def check_writable(target: str) -> None:
    """Refuse a target that cannot be written, before the work is done.

    Raises:
        OutputError: If its folder does not exist, or the target is a folder.
    """
    if target == STANDARD_OUTPUT:
        return
    path = Path(target)
    try:
        is_folder, has_parent = path.is_dir(), path.absolute().parent.is_dir()
    except OSError as error:  # no permission, a name too long
        raise OutputError(f"cannot write {target!r}: {error.strerror}: use another name") from error
    if is_folder:
        raise OutputError(f"{target!r} is a folder: use the name of a file in it")
    if not has_parent:
        raise OutputError(f"no such folder {str(path.parent)!r} for {target!r}: create it first")


def check_not_read(target: str, files: Iterable[Path]) -> None:
    """Refuse a target that is one of the files that are read.

    Raises:
        OutputError: If it is one of them, under this or another name.
    """
    if target == STANDARD_OUTPUT or not Path(target).is_file():
        return
    if any(file.is_file() and file.samefile(target) for file in files):
        raise OutputError(f"{target!r} is one of the articles and would be overwritten: use another name")


def write(text: str, target: str) -> None:
    r"""Write a text in UTF-8 to a file or to standard output; a file appears only when it is complete.

    Control characters, which a terminal would obey, and lone surrogates, which UTF-8 cannot encode, are written as JSON
    escapes such as "\u001b".

    Args:
        text: What to write.
        target: A file, a pipe, a device or "-" for standard output.

    Raises:
        BrokenPipeError: If the reader of standard output is gone.
        OutputError: If the target cannot be written; no incomplete file is left then.
    """
    escaped = _CONTROLS.sub(lambda control: f"\\u{ord(control[0]):04x}", text)
    data = escaped.encode("utf-8", "backslashreplace")
    try:
        if target == STANDARD_OUTPUT:
            _write_standard_output(data)
        elif Path(target).exists() and not Path(target).is_file():
            # A pipe or a device must not be replaced by a file.
            Path(target).write_bytes(data)
        else:
            write_atomically(Path(target), data)
    except (BrokenPipeError, OutputError):
        raise
    except (OSError, RuntimeError) as error:  # the latter for links that form a circle
        reason = error.strerror if isinstance(error, OSError) else "its links form a circle"
        name = "standard output" if target == STANDARD_OUTPUT else repr(target)
        raise OutputError(f"cannot write {name}: {reason}: check the disk and the permissions") from error


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that is replaced as a whole: after a failure the old content is still there, or no file.

    Raises:
        OSError: If the file cannot be written.
        RuntimeError: If the path is a link in a circle of links.
    """
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Yield an empty file that takes the place of the one at the path when the block ends without an error.

    An existing file keeps its permissions. Where the path is a link, the file that it leads to is replaced.

    Raises:
        OSError: If the file cannot be written.
        RuntimeError: If the path is a link in a circle of links.
    """
    path = path.resolve()
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".unfinished.", delete=False) as file:
        temporary = Path(file.name)
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            # A temporary file can be read by its owner alone.
            temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise OutputError("standard output is closed: use -o FILE")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
