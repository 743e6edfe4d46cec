"""Expansion of paths, folders and patterns to files."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading.formats import SUFFIXES

STANDARD_INPUT = Path("-")


def find_files(paths: str | Path | Iterable[str | Path]) -> dict[Path, bool]:
    """Find the files of paths: each once, in the order of the paths; those of folders and patterns sorted.

    Args:
        paths: One path or several: files, folders (with all folders in them), patterns, or "-" for standard input. Of a
            folder that contains a folder `articles`, only that one is read.

    Returns:
        File → whether it was named itself, rather than found in a folder or by a pattern.

    Raises:
        InputError: If a path does not exist, a pattern matches nothing, or a folder holds no file of a known suffix.
    """
    found: dict[Path, bool] = {}
    given = [paths] if isinstance(paths, str | Path) else paths
    if not isinstance(given, Iterable):
        raise InputError(f"{paths!r} is not a path: pass a string, a pathlib.Path or a list of them")
    for path in given:
        if not isinstance(path, str | Path):
            raise InputError(f"{path!r} is not a path: pass a string or a pathlib.Path")
        for file, is_named in _files(str(path)):
            found[file] = found.get(file, False) or is_named
    return found


def _files(path: str) -> Iterator[tuple[Path, bool]]:
    if not path:
        raise InputError("an empty path: name a file or a folder; '.' is the current one")
    try:
        yield from _expand(path)
    except OSError as error:  # no permission, a name too long
        raise InputError(f"cannot read {str(error.filename or path)!r}: {error.strerror}: check the path") from error


def _expand(path: str) -> Iterator[tuple[Path, bool]]:
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
        raise InputError(f"{path!r} is neither a file nor a folder: use a regular file, or pipe it and read '-'")
    elif given.is_symlink():
        raise InputError(f"{path!r} is a broken link: fix it, or name the file itself")
    else:
        raise InputError(f"no such file or folder: {path!r}: check the spelling")


def _in_folder(folder: Path) -> Iterator[Path]:
    found = list(_files_below(folder))
    if not found:
        raise InputError(f"no articles in folder {str(folder)!r}: looked for {', '.join(SUFFIXES)} files")
    yield from found


def _files_below(folder: Path) -> Iterator[Path]:
    if (folder / "articles").is_dir():
        folder /= "articles"
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        # Links to folders are not followed: they may form a circle.
        if path.is_dir() and not path.is_symlink():
            yield from _files_below(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path
