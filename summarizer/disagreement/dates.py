"""Dates in a sentence, each read as the set of days that it may mean.

Own patterns instead of a library: in running text dateparser and dateutil also read "may", "second" and bare numbers as
dates, and both fill in the parts that the text leaves open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from summarizer.disagreement.tokens import Span
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
# "In March", "the end of August": a month without a day or year.
_LONE_MONTH = re.compile(
    r"\b(?i:in|by|since|until|till|from|before|after|during|early|late|mid|of|last|next|this)[ -]"
    rf"(?P<month>{'|'.join(name.title() for name in MONTHS)})\b(?! \d)"
)
# "Spring of 2026". Seasons are those of the northern hemisphere.
_SEASONS = MappingProxyType(
    {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "fall": (9, 10, 11), "winter": (12, 1, 2)}
)
_SEASON = re.compile(rf"\b(?P<season>{'|'.join(_SEASONS)})(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MAX_MONTH = 12
_MAX_DAY = 31


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; parts that are not known are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def __str__(self) -> str:
        """Return it as in ISO 8601 ("2025-08-29"), "--08-29" without a year, "2025-08" without a day, or as a weekday."""
        if self.year is None and self.month is None and self.weekday is not None:
            return WEEKDAYS[self.weekday]
        year = "-" if self.year is None else f"{self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    def agrees_with(self, other: "Day") -> bool:
        """Return whether the parts that both have are equal."""
        mine = (self.year, self.month, self.day, self.weekday)
        theirs = (other.year, other.month, other.day, other.weekday)
        return all(None in pair or pair[0] == pair[1] for pair in zip(mine, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class DateExpression(Span):
    """A date in a sentence.

    Attributes:
        days: The days it may mean, at least one.
    """

    days: tuple[Day, ...]

    @property
    def is_weekday(self) -> bool:
        """Return whether it is a weekday without a date."""
        return self.days[0].weekday is not None

    @property
    def is_within_year(self) -> bool:
        """Return whether it names more than a year: a month or a weekday."""
        return any(day.month is not None or day.weekday is not None for day in self.days)

    @property
    def normalized(self) -> str:
        """The days it may mean, joined by slashes."""
        return "/".join(str(day) for day in self.days)

    def agrees_with(self, other: object) -> bool:
        """Return whether both may mean the same day."""
        return isinstance(other, DateExpression) and any(
            mine.agrees_with(theirs) for mine in self.days for theirs in other.days
        )


def find_dates(text: str, published: datetime | None) -> Iterator[DateExpression]:
    """Yield the dates of a sentence.

    A weekday means the last or the next one as seen from the day of publication, or any if that is not known.
    """
    taken: list[DateExpression] = []
    if _DIGIT.search(text):
        taken += filter(None, map(_read, _DATE.finditer(text)))
        for match in _SEASON.finditer(text):
            days = tuple(Day(int(match["year"]), month) for month in _SEASONS[match["season"].lower()])
            taken.append(DateExpression(match.start(), match.end(), days))
        yield from taken
        for match in _YEAR.finditer(text):
            yield DateExpression(match.start("year"), match.end(), (Day(int(match["year"])),))
    for match in _LONE_MONTH.finditer(text):
        if not any(other.start <= match.start("month") < other.end for other in taken):
            yield DateExpression(match.start("month"), match.end(), (Day(None, MONTH_NUMBERS[match["month"].lower()]),))
    for match in _WEEKDAY.finditer(text):
        if not any(other.start <= match.start() < other.end for other in taken):
            yield DateExpression(match.start(), match.end(), _nearest_days(match["name"].lower(), published))


def _read(match: re.Match[str]) -> DateExpression | None:
    form = next(form for form in "0123" if match[f"month{form}"])
    name = match[f"month{form}"]
    month = int(name) if form == "0" else MONTH_NUMBERS[name.lower()]
    day = None if form == "3" else int(match[f"day{form}"])
    year = match[f"year{form}"]
    # "may 10" in lower case is not a date.
    if not 1 <= month <= _MAX_MONTH or (day is not None and not 1 <= day <= _MAX_DAY) or name.islower():
        return None
    end = match.end() - (match[0][-1] == ".")
    return DateExpression(match.start(), end, (Day(int(year) if year else None, month, day),))


def _nearest_days(name: str, published: datetime | None) -> tuple[Day, ...]:
    """Return the last and the next day with the name of a weekday, as seen from the day of publication."""
    weekday = WEEKDAYS.index(name)
    if published is None:
        return (Day(weekday=weekday),)
    back = (published.weekday() - weekday) % 7
    try:
        found = [published.date() + timedelta(days=days) for days in (-back, 7 - back)]
    except OverflowError:
        return (Day(weekday=weekday),)
    return tuple(Day(near.year, near.month, near.day, weekday) for near in found)
