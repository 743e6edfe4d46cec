"""Paths → articles: the format is recognised by what a file holds, the ids come from the files' names."""

import logging
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.decoding import decode
from summarizer.reading.formats import Format, recognise
from summarizer.reading.paths import STANDARD_INPUT, find_files

_log = logging.getLogger(__name__)


class _Reader(Protocol):
    def __call__(self, content: bytes | str, /, *, identity: str, name: str) -> Article | list[Article]: ...


# The reader of each format, imported when the first such file is met. The first four read bytes, which say themselves how
# they are encoded; the others text.
_OF_BYTES: Mapping[Format, str] = MappingProxyType(
    {"html": "html.read_html", "pdf": "pdf.read_pdf", "mail": "mail.read_mail", "feed": "feed.read_feed"}
)
_OF_TEXT: Mapping[Format, str] = MappingProxyType(
    {"text": "plain.read_plain", "json": "records.read_json", "jsonl": "records.read_json_lines"}
)


def read_articles(paths: Iterable[str]) -> list[Article]:
    """The articles of files, folders, globs or standard input ("-").

    An article's id is its file's name without the suffix, or its path where two files share a name, or the `id` of its
    record; in a feed the number of its entry follows. Standard input may be of every format. A file of a folder or a glob
    that does not hold articles is left out, with a warning.

    Raises:
        InputError: If a path cannot be read, a file that was named does not hold articles, or no other one does; the message
            names it.
    """
    return read_files(find_files(paths))


def read_files(files: Mapping[Path, bool]) -> list[Article]:
    """The articles of files, see `read_articles`.

    Args:
        files: File → whether it was named itself, see `find_files`.

    Raises:
        InputError: As `read_articles`.
    """
    articles: list[Article] = []
    refused: list[InputError] = []
    for (file, is_named), identity in zip(files.items(), _identities(list(files)), strict=True):
        try:
            articles += _read(file, identity)
        except InputError as error:
            if is_named or len(files) == 1:
                raise
            refused.append(error)
            _log.warning("left out: %s", error)
    if refused and not articles:
        raise InputError(f"none of the {len(files)} files holds an article; the first of them: {refused[0]}")
    if refused:
        _log.warning("files left out: %d of %d", len(refused), len(files))
    return articles


def _identities(files: Sequence[Path]) -> list[str]:
    shared = Counter(file.stem for file in files)
    return ["stdin" if file == STANDARD_INPUT else str(file) if shared[file.stem] > 1 else file.stem for file in files]


def _read(file: Path, identity: str) -> list[Article]:
    name = "standard input" if file == STANDARD_INPUT else str(file)
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {name!r}: {error.strerror}") from error
    form = recognise(data, suffix="" if file == STANDARD_INPUT else file.suffix.lower())
    content = data if form in _OF_BYTES else decode(data, name=name)
    module, function = {**_OF_BYTES, **_OF_TEXT}[form].split(".")
    read: _Reader = getattr(import_module(f"summarizer.reading.{module}"), function)
    found = read(content, identity=identity, name=name)
    return [found] if isinstance(found, Article) else found
