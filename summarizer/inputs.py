"""Input of the texts that a reader knows already: articles, texts and earlier summaries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from summarizer.errors import InputError
from summarizer.models import Article, Sentence, Summary

KnownTexts = Iterable[Article | str | Summary | Mapping[str, Any]] | Summary | Mapping[str, Any]

_FORMAT = 1
# Offsets in a stored summary beyond this are refused: an article is rebuilt up to the end of its last sentence.
_MAX_OFFSET = 50_000_000


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
    return [known for number, one in enumerate(given, start=1) for known in _read(one, number)] or None


def is_summary(record: object) -> bool:
    """Return whether a value parsed from JSON is a summary as `Summary.to_dict` returns it."""
    return isinstance(record, Mapping) and "format" in record and isinstance(record.get("sentences"), list)


def _read(one: object, number: int) -> Iterator[Article | Sentence]:
    if isinstance(one, str):
        yield Article(id=f"known {number}", text=one)
    elif isinstance(one, Article):
        yield one
    elif isinstance(one, Summary):
        for cited in one.sentences:
            yield cited.sentence
            yield from (copy.sentence for copy in cited.duplicates)
    elif isinstance(one, Mapping) and is_summary(one):
        yield from _quoted_sentences(one)
    else:
        raise InputError(f"known text {number} is {one!r}: pass an Article, a text, a Summary or its to_dict()")


def _quoted_sentences(summary: Mapping[str, Any]) -> Iterator[Sentence]:
    """Yield the sentences that a stored summary quotes."""
    if summary["format"] != _FORMAT:
        raise InputError(f"a known summary has format {summary['format']!r}: this version reads format {_FORMAT}")
    try:
        quotes: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        for sentence in summary["sentences"]:
            for span in (sentence, *(copy for copy in sentence["also_in"] if not copy["says_more"])):
                quotes[span["article"]][span["start"], span["end"]] = span["text"]
        articles = {article["id"]: article for article in summary["articles"]}
        for identity, quoted in quotes.items():
            yield from _rebuild(articles[identity], quoted)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"a known summary is not as it was written ({error!r}): write it again with -f json"
        ) from error


def _rebuild(described: Mapping[str, Any], quoted: Mapping[tuple[int, int], str]) -> Iterator[Sentence]:
    """Yield the quoted sentences in an article that has them at their offsets, and line breaks between them."""
    text = ""
    for (start, end), words in sorted(quoted.items()):
        if not len(text) <= start <= end <= _MAX_OFFSET or end - start != len(words):
            raise ValueError(f"no sentence at {start!r} to {end!r}")
        text += "\n" * (start - len(text)) + words
    fields = {name: described[name] for name in ("title", "source", "published", "url")}
    article = Article(described["id"], text, **fields)
    for position, (start, end) in enumerate(sorted(quoted)):
        yield Sentence(article, position, start, end)
