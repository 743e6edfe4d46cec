"""Paths of what was read before → articles, and summaries of ours as they were written."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.models import Article, is_summary
from summarizer.reading.articles import read_files
from summarizer.reading.paths import STANDARD_INPUT, find_files


def read_known(paths: Iterable[str]) -> list[Article | Mapping[str, Any]]:
    """The articles of the paths, as `read_articles` reads them, and the summaries among them, known by what they hold.

    Raises:
        InputError: If a path cannot be read or holds neither, or is standard input, where the articles may be.
    """
    files = find_files(paths)
    if STANDARD_INPUT in files:
        raise InputError("what is known cannot come from standard input: name a file or a folder")
    summaries = {file: summary for file in files if (summary := _summary(file)) is not None}
    articles = {file: is_named for file, is_named in files.items() if file not in summaries}
    return [*summaries.values(), *(read_files(articles) if articles else [])]


def _summary(file: Path) -> Mapping[str, Any] | None:
    try:
        with file.open("rb") as stream:
            if stream.read(1) != b"{":
                return None
        record = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None  # whatever it is, the readers of articles say what is wrong with it
    return record if is_summary(record) else None
