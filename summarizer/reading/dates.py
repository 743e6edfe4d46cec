"""Dates as articles give them → datetime."""

import logging
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

_log = logging.getLogger(__name__)

# No place on Earth is further ahead of UTC than 14 hours.
_TOMORROW = timedelta(days=1)


class Dated(NamedTuple):
    """When an article appeared, None if that is not known, and what is doubtful about it, in words; empty if nothing is."""

    moment: datetime | None
    doubt: str = ""


def parse_date(value: object, *, name: str) -> Dated:
    """A date in ISO 8601 or in the form of e-mail and RSS (RFC 5322); anything else is no date, with a warning.

    A time whose zone has a name that says nothing is kept, with a warning. So is a date in the future, but that is said in the
    warning alone: it depends on the day of reading, and the doubts of an article are part of results, which must not.

    Args:
        value: A string, what YAML made of one, or None.
        name: What the warning calls the article.
    """
    if value is None or value == "":
        return Dated(None)
    if isinstance(value, datetime):
        return _checked(value, value, name)
    if isinstance(value, date):
        return _checked(datetime.combine(value, time()), value, name)
    for parse in (datetime.fromisoformat, _of_mail):
        try:
            return _checked(parse(str(value).strip()), value, name)
        except (ValueError, OverflowError):
            continue
    doubt = f"the date {str(value)!r} is not understood"
    _log.warning("%r: %s and is left out: write it as 2025-01-28T19:05:00+02:00", name, doubt)
    return Dated(None, doubt)


def _of_mail(value: str) -> datetime:
    from email.utils import parsedate_to_datetime  # 10 ms: only where a date is not in ISO 8601

    return parsedate_to_datetime(value)


def _checked(moment: datetime, value: object, name: str) -> Dated:
    doubt = ""
    if moment.tzinfo is None and str(value).rstrip()[-1].isalpha():
        doubt = f"the zone of {str(value)!r} is not understood"
        _log.warning("%r: %s: write it as +02:00; the time is read as UTC", name, doubt)
    # Compared without zones: near the years 1 and 9999 a moment with one has no counterpart in UTC.
    if moment.replace(tzinfo=None) > datetime.now(UTC).replace(tzinfo=None) + _TOMORROW:
        _log.warning("%r: the date %r lies in the future: check it", name, str(value))
    return Dated(moment, doubt)
