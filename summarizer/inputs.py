"""Articles and known texts in the forms in which callers pass them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.models import Article, Sentence, Summary, is_summary

Articles = Iterable[Article | str | Path | Mapping[str, Any]] | Path
KnownTexts = Iterable[Article | Sentence | str | Summary | Mapping[str, Any]] | Summary | Mapping[str, Any]

# Longest path of Linux, in bytes.
_LONGEST_PATH = 4_096
# Characters of a value that a message shows.
_MOST_SHOWN = 80


def as_articles(given: Articles) -> list[Article]:
    """Return the articles of what a caller passed.

    Args:
        given: A path (of a file or a folder), or an iterable of articles, texts, records such as
            `{"text": …, "source": …}` and paths. An article without an id gets its place in the iterable: "1", "2", …

    Raises:
        InputError: If it is something else, if a text is the path of a file, or a path cannot be read.
    """
    if isinstance(given, Path):
        return _read([given])
    if isinstance(given, str) and _is_path(given):
        raise InputError(
            f"articles must be a list, not the string {given!r}: for the file or folder pass Path({given!r})"
        )
    if hasattr(given, "columns") and hasattr(given, "to_dict"):
        raise InputError("articles must be a list, not a table: pass table.to_dict('records'), with a column 'text'")
    if isinstance(given, str | Article | Mapping) or not isinstance(given, Iterable):
        raise InputError(f"articles must be a list of articles or texts, not {_shown(given)}: put it into a list")
    return [article for number, one in enumerate(given, start=1) for article in _articles(one, number)]


def _articles(one: object, number: int) -> list[Article]:
    if isinstance(one, Article):
        return [one if one.id else replace(one, id=str(number))]
    if isinstance(one, str):
        if _is_path(one):
            raise InputError(f"article {number} is {one!r}, the path of a file and not a text: pass Path({one!r})")
        return [Article(id=str(number), text=one)]
    if isinstance(one, Path):
        return _read([one])
    if isinstance(one, Mapping):
        from summarizer.reading.records import articles_from_json

        return list(articles_from_json(dict(one), identity=str(number), name=f"article {number}"))
    raise InputError(f"article {number} is {_shown(one)}: pass an Article, a text, a record with a 'text', or a Path")


def _read(paths: list[Path]) -> list[Article]:
    # Reading brings the formats of files: callers that pass texts do not wait for it.
    from summarizer.reading import read_articles

    return read_articles(paths)


def _is_path(text: str) -> bool:
    """Return whether a text is the path of a file or folder: nobody means the path to be summarized."""
    try:
        return 0 < len(text) <= _LONGEST_PATH and "\n" not in text and Path(text).exists()
    except (OSError, ValueError):  # such as a null character
        return False


def _shown(value: object) -> str:
    written = repr(value)
    return written if len(written) <= _MOST_SHOWN else f"{written[:_MOST_SHOWN]}…"


def known_texts(given: KnownTexts) -> list[Article | Sentence] | None:
    """Return the known articles, and the sentences that known summaries quote, with their copies in other articles.

    Args:
        given: A list of articles, plain texts, summaries and results of `Summary.to_dict`, or a single summary.

    Returns:
        The articles and sentences in order; None if there are none.

    Raises:
        InputError: If a value is of another type, or a stored summary is damaged.
    """
    if isinstance(given, Summary | Mapping):
        given = [given]
    if isinstance(given, str | Article) or not isinstance(given, Iterable):
        raise InputError(f"known must be a list of articles, texts or summaries, not {given!r}: put it into a list")
    return [known for number, one in enumerate(given, start=1) for known in _known(one, number)] or None


def _known(one: object, number: int) -> Iterator[Article | Sentence]:
    if isinstance(one, str):
        yield Article(id=f"known {number}", text=one)
    elif isinstance(one, Article | Sentence):
        yield one if isinstance(one, Sentence) or one.id else replace(one, id=f"known {number}")
    elif isinstance(one, Summary):
        for cited in one.sentences:
            yield cited.sentence
            yield from (copy.sentence for copy in cited.duplicates)
    elif isinstance(one, Mapping) and is_summary(one):
        yield from _known(Summary.from_dict(one), number)
    else:
        raise InputError(f"known text {number} is {one!r}: pass an Article, a text, a Summary or its to_dict()")
