"""A summary's part of the page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.models import CitedSentence, Copy, Disagreement, Sentence, StatedValue, Summary, counted
from summarizer.rendering.disagreements import heading, inline, is_outdated, touched, versions
from summarizer.rendering.page.pieces import Mark, Piece, own_words, paragraphs
from summarizer.rendering.page.sources import Source, sources
from summarizer.rendering.page.timeline import Day, days, timeline


@dataclass(frozen=True, slots=True)
class Holder:
    """An article that holds a wording, its place there, and how the wording relates to the quoted sentence."""

    source: Source
    anchor: str
    similarity: float
    says_more: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording in pieces, see `own_words`, and the articles that hold it letter by letter."""

    pieces: Sequence[tuple[str, bool]]
    holders: Sequence[Holder]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence split around a value that it states, and the articles that hold it, with the places there."""

    before: str
    value: str
    after: str
    holders: Sequence[tuple[Source, str]]


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a disputed fact, as first written, and the sentences that state it."""

    text: str
    statements: Sequence[Statement]
    is_superseded: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact with several values."""

    anchor: str
    heading: str
    found: Disagreement
    versions: Sequence[Version]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of the summary.

    Attributes:
        anchor: Its name on the page.
        cited: The sentence.
        holders: The articles that hold it or a copy of it; the quoted one first, then by similarity.
        wordings: Its wordings: the quoted one first, then by similarity.
        origins: The names of the articles by independent source, each name once.
        clashes: The conflicts that it is part of, and whether it states an outdated value there.
    """

    anchor: str
    cited: CitedSentence
    holders: Sequence[Holder]
    wordings: Sequence[Wording]
    origins: Sequence[Sequence[str]]
    clashes: Sequence[tuple[Conflict, bool]]


@dataclass(frozen=True, slots=True)
class Report:
    """A summary's part of the page.

    Attributes:
        summary: The summary.
        prefix: The beginning of the names on the page; "" if the page holds one summary alone.
        headline: The title of the story, or else of a cited article; "" if there is none.
        headline_source: The article of the headline; None if it is that of a story or if there is none.
        quotations: The sentences.
        conflicts: The disagreements.
        sources: Article id → source, in the order of the sources' numbers.
        days: The timeline.
        texts: Article id → paragraphs of its text, in pieces.
        excluded: Reason → excluded sentences.
    """

    summary: Summary
    prefix: str
    headline: str
    headline_source: Source | None
    quotations: Sequence[Quotation]
    conflicts: Sequence[Conflict]
    sources: Mapping[str, Source]
    days: Sequence[Day]
    texts: Mapping[str, Sequence[Sequence[Piece]]]
    excluded: Mapping[str, Sequence[Sentence]]

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return f"{self.prefix}story"

    @property
    def title(self) -> str:
        """Its headline, or else the number of its articles."""
        return self.headline or f"Summary of {counted(len(self.summary.articles), 'article')}"

    @property
    def outlets(self) -> int:
        """Number of outlets that its articles name."""
        return len({name for article in self.summary.articles if (name := article.source.strip().casefold())})

    @property
    def period(self) -> str:
        """The days on which its articles appeared; "" if none has a date."""
        dated = [(one.instant, one.published) for one in self.summary.articles if one.instant and one.published]
        published = [published for _, published in sorted(dated, key=lambda pair: pair[0])]
        return days(published[0], published[-1]) if published else ""

    @property
    def lead(self) -> str:
        """The most salient sentence, or the reason why there is none."""
        cited = min(self.summary, key=lambda cited: cited.rank, default=None)
        return cited.text if cited else self.summary.empty_because

    @property
    def largest_share(self) -> int:
        """The most sentences that an article gave or repeats; at least 1."""
        return max((len(source.quoted) + source.repeated for source in self.sources.values()), default=0) or 1

    @property
    def unused(self) -> Sequence[Source]:
        """The articles that gave nothing to the summary."""
        return [source for source in self.sources.values() if not source.quoted and not source.repeated]

    def anchor_of(self, sentence: Sentence) -> str:
        """Return the name on the page of a sentence in its article."""
        return self.sources[sentence.article.id].anchor_of(sentence)


