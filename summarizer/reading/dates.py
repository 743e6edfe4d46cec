"""Dates as articles give them → datetime."""

import logging
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

_log = logging.getLogger(__name__)

# No place on Earth is further ahead of UTC than 14 hours.
_TOMORROW = timedelta(days=1)


def parse_date(value: object, *, name: str) -> datetime | None:
    """A date in ISO 8601 or in the form of e-mail and RSS (RFC 5322); None, with a warning, for anything else.

    A date in the future is kept, with a warning; so is a time whose zone has a name that says nothing.

    Args:
        value: A string, what YAML made of one, or None.
        name: What the warning calls the article.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return _checked(value, value, name)
    if isinstance(value, date):
        return _checked(datetime.combine(value, time()), value, name)
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _checked(parse(str(value).strip()), value, name)
        except (ValueError, OverflowError):
            continue
    _log.warning(
        "%r: the date %r is not understood and is left out: write it as 2025-01-28T19:05:00+02:00", name, value
    )
    return None


def _checked(moment: datetime, value: object, name: str) -> datetime:
    if moment.tzinfo is None and str(value).rstrip()[-1].isalpha():
        _log.warning("%r: the zone of %r is not understood: write it as +02:00; the time is read as UTC", name, value)
    # Compared without zones: near the years 1 and 9999 a moment with one has no counterpart in UTC.
    if moment.replace(tzinfo=None) > datetime.now(UTC).replace(tzinfo=None) + _TOMORROW:
        _log.warning("%r: the date %r lies in the future: check it", name, str(value))
    return moment
