"""Paths → articles: the format is recognised by what a file holds, the ids come from the files' names."""

import logging
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.decoding import decode
from summarizer.reading.feed import read_feed
from summarizer.reading.formats import Format, recognise
from summarizer.reading.html import read_html
from summarizer.reading.mail import read_mail
from summarizer.reading.paths import STANDARD_INPUT, find_files
from summarizer.reading.pdf import read_pdf
from summarizer.reading.plain import read_plain
from summarizer.reading.records import read_json, read_json_lines

_log = logging.getLogger(__name__)


class _Reader(Protocol):
    def __call__(self, data: bytes, /, *, identity: str, name: str) -> Article: ...


# Formats of one article a file, read from bytes: they say themselves how they are encoded.
_WHOLE_FILES: Mapping[Format, _Reader] = MappingProxyType({"html": read_html, "pdf": read_pdf, "mail": read_mail})


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
    if form in _WHOLE_FILES:
        return [_WHOLE_FILES[form](data, identity=identity, name=name)]
    if form == "feed":
        return read_feed(data, identity=identity, name=name)
    text = decode(data, name=name)
    if form == "jsonl":
        return read_json_lines(text, identity=identity, name=name)
    if form == "json":
        return read_json(text, identity=identity, name=name)
    return [read_plain(text, identity=identity, name=name)]
