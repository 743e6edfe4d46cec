"""Which files a path stands for."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading.formats import SUFFIXES

STANDARD_INPUT = Path("-")


def find_files(paths: Iterable[str]) -> list[Path]:
    """The files that the paths stand for, each once, in the order given; folders and globs sorted.

    Args:
        paths: Files, folders (read with all below them), globs, or "-" for standard input. A folder that has a folder
            `articles` in it is a cluster, of which only the articles are read.

    Raises:
        InputError: If a path does not exist, a glob matches nothing, or a folder holds nothing readable.
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def _files(path: str) -> Iterator[Path]:
    if not path:
        raise InputError("an empty path: name a file or a folder, '.' for this one")
    try:
        yield from _found(path)
    except OSError as error:  # no permission, a name too long
        raise InputError(f"cannot read {path!r}: {error.strerror}: check the path") from error


def _found(path: str) -> Iterator[Path]:
    given = Path(path)
    if given == STANDARD_INPUT or given.is_file():
        yield given
    elif given.is_dir():
        yield from _in_folder(given)
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            raise InputError(f"nothing matches {path!r}: check the pattern, and that it is quoted for this program")
        for match in matches:
            yield from _files(glob.escape(match) if not Path(match).exists() else match)
    elif given.exists():
        raise InputError(f"{path!r} is neither a file nor a folder: give regular files, or pipe it and read '-'")
    else:
        raise InputError(f"no such file or folder: {path!r}: check the spelling")


def _in_folder(folder: Path) -> Iterator[Path]:
    root = folder / "articles" if (folder / "articles").is_dir() else folder
    found = sorted(
        path
        for path in root.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    )
    if not found:
        raise InputError(f"no articles in folder {str(folder)!r}: looked for {', '.join(SUFFIXES)} files")
    yield from found
