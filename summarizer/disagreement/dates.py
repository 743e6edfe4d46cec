"""Dates as they stand in a sentence, as sets of the days they may mean.

Regular expressions of our own instead of a library: in running text dateparser and dateutil take "may", "second" and
bare numbers for dates too, and both fill in what the text leaves open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from summarizer.lexical.lexicon import MONTH_NUMBERS, MONTHS, WEEKDAYS

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR_AFTER = r"(?:,? (?P<{}>(?:19|20)\d\d)\b)?"
_DATE = re.compile(
    rf"(?:\b(?:{'|'.join(WEEKDAYS)}),? (?:the )?)?"
    r"(?:(?<![\w.,/-])(?P<year0>(?:19|20)\d\d)-(?P<month0>\d\d)-(?P<day0>\d\d)(?![\w-])"
    rf"|(?<![\w.,/-]){_DAY.format('day1')}(?: of)? (?P<month1>{_MONTH})\b\.?{_YEAR_AFTER.format('year1')}"
    rf"|\b(?P<month2>{_MONTH})\b\.? {_DAY.format('day2')}(?![\d:.,]*\d(?<!,)){_YEAR_AFTER.format('year2')}"
    rf"|\b(?P<month3>{_MONTH})\b\.?,? (?P<year3>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:in|since|until|till|by|from|of|before|after|during|year) (?P<year>(?:19|20)\d\d)\b(?![-–,.]\d| [a-z]+s\b)"
)
# "In March", "the end of August", "spring of 2026": a month or a season without a day.
_LONE_MONTH = re.compile(
    r"\b(?i:in|by|since|until|till|from|before|after|during|early|late|mid|of|last|next|this)[ -]"
    rf"(?P<month>{'|'.join(name.title() for name in MONTHS)})\b(?! \d)"
)
_SEASONS = MappingProxyType(
    {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "fall": (9, 10, 11), "winter": (12, 1, 2)}
)
_SEASON = re.compile(rf"\b(?P<season>{'|'.join(_SEASONS)})(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MOST_MONTHS = 12
_MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day of which parts may be left open (None)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def __str__(self) -> str:
        """As in ISO 8601: "2025-08-29", "--08-29" without a year, "2025-08" without a day; else the weekday's name."""
        if self.year is None and self.month is None and self.weekday is not None:
            return WEEKDAYS[self.weekday]
        year = "-" if self.year is None else f"{self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    def agrees_with(self, other: "Day") -> bool:
        """Whether no part that both name differs."""
        mine = (self.year, self.month, self.day, self.weekday)
        theirs = (other.year, other.month, other.day, other.weekday)
        return all(None in pair or pair[0] == pair[1] for pair in zip(mine, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a text.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last.
        days: What it may mean, at least one day.
    """

    start: int
    end: int
    days: tuple[Day, ...]

    @property
    def is_weekday(self) -> bool:
        """Whether it is a weekday without a date."""
        return self.days[0].weekday is not None

    @property
    def names_a_month(self) -> bool:
        """Whether it says more than a year."""
        return any(day.month is not None or day.weekday is not None for day in self.days)

    @property
    def normalized(self) -> str:
        """The days it may mean, parted by strokes."""
        return "/".join(str(day) for day in self.days)

    def agrees_with(self, other: object) -> bool:
        """Whether both may mean the same day."""
        return isinstance(other, DateExpression) and any(
            mine.agrees_with(theirs) for mine in self.days for theirs in other.days
        )


def dates(text: str, published: datetime | None) -> Iterator[DateExpression]:
    """The dates of a text.

    A weekday means the last or the next one as seen from the day of publication; without that it is only a weekday.
    """
    taken = []
    if _DIGIT.search(text):
        for match in _DATE.finditer(text):
            if found := _read(match):
                taken.append(found)
                yield found
        for match in _SEASON.finditer(text):
            found = DateExpression(
                match.start(),
                match.end(),
                tuple(Day(int(match["year"]), month) for month in _SEASONS[match["season"].lower()]),
            )
            taken.append(found)
            yield found
        for match in _YEAR.finditer(text):
            yield DateExpression(match.start("year"), match.end(), (Day(int(match["year"])),))
    for match in _LONE_MONTH.finditer(text):
        if not any(other.start <= match.start("month") < other.end for other in taken):
            yield DateExpression(match.start("month"), match.end(), (Day(None, MONTH_NUMBERS[match["month"].lower()]),))
    for match in _WEEKDAY.finditer(text):
        if not any(other.start <= match.start() < other.end for other in taken):
            yield DateExpression(match.start(), match.end(), _near(match["name"].lower(), published))


def _read(match: re.Match[str]) -> DateExpression | None:
    form = next(form for form in "0123" if match[f"month{form}"])
    name = match[f"month{form}"]
    month = int(name) if form == "0" else MONTH_NUMBERS[name.lower()]
    day = None if form == "3" else int(match[f"day{form}"])
    written = match[f"year{form}"]
    # In lower case "may 10" is no date.
    if not 1 <= month <= _MOST_MONTHS or (day is not None and not 1 <= day <= _MOST_DAYS) or name.islower():
        return None
    end = match.end() - (match[0][-1] == ".")
    return DateExpression(match.start(), end, (Day(int(written) if written else None, month, day),))


def _near(name: str, published: datetime | None) -> tuple[Day, ...]:
    weekday = WEEKDAYS.index(name)
    if published is None:
        return (Day(weekday=weekday),)
    back = (published.weekday() - weekday) % 7
    try:
        found = [published.date() + timedelta(days=days) for days in (-back, 7 - back)]
    except OverflowError:
        return (Day(weekday=weekday),)
    return tuple(Day(near.year, near.month, near.day, weekday) for near in found)
