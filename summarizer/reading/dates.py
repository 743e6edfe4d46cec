"""Dates as articles give them → datetime."""

import logging
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime

_log = logging.getLogger(__name__)


def parse_date(value: object, *, name: str) -> datetime | None:
    """A date in ISO 8601 or in the form of e-mail and RSS (RFC 5322); None, with a warning, for anything else.

    Args:
        value: A string, what YAML made of one, or None.
        name: What the warning calls the article.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(str(value).strip())
        except ValueError:
            continue
    _log.warning(
        "%r: the date %r is not understood and is left out: write it as 2025-01-28T19:05:00+02:00", name, value
    )
    return None
