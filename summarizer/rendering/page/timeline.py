"""The articles by day of publication, and dates as people write them in English, whatever the machine's language."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from summarizer.rendering.page.sources import Source

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication of an article: its time of day, "" if unknown, and day and time in ISO 8601."""

    clock: str
    iso: str
    source: Source


@dataclass(frozen=True, slots=True)
class Day:
    """The articles published on one day."""

    name: str
    publications: tuple[Publication, ...]


def timeline(sources: Collection[Source]) -> list[Day]:
    """Return the days on which articles appeared; none if only one article has a date.

    Times of day are those of the articles' zones, which are named where there are several.
    """
    dated = sorted(
        (
            (source.article.instant, source.number, source.article.published, source)
            for source in sources
            if source.article.instant and source.article.published
        ),
        key=lambda dated: dated[:2],
    )
    if len(dated) == 1:
        return []
    with_zone = len({published.utcoffset() for _, _, published, _ in dated}) > 1
    return [
        Day(
            name,
            tuple(
                Publication(clock(published, with_zone=with_zone), published.isoformat(), source)
                for _, _, published, source in same_day
            ),
        )
        for name, same_day in groupby(dated, key=lambda one: day(one[2]))
    ]


def day(moment: datetime) -> str:
    """Return a day: "6 November 2025"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def days(first: datetime, last: datetime) -> str:
    """Return a range of days: "6 November 2025", "6–8 November 2025" or "30 October – 2 November 2025"."""
    if first.date() == last.date():
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = day(first) if first.year != last.year else f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{start} – {day(last)}"


def clock(moment: datetime, *, with_zone: bool) -> str:
    """Return a time of day: "16:40" or "16:40 UTC+01:00"; "" for midnight without a zone, a date without a time."""
    if moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return ""
    return f"{moment:%H:%M} {moment.tzname() or ''}".rstrip() if with_zone else f"{moment:%H:%M}"
