"""Paths → articles: the format is chosen by the file's suffix, the ids from the files' names."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.decoding import decode
from summarizer.reading.paths import STANDARD_INPUT, find_files
from summarizer.reading.plain import read_plain
from summarizer.reading.records import read_json, read_json_lines


def read_articles(paths: Iterable[str]) -> list[Article]:
    """The articles of files, folders, globs or standard input ("-").

    An article's id is its file's name without the suffix, or its path where two files share a name, or the `id` of its
    record. Standard input may be text, JSON or JSON Lines.

    Raises:
        InputError: If a path cannot be read or does not hold articles; the message names it.
    """
    files = find_files(paths)
    return [
        article for file, identity in zip(files, _identities(files), strict=True) for article in _read(file, identity)
    ]


def _identities(files: Sequence[Path]) -> list[str]:
    shared = Counter(file.stem for file in files)
    return ["stdin" if file == STANDARD_INPUT else str(file) if shared[file.stem] > 1 else file.stem for file in files]


def _read(file: Path, identity: str) -> list[Article]:
    name = "standard input" if file == STANDARD_INPUT else str(file)
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {name!r}: {error.strerror}") from error
    text = decode(data, name=name)
    suffix = _guessed(text) if file == STANDARD_INPUT else file.suffix.lower()
    if suffix == ".jsonl":
        return read_json_lines(text, identity=identity, name=name)
    if suffix == ".json":
        return read_json(text, identity=identity, name=name)
    return [read_plain(text, identity=identity, name=name)]


def _guessed(text: str) -> str:
    """The format of a stream without a name."""
    start = text.lstrip()[:200]
    if start.startswith("[") and start[1:].lstrip()[:1] in {"{", '"'}:
        return ".json"
    if start.startswith("{") and start[1:].lstrip()[:1] == '"':
        return ".jsonl" if len(text.strip().split("\n")) > 1 and _is_record(text.strip().split("\n")[0]) else ".json"
    return ".txt"


def _is_record(line: str) -> bool:
    return line.rstrip().endswith("}")
