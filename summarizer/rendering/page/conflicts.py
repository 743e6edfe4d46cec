"""Disagreements as the page shows them: every value once, with all who state it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from summarizer.models import Disagreement, StatedValue
from summarizer.rendering.disagreements import heading, inline, versions
from summarizer.rendering.page.plain import plain
from summarizer.rendering.page.sources import Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the value marked, and the articles that hold it word for word, each with the name of its place."""

    places: tuple[tuple[Source, str], ...]
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Version:
    """One value, as first written, the sentences that state it, and whether a later one takes its place."""

    text: Markup
    statements: tuple[Statement, ...]
    is_superseded: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """One fact with several values."""

    anchor: str
    heading: Markup
    about: Markup
    kind: str
    is_update: bool
    versions: tuple[Version, ...]


def conflicts(disagreements: Sequence[Disagreement], found: Mapping[str, Source], *, prefix: str) -> list[Conflict]:
    """The disagreements in the order given; values in the order of the first article that states each."""
    return [
        Conflict(
            f"{prefix}d{number}",
            plain(heading(disagreement)),
            plain(disagreement.about),
            disagreement.kind,
            disagreement.is_update,
            tuple(
                Version(plain(inline(values[0])), _statements(values, found), disagreement.is_superseded(values[0]))
                for values in versions(disagreement)
            ),
        )
        for number, disagreement in enumerate(disagreements, start=1)
    ]


def _statements(values: Sequence[StatedValue], found: Mapping[str, Source]) -> tuple[Statement, ...]:
    alike: dict[Markup, list[tuple[Source, str]]] = defaultdict(list)
    for value in values:
        source, text = found[value.sentence.article.id], value.sentence.article.text
        before, after = text[value.sentence.start : value.start], text[value.end : value.sentence.end]
        shown = plain(before) + Markup("<mark>{}</mark>").format(plain(value.text)) + plain(after)
        alike[shown].append((source, source.place(value.start, value.end)))
    return tuple(Statement(tuple(places), sentence) for sentence, places in alike.items())
