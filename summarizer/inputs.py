"""What a reader has read, in whatever form it is given → articles and sentences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from summarizer.errors import InputError
from summarizer.models import Article, Sentence, Summary

KnownTexts = Iterable[Article | str | Summary | Mapping[str, Any]] | Summary | Mapping[str, Any]

_FORMATS = (1, 2)
# Where a summary says that a sentence ends, its article is rebuilt up to there.
_LONGEST = 50_000_000


def known_texts(given: KnownTexts) -> list[Article | Sentence] | None:
    """The articles, and the sentences that summaries quote, their copies in other articles included.

    Args:
        given: Articles, plain texts, summaries, or summaries as `Summary.to_dict` gives them, in a list or (a summary) alone.

    Returns:
        What is known; None if nothing was given.

    Raises:
        InputError: If it is something else.
    """
    if isinstance(given, Summary | Mapping):
        given = [given]
    if isinstance(given, str | Article) or not isinstance(given, Iterable):
        raise InputError(f"known must be a list of articles, texts or summaries, not {given!r}: put it into a list")
    return [known for number, one in enumerate(given, start=1) for known in _known(one, number)] or None


def is_summary(record: object) -> bool:
    """Whether a value read from JSON is a summary of ours."""
    return isinstance(record, Mapping) and "format" in record and isinstance(record.get("sentences"), list)


def _known(one: object, number: int) -> Iterator[Article | Sentence]:
    if isinstance(one, str):
        yield Article(id=f"known {number}", text=one)
    elif isinstance(one, Article):
        yield one
    elif isinstance(one, Summary):
        for cited in one.sentences:
            yield cited.sentence
            yield from (copy.sentence for copy in cited.duplicates)
    elif isinstance(one, Mapping) and is_summary(one):
        yield from _quoted(one)
    else:
        raise InputError(f"known text {number} is {one!r}: give an Article, a text, a Summary or its to_dict()")


def _quoted(record: Mapping[str, Any]) -> Iterator[Sentence]:
    """The sentences of a stored summary, each in as much of its article as the summary quotes: the rest is line breaks."""
    if record["format"] not in _FORMATS:
        raise InputError(f"a known summary has format {record['format']!r}: this version reads the formats 1 and 2")
    try:
        spans: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        for sentence in record["sentences"]:
            for span in (sentence, *(copy for copy in sentence["also_in"] if not copy["says_more"])):
                spans[span["article"]][span["start"], span["end"]] = span["text"]
        described = {article["id"]: article for article in record["articles"]}
        for name, quoted in spans.items():
            yield from _rebuilt(described[name], quoted)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"a known summary is not as it was written ({error!r}): make it again with -f json") from error


def _rebuilt(described: Mapping[str, Any], quoted: Mapping[tuple[int, int], str]) -> Iterator[Sentence]:
    text = ""
    for (start, end), words in sorted(quoted.items()):
        if not len(text) <= start <= end <= _LONGEST or end - start != len(words):
            raise ValueError(f"no sentence at {start!r} to {end!r}")
        text += "\n" * (start - len(text)) + words
    published = described["published"]
    article = Article(
        described["id"],
        text,
        title=described["title"],
        source=described["source"],
        published=datetime.fromisoformat(published) if published else None,
        url=described["url"],
    )
    for position, (start, end) in enumerate(sorted(quoted)):
        yield Sentence(article, position, start, end)
