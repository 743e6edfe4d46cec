"""What may stand before the first sentence of a line without belonging to it: datelines, time stamps, list numbers, buttons."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_DASH = r"(?:[—–]|--?)"
_AGENCY = r"\([A-Z][\w ./&-]{1,40}\)"
_MONTH_DAY = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?"
# "FORT WORTH", "PANGKALAN BUN, Indonesia", "COLUMBIA, S.C.", "MONDAY, Jan. 25, 2016": capitals, then what narrows it down.
_NARROWED = rf"(?:{_MONTH_DAY}|[A-Z][\w.]{{1,20}}(?: [A-Z]\w{{1,20}})?)"
_PLACE = rf"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]{{2,20}}(?: [A-ZÀ-Þ.'’/-]{{2,20}}){{0,4}}(?:, {_NARROWED}){{0,2}}"
_CLOCK = r"\d{1,2}[:.h]\d\d ?(?i:[ap]\.?m\.?)?(?: ?[A-Z]{2,4}\b)?"
PREAMBLES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        # Beside an agency the place may be written like any name, or missing: "Washington (CNN) --", "(Reuters) -".
        "dateline": re.compile(
            rf"(?!FILE\b)(?:{_PLACE}(?: {_AGENCY})?|(?:[A-ZÀ-Þ][\w .,'’-]{{1,40}} )?{_AGENCY})(?: ?[—–]| ?--| -) ?"
        ),
        "time stamp": re.compile(rf"{_CLOCK}(?: ?(?:{_DASH}|:|\|) ?)|\d\d?:\d\d (?i:[ap]\.?m\.? )?"),
        # What is left of the button on a video: "CLOSE The bridge will …".
        "button": re.compile(r"CLOSE (?=$|[A-ZÀ-Þ](?: |\w?[a-zß-ÿ]))"),
        "list mark": re.compile(r"(?:\(?\d{1,2}[.)]|[•▪●◦‣*–—-])[ \t\u00a0]+"),
    }
)


def preamble(line: str) -> tuple[str, int]:
    """What the line begins with before its first sentence.

    Args:
        line: A line of an article, without white space before it.

    Returns:
        Its kind, a key of `PREAMBLES`, and the offset of what follows it; ("", 0) if the line begins with a sentence, or holds
        nothing else.
    """
    for kind, pattern in PREAMBLES.items():
        found = pattern.match(line)
        # What goes on in a small letter is no sentence of its own: "NATO – and others".
        if found and (rest := line[found.end() :].lstrip("“\"‘'([")) and (rest[0].isupper() or rest[0].isdigit()):
            return kind, found.end()
    return "", 0
