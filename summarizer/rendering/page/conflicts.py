"""Disagreements as the page shows them: every value once, with all who state it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from summarizer.models import Disagreement, StatedValue
from summarizer.rendering.page.plain import plain
from summarizer.rendering.page.sources import Source


@dataclass(frozen=True, slots=True)
class Statement:
    """One article's version: its sentence with the value marked, and where it stands."""

    source: Source
    anchor: str
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Version:
    """One value, as first written, and the articles that state it."""

    text: Markup
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One fact with several values."""

    anchor: str
    about: Markup
    kind: str
    is_update: bool
    versions: tuple[Version, ...]


def conflicts(disagreements: Sequence[Disagreement], found: Mapping[str, Source], *, prefix: str) -> list[Conflict]:
    """The disagreements in the order given; values in the order of the first article that states each."""
    shown = []
    for number, disagreement in enumerate(disagreements, start=1):
        versions: dict[str, list[StatedValue]] = defaultdict(list)
        for value in disagreement.values:
            versions[value.normalized].append(value)
        shown.append(
            Conflict(
                f"{prefix}d{number}",
                plain(disagreement.about),
                disagreement.kind,
                disagreement.is_update,
                tuple(
                    Version(plain(values[0].text), tuple(_statement(value, found) for value in values))
                    for values in versions.values()
                ),
            )
        )
    return shown


def _statement(value: StatedValue, found: Mapping[str, Source]) -> Statement:
    source, text = found[value.sentence.article.id], value.sentence.article.text
    before, after = text[value.sentence.start : value.start], text[value.end : value.sentence.end]
    shown = plain(before) + Markup("<mark>{}</mark>").format(plain(value.text)) + plain(after)
    return Statement(source, source.place(value.start, value.end), shown)
