"""Shares that a text gives as fractions: "a third of", "one in five"."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from summarizer.disagreement.numerals import Numeral, bounds
from summarizer.lexical.lexicon import NUMBERS, UNITS

_PARTS = MappingProxyType({"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10})
_SMALL = (*UNITS, "ten")
_FRACTION = re.compile(
    r"\b(?:(?P<half>half) (?=(?:of(?! (?:it|you|us|them|what|that|this)\b)|the|its|their|all)\b)"
    rf"|(?P<count>an?|one|two|three|four)[- ](?P<part>{'|'.join(list(_PARTS)[1:])})s? (?=of\b)"
    rf"|(?P<some>one|two|three|four|nine) (?:in|out of) (?:every )?(?P<every>{'|'.join(_SMALL[1:])}|\d{{1,3}}) (?=[^\W\d_]))",
    re.IGNORECASE,
)
_REACH = 30
# A fraction is a round way to say it.
_DOUBT = 3.0


def fractions(text: str) -> Iterator[Numeral]:
    """The shares of a text that are fractions, in percent; each may be meant to three points."""
    for match in _FRACTION.finditer(text):
        if match["half"]:
            share = 0.5
        elif match["part"]:
            share = _number(match["count"]) / _PARTS[match["part"].lower()]
        else:
            share = _number(match["some"]) / _number(match["every"])
        if 0 < share < 1:
            low, high = bounds(100 * share, _DOUBT, text[max(0, match.start() - _REACH) : match.start()], "")
            yield Numeral(match.start(), match.end() - 1, 100 * share, low, high)


def _number(written: str) -> int:
    if written.isdigit():
        return max(1, int(written))
    return NUMBERS.get(written.lower(), 1)  # "a third"
