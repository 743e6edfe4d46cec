"""Dates as people write them, whatever the machine's language and zone."""

from collections.abc import Sequence
from datetime import datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(moment: datetime) -> str:
    """A day: "6 November 2025"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def days(first: datetime, last: datetime) -> str:
    """A stretch of days: "6 November 2025", "6–8 November 2025" or "30 October – 2 November 2025"."""
    if first.date() == last.date():
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = day(first) if first.year != last.year else f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{start} – {day(last)}"


def clock(moment: datetime, *, with_zone: bool) -> str:
    """A time of day: "16:40" or "16:40 UTC+01:00"; empty for midnight without a zone, which is a date without a time."""
    if moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return ""
    return f"{moment:%H:%M} {moment.tzname() or ''}".rstrip() if with_zone else f"{moment:%H:%M}"


def has_mixed_zones(moments: Sequence[datetime]) -> bool:
    """Whether the times of day cannot be compared at sight."""
    return len({moment.utcoffset() for moment in moments}) > 1
