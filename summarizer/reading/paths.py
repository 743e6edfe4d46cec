"""Which files a path stands for."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading.formats import SUFFIXES

STANDARD_INPUT = Path("-")


def find_files(paths: Iterable[str]) -> dict[Path, bool]:
    """The files that the paths stand for, each once, in the order given; folders and globs sorted.

    Args:
        paths: Files, folders (read with all below them), globs, or "-" for standard input. A folder, also one below, that
            has a folder `articles` in it is a cluster, of which only the articles are read.

    Returns:
        File → whether it was named itself, not only found in a folder or by a glob.

    Raises:
        InputError: If a path does not exist, a glob matches nothing, or a folder holds nothing readable.
    """
    found: dict[Path, bool] = {}
    for path in paths:
        for file, is_named in _files(path):
            found[file] = found.get(file, False) or is_named
    return found


def _files(path: str) -> Iterator[tuple[Path, bool]]:
    if not path:
        raise InputError("an empty path: name a file or a folder, '.' for this one")
    try:
        yield from _found(path)
    except OSError as error:  # no permission, a name too long
        raise InputError(f"cannot read {str(error.filename or path)!r}: {error.strerror}: check the path") from error


def _found(path: str) -> Iterator[tuple[Path, bool]]:
    given = Path(path)
    if given == STANDARD_INPUT or given.is_file():
        yield given, True
    elif given.is_dir():
        yield from ((file, False) for file in _in_folder(given))
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            raise InputError(f"nothing matches {path!r}: check the pattern, and that it is quoted for this program")
        for match in matches:
            yield from ((file, False) for file, _ in _files(match if Path(match).exists() else glob.escape(match)))
    elif given.exists():
        raise InputError(f"{path!r} is neither a file nor a folder: give regular files, or pipe it and read '-'")
    elif given.is_symlink():
        raise InputError(f"{path!r} is a link that leads nowhere: mend it, or name what it is to lead to")
    else:
        raise InputError(f"no such file or folder: {path!r}: check the spelling")


def _in_folder(folder: Path) -> Iterator[Path]:
    found = list(_below(folder))
    if not found:
        raise InputError(f"no articles in folder {str(folder)!r}: looked for {', '.join(SUFFIXES)} files")
    yield from found


def _below(folder: Path) -> Iterator[Path]:
    if (folder / "articles").is_dir():
        folder /= "articles"
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        # A link to a folder may lead round in a circle.
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path
