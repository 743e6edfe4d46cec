"""Summaries rebuilt from the plain values that the JSON format holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from summarizer.errors import InputError
from summarizer.models import (
    Article,
    Budget,
    Change,
    CitedSentence,
    Copy,
    Disagreement,
    ExcludedSentence,
    Sentence,
    StatedValue,
    Summary,
    UnselectedSentence,
)
from summarizer.rendering.json import FORMAT

_Record = Mapping[str, Any]

# Keys of format 1 that format 2 renamed.
_RENAMED = {"left_out": "unselected", "set_aside": "excluded", "brings": "new_terms"}
# An article without its text is rebuilt as long as its last quotation says. No article is longer than this; a record that
# names a larger offset would fill the memory.
_MAX_LENGTH = 50_000_000


def from_dict(record: _Record) -> Summary:
    """Rebuild a summary from the plain values of `json.as_dict`; see `Summary.from_dict`."""
    if not isinstance(record, Mapping):
        raise InputError(f"a summary's record must be a dict, not {record!r}: pass what Summary.to_dict() returns")
    if "stories" in record:
        raise InputError("the record holds several stories: pass one of its 'stories'")
    # A story carries no number: that of all stories stands beside them.
    if (given := record.get("format", FORMAT)) not in {1, FORMAT}:
        raise InputError(f"the summary has format {given!r}: this version reads the formats 1 and {FORMAT}")
    try:
        return _summary(_renamed(record))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"the record is not as Summary.to_dict() returns it ({error!r}): make it again from the articles"
        ) from error


class _Sentences:
    """The sentences that a record quotes from some articles.

    Attributes:
        articles: Article id → article.
    """

    def __init__(self, described: Iterable[_Record], quoted: Iterable[_Record]) -> None:
        """Rebuild the articles.

        Args:
            described: Descriptions of the articles.
            quoted: Quotations, each with text, article, start and end.

        Raises:
            ValueError: If a quotation does not fit the text or the other quotations.
        """
        spans: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        for span in quoted:
            spans[span["article"]][span["start"], span["end"]] = span["text"]
        self.articles: dict[str, Article] = {}
        self._sentences: dict[tuple[str, int, int], Sentence] = {}
        for one in described:
            article = self.articles[one["id"]] = _article(one, spans[one["id"]])
            for position, (start, end) in enumerate(sorted(spans[article.id])):
                self._sentences[article.id, start, end] = Sentence(article, position, start, end)

    def find(self, span: _Record) -> Sentence:
        """Return the sentence of a quotation."""
        return self._sentences[span["article"], span["start"], span["end"]]

    def value(self, stated: _Record) -> StatedValue:
        """Return a stated value."""
        return StatedValue(self.find(stated["sentence"]), stated["start"], stated["end"], stated["normalized"])


def _article(described: _Record, quoted: Mapping[tuple[int, int], str]) -> Article:
    published = described["published"]
    article = Article(
        id=described["id"],
        text=described["text"] if "text" in described else _text(quoted),
        title=described.get("title", ""),
        source=described.get("source", ""),
        published=datetime.fromisoformat(published) if published else None,
        url=described.get("url", ""),
        date_doubt=described.get("date_doubt", ""),
    )
    for (start, end), words in quoted.items():
        if not 0 <= start <= end or article.text[start:end] != words:
            raise ValueError(f"article {article.id!r} does not hold {words!r} at {start!r} to {end!r}")
    return article


def _text(quoted: Mapping[tuple[int, int], str]) -> str:
    """Return the quotations at their offsets, with line breaks in the place of everything else."""
    pieces, length = [], 0
    for (start, end), words in sorted(quoted.items()):
        if not 0 <= start <= end <= _MAX_LENGTH or end - start != len(words):
            raise ValueError(f"no quotation stands at {start!r} to {end!r}")
        pieces += ["\n" * (start - length), words[max(length - start, 0) :]]
        length = max(length, end)
    return "".join(pieces)


def _renamed(record: _Record) -> _Record:
    renamed = {_RENAMED.get(key, key): value for key, value in record.items()}
    cited = [{_RENAMED.get(key, key): value for key, value in one.items()} for one in renamed["sentences"]]
    return renamed | {"sentences": cited}


def _quoted(record: _Record) -> Iterator[_Record]:
    """Yield every quotation from the summary's own articles."""
    for cited in record["sentences"]:
        yield cited
        yield from cited["also_in"]
        yield from (change["now"]["sentence"] for change in cited["changes"])
    for found in record["disagreements"] or ():
        yield from (value["sentence"] for value in found["values"])
    yield from record["unselected"]
    yield from record.get("excluded", ())


def _summary(record: _Record) -> Summary:
    own = _Sentences(record["articles"], _quoted(record))
    before = [change["before"] for cited in record["sentences"] for change in cited["changes"]]
    known = _Sentences(
        [{"id": value["article"], "published": value["published"]} for value in before],
        [value["sentence"] for value in before],
    )
    chosen = [own.find(cited) for cited in record["sentences"]]
    origins: dict[int, list[str]] = defaultdict(list)
    for article in record["articles"]:
        if article["origin"] is not None:
            origins[article["origin"]].append(article["id"])
    [(unit, size)] = record["budget"].items()
    return Summary(
        sentences=tuple(_cited(cited, own, known, chosen) for cited in record["sentences"]),
        articles=tuple(own.articles.values()),
        origins=tuple(tuple(origins[number]) for number in sorted(origins)),
        excluded=tuple(
            ExcludedSentence(own.find(excluded), excluded["reason"]) for excluded in record.get("excluded", ())
        ),
        disagreements=None
        if record["disagreements"] is None
        else tuple(
            Disagreement(
                kind=found["kind"],
                about=found["about"],
                values=tuple(map(own.value, found["values"])),
                is_update=found["is_update"],
                score=found["score"],
            )
            for found in record["disagreements"]
        ),
        candidates=record["candidates"],
        duplicates=record["duplicates"],
        budget=Budget(**{f"max_{unit}": size}),
        settings=record["settings"],
        query=record["query"],
        known=record["known"],
        unselected=tuple(
            UnselectedSentence(
                sentence=own.find(unselected),
                like=chosen[unselected["like"] - 1] if unselected["like"] else None,
                **{
                    name: unselected[name]
                    for name in ("salience", "rank", "relevance", "reason", "similarity", "covered", "cost", "room")
                },
            )
            for unselected in record["unselected"]
        ),
        empty_because=record["empty"] or "",
        is_coherent=record["coherent"],
    )


def _cited(cited: _Record, own: _Sentences, known: _Sentences, chosen: list[Sentence]) -> CitedSentence:
    return CitedSentence(
        sentence=own.find(cited),
        **{name: cited[name] for name in ("salience", "rank", "redundancy", "cost", "sources", "relevance", "novelty")},
        also_in=tuple(Copy(own.find(copy), copy["similarity"], copy["says_more"]) for copy in cited["also_in"]),
        new_terms=tuple(cited["new_terms"]),
        needed_by=chosen[cited["needed_by"] - 1] if cited["needed_by"] else None,
        changes=tuple(
            Change(change["about"], known.value(change["before"]), own.value(change["now"]))
            for change in cited["changes"]
        ),
    )
