"""Parsing of publication dates."""

import logging
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

_log = logging.getLogger(__name__)

# No place on Earth is further ahead of UTC than 14 hours.
_TOLERANCE = timedelta(days=1)


class PublicationDate(NamedTuple):
    """The publication date of an article (None if unknown), and what is doubtful about it in words ("" if nothing is)."""

    published: datetime | None
    doubt: str = ""


def parse_date(value: object, *, name: str) -> PublicationDate:
    """Parse a date in ISO 8601 or in the format of e-mail and RSS (RFC 5322).

    Anything else gives no date, a doubt and a warning. A time zone whose name is unknown gives a doubt and a warning, and the
    time is kept. A date in the future gives a warning only: it depends on the day of reading, and a result must not.

    Args:
        value: A string, a datetime, a date or None.
        name: The name of the article in warnings.
    """
    if value is None or value == "":
        return PublicationDate(None)
    if isinstance(value, datetime):
        return _check(value, value, name)
    if isinstance(value, date):
        return _check(datetime.combine(value, time()), value, name)
    for parse in (datetime.fromisoformat, _parse_mail_date):
        try:
            return _check(parse(str(value).strip()), value, name)
        except (ValueError, OverflowError):
            continue
    doubt = f"the date {str(value)!r} is not understood"
    _log.warning("%r: %s and is left out: write it as 2025-01-28T19:05:00+02:00", name, doubt)
    return PublicationDate(None, doubt)


def _parse_mail_date(value: str) -> datetime:
    from email.utils import parsedate_to_datetime  # 10 ms: only where a date is not in ISO 8601

    return parsedate_to_datetime(value)


def _check(published: datetime, value: object, name: str) -> PublicationDate:
    doubt = ""
    if published.tzinfo is None and str(value).rstrip()[-1].isalpha():
        doubt = f"the zone of {str(value)!r} is not understood"
        _log.warning("%r: %s: write it as +02:00; the time is read as UTC", name, doubt)
    # Compared without zones: near the years 1 and 9999 a time with a zone has no counterpart in UTC.
    if published.replace(tzinfo=None) > datetime.now(UTC).replace(tzinfo=None) + _TOLERANCE:
        _log.warning("%r: the date %r lies in the future: check it", name, str(value))
    return PublicationDate(published, doubt)
