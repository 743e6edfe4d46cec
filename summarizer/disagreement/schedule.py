"""The dates and clock times of a sentence that may be those of an event."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.disagreement.clock import ClockTime
from summarizer.disagreement.dates import DateExpression
from summarizer.disagreement.roles import bound_of, is_reporting
from summarizer.models import Sentence

_AHEAD = re.compile(
    r"\b(?:will|(?:is|are|was|were) to|due|shall|next|deadline|scheduled|planned|expected)\b|['’]ll\b", re.IGNORECASE
)
# Nothing but a mark before a time: the stamp of a live report's entry.
_STAMP = re.compile(r"^\W*$")
_PHOTO = re.compile(r"\bfile (?:photo|picture|image)\b|^FILE\b")
_HALF_YEAR = 6
# A date without a year is the nearest one to the day of publication; without a day it counts as the month's last.
_LAST_DAY = 31
_REPORT_REACH = 60


@dataclass(frozen=True, slots=True)
class Appointment:
    """A date or time with its part in the sentence.

    Attributes:
        kind: "date" or "time".
        tense: Whether a date is "ahead" of the publication, "recent" or ""; "" for a time.
        bound: Which bound of a span it is, see `bound_of`.
        moment: The date or time.
    """

    kind: str
    tense: str
    bound: str
    moment: DateExpression | ClockTime


def appointments(sentence: Sentence, moments: Sequence[DateExpression | ClockTime]) -> Iterator[Appointment]:
    """The dates, down to the month at least and without days of reporting, and the clock times without time stamps."""
    text = sentence.text
    if _PHOTO.search(text):
        return
    for moment in moments:
        before = text[: moment.start]
        if isinstance(moment, ClockTime):
            if not _STAMP.match(before):
                yield Appointment("time", "", bound_of(before), moment)
            continue
        day = moment.days[0]
        if (day.month is None and day.weekday is None) or is_reporting(before[-_REPORT_REACH:]):
            continue
        yield Appointment("date", _tense(moment, sentence), bound_of(before), moment)


def _tense(moment: DateExpression, sentence: Sentence) -> str:
    day, published = moment.days[0], sentence.article.published
    is_ahead = bool(_AHEAD.search(sentence.text))
    if day.month is None:
        return "ahead" if is_ahead else "recent"
    if published is None:
        return "ahead" if is_ahead else ""
    if len(moment.days) > 1:
        # "On Tuesday" of the same or the day before is in every report's first sentence.
        ago = (published.weekday() - (day.weekday or 0)) % 7
        return "ahead" if is_ahead else "recent" if ago <= 1 else ""
    year = day.year
    if year is None:
        year = published.year + (published.month - day.month > _HALF_YEAR) - (day.month - published.month > _HALF_YEAR)
    after = (year, day.month, day.day or _LAST_DAY) > (published.year, published.month, published.day)
    return "ahead" if after else ""
