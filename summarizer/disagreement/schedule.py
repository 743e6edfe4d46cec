"""The dates and clock times of a sentence that may be those of an event."""

import re
from collections.abc import Iterator, Sequence

from summarizer.disagreement.clock import ClockTime
from summarizer.disagreement.dates import DateExpression
from summarizer.disagreement.roles import bound_of, is_reporting

# Nothing but a mark before a time: the stamp of a live report's entry.
_STAMP = re.compile(r"^\W*$")
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are|was|were) to|due|shall|next|deadline|scheduled|planned|expected)\b|['’]ll\b", re.IGNORECASE
)
_PHOTO = re.compile(r"\bfile (?:photo|picture|image)\b|^FILE\b")
_REPORT_REACH = 60


def appointments(
    text: str, moments: Sequence[DateExpression | ClockTime]
) -> Iterator[tuple[str, str, DateExpression | ClockTime]]:
    """Dates down to the month at least, without days of reporting, and clock times without time stamps.

    A bare weekday counts in a sentence about what is to come only: those gone by are in every report, of this and of that.

    Yields:
        "date" or "time"; which bound of a span it is, see `bound_of`; the date or time.
    """
    if _PHOTO.search(text):
        return
    is_ahead = bool(_AHEAD.search(text))
    for moment in moments:
        before = text[: moment.start]
        if isinstance(moment, ClockTime):
            if not _STAMP.match(before):
                yield "time", bound_of(before), moment
        elif moment.names_a_month and not is_reporting(before[-_REPORT_REACH:]) and (is_ahead or not moment.is_weekday):
            yield "date", bound_of(before), moment
