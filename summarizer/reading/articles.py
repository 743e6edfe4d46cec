"""Reading of articles from paths: the content decides on the format, the name of a file gives the id."""

import json
import logging
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from summarizer.errors import InputError
from summarizer.models import Article, is_summary
from summarizer.reading.decoding import decode
from summarizer.reading.formats import Format, detect_format
from summarizer.reading.paths import STANDARD_INPUT, find_files

_log = logging.getLogger(__name__)


class Reader(Protocol):
    """A function that reads the content of a file."""

    def __call__(self, content: bytes | str, /, *, identity: str, name: str) -> Article | list[Article]:
        """Read the article or the articles.

        Args:
            content: The file's bytes or text.
            identity: The id of an article that has none of its own; where there are several, their number follows.
            name: The name of the file in messages.

        Raises:
            InputError: If the file holds no article.
        """


# The reader of each format, imported when the first such file is read. These four read bytes, because the content states its
# own encoding; the others read text.
_OF_BYTES: Mapping[Format, str] = MappingProxyType(
    {"html": "html.read_html", "pdf": "pdf.read_pdf", "mail": "mail.read_mail", "feed": "feed.read_feed"}
)
_OF_TEXT: Mapping[Format, str] = MappingProxyType(
    {"text": "plain.read_plain", "json": "records.read_json", "jsonl": "records.read_json_lines"}
)


def read_articles(paths: str | Path | Iterable[str | Path]) -> list[Article]:
    """Read the articles of files, folders, patterns or standard input.

    The formats are text and Markdown (with or without YAML front matter), JSON, JSON Lines, HTML, mail (.eml, .mhtml), feeds
    (RSS, Atom) and PDF; the content decides which one a file has.

    An article's id is the `id` of its JSON record, else the name of its file without the suffix, or the whole path where two
    files share that name. Where a file holds several articles, their number follows: "news-1", "news-2", …

    A file that does not hold articles is skipped with a warning if it was found in a folder or by a pattern; if it was
    named itself, it is an error.

    Args:
        paths: One path or several: files, folders (read with all folders in them), patterns such as "news/*.txt", or "-" for
            standard input, which may have any of the formats.

    Returns:
        The articles in the order of the paths; those of folders and patterns sorted by path.

    Raises:
        InputError: If a path does not exist or cannot be read, a file that was named itself does not hold articles, or none
            of the files does. The message names the file and says what to do.
    """
    return read_files(find_files(paths))


def read_files(files: Mapping[Path, bool]) -> list[Article]:
    """Read the articles of files, see `read_articles`.

    Args:
        files: File → whether it was named itself, see `find_files`.

    Raises:
        InputError: As `read_articles`.
    """
    articles: list[Article] = []
    errors: list[InputError] = []
    for (file, is_named), identity in zip(files.items(), _ids(list(files)), strict=True):
        try:
            articles += _read(file, identity)
        except InputError as error:
            if is_named or len(files) == 1:
                raise
            errors.append(error)
            _log.warning("skipped: %s", error)
    if errors and not articles:
        raise InputError(f"none of the {len(files)} files holds an article; the first of them: {errors[0]}")
    if errors:
        _log.warning("files skipped: %d of %d", len(errors), len(files))
    return articles


def read_known(paths: Iterable[str]) -> list[Article | Mapping[str, Any]]:
    """Read what the reader knows already: articles, as `read_articles` does, and summaries that were written as JSON.

    Raises:
        InputError: If a path cannot be read or holds neither, or is standard input, from which the articles may come.
    """
    files = find_files(paths)
    if STANDARD_INPUT in files:
        raise InputError("known texts cannot come from standard input: name a file or a folder")
    summaries = {file: summary for file in files if (summary := _read_summary(file)) is not None}
    articles = {file: is_named for file, is_named in files.items() if file not in summaries}
    return [*summaries.values(), *(read_files(articles) if articles else [])]


def _ids(files: Sequence[Path]) -> list[str]:
    counts = Counter(file.stem for file in files)
    return ["stdin" if file == STANDARD_INPUT else str(file) if counts[file.stem] > 1 else file.stem for file in files]


def _read(file: Path, identity: str) -> list[Article]:
    name = "standard input" if file == STANDARD_INPUT else str(file)
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {name!r}: {error.strerror}") from error
    detected = detect_format(data, suffix="" if file == STANDARD_INPUT else file.suffix.lower())
    content = data if detected in _OF_BYTES else decode(data, name=name)
    module, function = {**_OF_BYTES, **_OF_TEXT}[detected].split(".")
    read: Reader = getattr(import_module(f"summarizer.reading.{module}"), function)
    found = read(content, identity=identity, name=name)
    return [found] if isinstance(found, Article) else found


def _read_summary(file: Path) -> Mapping[str, Any] | None:
    try:
        with file.open("rb") as stream:
            if stream.read(1) != b"{":
                return None
        record = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None  # the readers of articles say what is wrong with the file
    return record if is_summary(record) else None
