"""Prefixes of a line that are not part of its first sentence: datelines, time stamps, list marks, buttons."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from summarizer.lexical.lexicon import MONTH_PATTERN

_DASH = r"(?:[—–]|--?)"
_AGENCY = r"\([A-Z][\w ./&-]{1,40}\)"
_MONTH_DAY = rf"{MONTH_PATTERN}\.? \d{{1,2}}(?:, \d{{4}})?"
# "FORT WORTH", "PANGKALAN BUN, Indonesia", "COLUMBIA, S.C.", "MONDAY, Jan. 25, 2016": capitals, then a qualifier.
_QUALIFIER = rf"(?:{_MONTH_DAY}|[A-Z][\w.]{{1,20}}(?: [A-Z]\w{{1,20}})?)"
_PLACE = rf"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]{{2,20}}(?: [A-ZÀ-Þ.'’/-]{{2,20}}){{0,4}}(?:, {_QUALIFIER}){{0,2}}"
_CLOCK = r"\d{1,2}[:.h]\d\d ?(?i:[ap]\.?m\.?)?(?: ?[A-Z]{2,4}\b)?"
PREFIXES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        # With an agency the place may be written like any name, or be missing: "Washington (CNN) --", "(Reuters) -".
        "dateline": re.compile(
            rf"(?!FILE\b)(?:{_PLACE}(?: {_AGENCY})?|(?:[A-ZÀ-Þ][\w .,'’-]{{1,40}} )?{_AGENCY})(?: ?[—–]| ?--| -) ?"
        ),
        "time stamp": re.compile(rf"{_CLOCK}(?: ?(?:{_DASH}|:|\|) ?)|\d\d?:\d\d (?i:[ap]\.?m\.? )?"),
        # The label of a button on a video, left in the text: "CLOSE The bridge will …".
        "button": re.compile(r"CLOSE (?=$|[A-ZÀ-Þ](?: |\w?[a-zß-ÿ]))"),
        "list mark": re.compile(r"(?:\(?\d{1,2}[.)]|[•▪●◦‣*–—-])[ \t\u00a0]+"),
    }
)


def find_prefix(line: str) -> tuple[str, int]:
    """Find what precedes the first sentence of a line.

    Args:
        line: A line of an article, without leading white space.

    Returns:
        The kind of the prefix, a key of `PREFIXES`, and the offset after it; ("", 0) if the line has none, or nothing else.
    """
    for kind, pattern in PREFIXES.items():
        found = pattern.match(line)
        # A small letter after it continues the sentence: "NATO – and others".
        if found and (rest := line[found.end() :].lstrip("“\"‘'([")) and (rest[0].isupper() or rest[0].isdigit()):
            return kind, found.end()
    return "", 0