def make_report(summary: Summary, *, story: str = "", prefix: str = "") -> Report:
    """Gather what the page shows of a summary.

    Args:
        summary: The summary.
        story: The title of its story, if there are several.
        prefix: The beginning of all names on the page, if there are several stories.
    """
    found = sources(summary, prefix=prefix)
    disagreements = summary.disagreements or ()
    conflicts = [_conflict(one, f"{prefix}d{number}", found) for number, one in enumerate(disagreements, start=1)]
    quotations = [
        _quotation(cited, f"{prefix}s{number}", found, conflicts) for number, cited in enumerate(summary, start=1)
    ]
    marks = _marks(quotations, conflicts, found)
    headline_source = None if story else _headline_source(summary, found)
    excluded: dict[str, list[Sentence]] = defaultdict(list)
    for one in sorted(summary.excluded, key=lambda one: one.reason):
        excluded[one.reason].append(one.sentence)
    return Report(
        summary=summary,
        prefix=prefix,
        headline=story or (headline_source.title if headline_source else ""),
        headline_source=headline_source,
        quotations=quotations,
        conflicts=conflicts,
        sources=found,
        days=timeline(found.values()),
        texts={name: paragraphs(source.article.text, marks[name]) for name, source in found.items()},
        excluded=excluded,
    )


def _quotation(
    cited: CitedSentence, anchor: str, found: Mapping[str, Source], conflicts: Sequence[Conflict]
) -> Quotation:
    holders, by_wording, origins = [], defaultdict[str, list[Holder]](list), defaultdict[int | None, list[str]](list)
    for copy in (Copy(cited.sentence, 1.0), *cited.also_in):
        source = found[copy.sentence.article.id]
        holder = Holder(source, source.anchor_of(copy.sentence), copy.similarity, copy.says_more)
        holders.append(holder)
        by_wording[copy.sentence.text].append(holder)
        origins[source.origin].append(source.short_name)
    clashing = [conflicts[number - 1] for number in touched(cited, [conflict.found for conflict in conflicts])]
    return Quotation(
        anchor,
        cited,
        holders,
        wordings=[Wording(own_words(text, cited.text), holders) for text, holders in by_wording.items()],
        origins=[list(dict.fromkeys(names)) for names in origins.values()],
        clashes=[(conflict, is_outdated(cited, conflict.found)) for conflict in clashing],
    )


def _conflict(disagreement: Disagreement, anchor: str, found: Mapping[str, Source]) -> Conflict:
    return Conflict(
        anchor,
        heading(disagreement),
        disagreement,
        [
            Version(inline(values[0]), _statements(values, found), disagreement.is_superseded(values[0]))
            for values in versions(disagreement)
        ],
    )


def _statements(values: Sequence[StatedValue], found: Mapping[str, Source]) -> Sequence[Statement]:
    holders: dict[tuple[str, str, str], list[tuple[Source, str]]] = defaultdict(list)
    for value in values:
        sentence, source = value.sentence, found[value.sentence.article.id]
        text = sentence.article.text
        parts = text[sentence.start : value.start], value.text, text[value.end : sentence.end]
        holders[parts].append((source, source.anchor_of(value)))
    return [Statement(*parts, held) for parts, held in holders.items()]


def _marks(
    quotations: Sequence[Quotation], conflicts: Sequence[Conflict], found: Mapping[str, Source]
) -> Mapping[str, Sequence[Mark]]:
    """Return the marks in each article; a span with several roles has the first of quoted, copy and value."""
    marks: dict[str, dict[tuple[int, int], Mark]] = defaultdict(dict)

    def add(span: Sentence | StatedValue, article: str, role: str, back: str) -> None:
        mark = Mark(span.start, span.end, role, found[article].anchor_of(span), back)
        marks[article].setdefault((span.start, span.end), mark)

    for quotation in quotations:
        add(quotation.cited.sentence, quotation.cited.article.id, "quoted", quotation.anchor)
    for quotation in quotations:
        for copy in quotation.cited.also_in:
            add(copy.sentence, copy.sentence.article.id, "copy", quotation.anchor)
    for conflict in conflicts:
        for value in conflict.found.values:
            add(value, value.sentence.article.id, "value", conflict.anchor)
    return defaultdict(list, {article: list(held.values()) for article, held in marks.items()})


def _headline_source(summary: Summary, found: Mapping[str, Source]) -> Source | None:
    """Return the cited article with a title that holds most sentences, of several the one published first."""
    titled = [found[article.id] for article in summary.cited_articles if article.title.strip()]

    def priority(source: Source) -> tuple[int, float, int]:
        published = source.article.instant
        held = len(source.quoted) + source.repeated
        return -held, published.timestamp() if published else float("inf"), source.number

    return min(titled, key=priority, default=None)
