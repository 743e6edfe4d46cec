"""The articles in the order in which they appeared, by day."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from summarizer.rendering.page.dates import clock, day, has_mixed_zones
from summarizer.rendering.page.sources import Source


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article appeared: its time of day, empty if unknown, and the whole in ISO 8601."""

    clock: str
    iso: str
    source: Source


@dataclass(frozen=True, slots=True)
class Day:
    """What appeared on one day."""

    name: str
    moments: tuple[Moment, ...]


def timeline(found: Collection[Source]) -> list[Day]:
    """The days on which articles appeared; articles without a date are left out, and one alone makes no line.

    Times of day stand in the zones of the articles, which are named where there are several.
    """
    dated = sorted(
        (
            (source.article.instant, source.number, source.article.published, source)
            for source in found
            if source.article.instant and source.article.published
        ),
        key=lambda dated: dated[:2],
    )
    if len(dated) == 1:
        return []
    with_zone = has_mixed_zones([published for _, _, published, _ in dated])
    return [
        Day(
            name,
            tuple(
                Moment(clock(published, with_zone=with_zone), published.isoformat(), source)
                for _, _, published, source in pairs
            ),
        )
        for name, pairs in groupby(dated, key=lambda one: day(one[2]))
    ]
