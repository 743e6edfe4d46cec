"""Numbers as they stand in a sentence: digits, words, scales, ranges, and how exactly each is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from summarizer.lexical.lexicon import NUMBERS

_SMALL = tuple(NUMBERS)[1:]
_SCALES = MappingProxyType({"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12})
_SINGLES = MappingProxyType(dict(_SCALES) | {"dozen": 12.0})
_SHORT_SCALES = MappingProxyType({"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12})
# The bounds keep the search linear, and digits within what a float holds exactly.
_WORDS = rf"(?:one|{'|'.join(_SMALL)})(?:(?:[- ]|,? and )(?:one|{'|'.join((*_SMALL, *_SCALES))})\b){{0,12}}"
_NUMERAL = re.compile(
    r"(?<![\w.,:/])(?<![^\W\d]-)(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,4}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?)"
    r"(?!\d|(?:st|nd|rd|th|s)\b)"
    rf"(?:[- \u00a0](?P<scale>{'|'.join(_SCALES)})s?\b|\s?(?P<short>mln|mn|bn|tn)\b|(?P<letter>[km])\b)?"
    rf"|\b(?P<words>{_WORDS})\b(?P<dozens> dozen\b)?"
    rf"|\b(?P<half>half )?a (?P<single>{'|'.join(_SINGLES)})\b",
    re.IGNORECASE,
)
_GROUPING = re.compile(r"[,\u00a0\u202f]")
_CURRENCY_AFTER = re.compile(
    r" (?:us )?(?:euros?|dollars?|pounds?|yen|francs?|kron(?:a|or|er?)|kr|roubles?|rubles?|yuan|rupees?|lira|crowns?|florins?)\b",
    re.IGNORECASE,
)
_MONEY = frozenset("$€£¥")
# What stands between the two ends of a range.
_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|or)\s")
_DASH = re.compile(r"[–—-]")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_ARTICLE = r"(?: an?)?\s[$€£¥]?$"
_FLOOR = re.compile(
    r"\b(?:at least|more than|over|above|no (?:fewer|less) than|upwards? of|a minimum of|not less than"
    rf"|exceed(?:s|ed|ing)?){_ARTICLE}",
    re.IGNORECASE,
)
_CEILING = re.compile(
    r"\b(?:at most|up to|fewer than|less than|under|below|nearly|almost|close to|just short of|as (?:many|much|high) as"
    rf"|no more than|a maximum of|not quite|within){_ARTICLE}",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:about|around|roughly|approximately|approx\.?|some|circa|ca?\.|an estimated|in the region of|perhaps|maybe)"
    rf"{_ARTICLE}|[~≈]\s?[$€£¥]?$",
    re.IGNORECASE,
)
_NEAR_AFTER = re.compile(r"-odd\b|-ish\b|-plus\b|\+|\s(?:or so|or more|and counting|plus)\b", re.IGNORECASE)
_REACH = 30
# How far from a number in doubt the true one may lie, as a share of it.
_NEARNESS = 0.1
_BEYOND_FLOOR = 0.5
_BELOW_CEILING = 0.2
# A round whole number from here on may have been rounded, but hardly by more than this share.
_ROUND = 100
_ROUNDING = 0.02
# Numbers exact to half a unit differ when they are one unit apart: so each reaches a little less than halfway.
_HALF = 0.495


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last.
        value: The number; of a range its middle.
        low: The least number it may stand for.
        high: The greatest.
        scale: What a scale word beside digits multiplies them with ("3.1 million"); 1 without one.
        is_round: Whether it is given in plain digits, so that its last zeros may stand for what was left out.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    scale: float = 1.0
    is_round: bool = False

    @property
    def normalized(self) -> str:
        """The number in plain digits."""
        return f"{self.value:.12g}"

    @property
    def digits(self) -> int:
        """How many digits count: 2 of 1,200."""
        return len(self.normalized.lstrip("-").replace(".", "").strip("0"))

    @property
    def unit(self) -> float:
        """The unit of the last digit that counts: 10 of 450, 100 of 1,200."""
        digits = self.normalized.lstrip("-")
        _, _, fraction = digits.partition(".")
        return 10.0 ** (-len(fraction) if fraction else len(digits) - len(digits.rstrip("0")))

    def times(self, factor: float, offset: float = 0.0) -> "Numeral":
        """The number in a unit so many times smaller, whose zero lies so much lower."""
        value, low, high = (number * factor + offset for number in (self.value, self.low, self.high))
        return replace(self, value=value, low=low, high=high)

    def plus(self, other: "Numeral") -> "Numeral":
        """The sum of two numbers of one unit, as exact as the second."""
        return replace(
            self,
            end=other.end,
            value=self.value + other.value,
            low=self.value + other.low,
            high=self.value + other.high,
        )

    def agrees_with(self, other: object) -> bool:
        """Whether both may stand for one number; two that are rounded alike (450, 460) only if they are the same."""
        if not isinstance(other, Numeral):
            return False
        if self.low == self.value < self.high and other.low == other.value < other.high:
            # "At least 155" knows of more than "at least 140"; "more than 150" says the same in round figures.
            fewer, more = sorted((self, other), key=lambda numeral: numeral.value)
            return more.value < fewer.value + max(fewer.unit, _NEARNESS * fewer.value)
        if self.is_round and other.is_round and self.unit == other.unit:
            return self.value == other.value
        return self.low <= other.high and other.low <= self.high


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of a text in order, ranges as one; "one" alone is mostly a pronoun and is left out."""
    before: Numeral | None = None
    for match in _NUMERAL.finditer(text):
        found = _read(match, text)
        if found is None:
            continue
        if before and (joined := _joined(before, found, text)):
            before = joined
        elif before and _DASH.fullmatch(text, before.end, found.start):
            # A score, a season, a telephone number: "5–2", "2023-24".
            before = None
        else:
            if before:
                yield before
            before = found
    if before:
        yield before


def _read(match: re.Match[str], text: str) -> Numeral | None:
    end, scale, is_round = match.end(), 1.0, False
    if match["single"]:
        scale = _SINGLES[match["single"].lower()]
        value = scale / 2 if match["half"] else scale
        doubt = value * _NEARNESS
    elif match["words"]:
        spelled = _spelled(match["words"].lower())
        if spelled is None:
            return None
        value, doubt = spelled, _HALF
        if match["dozens"]:
            value, doubt = spelled * _SINGLES["dozen"], spelled * _SINGLES["dozen"] * _NEARNESS
    else:
        digits = _GROUPING.sub("", match["digits"])
        name = (match["scale"] or match["short"] or match["letter"] or "").lower()
        if match["letter"] and text[: match.start()][-1:] not in _MONEY and not _CURRENCY_AFTER.match(text, end):
            # "150 m" are metres, "€150m" are millions.
            name, end = "", match.start("letter")
        scale = {**_SCALES, **_SHORT_SCALES}.get(name, 1.0)
        value = float(digits) * scale
        doubt = _doubt_of_digits(digits, scale)
        is_round = scale == 1 and "." not in digits and value >= _ROUND
    before, after = text[max(0, match.start() - _REACH) : match.start()], text[end : end + _REACH]
    low, high = bounds(value, doubt, before, after)
    is_plain = (low, high) == (value - doubt, value + doubt)
    return Numeral(match.start(), end, value, low, high, scale, is_round and is_plain)


def _spelled(words: str) -> float | None:
    from text_to_num import text2num

    if words == "one":
        return None
    try:
        return float(text2num(words, "en"))
    except ValueError:
        return None


def _doubt_of_digits(digits: str, scale: float) -> float:
    """Half a unit of the last digit that counts."""
    whole, _, fraction = digits.partition(".")
    if fraction or scale > 1 or float(whole) < _ROUND:
        return scale * _HALF * 10.0 ** -len(fraction)
    zeros = len(whole) - len(whole.rstrip("0"))
    # Where zeros stand for what was left out, as often cut off as rounded.
    return float(max(_HALF, min(2 * _HALF * 10.0**zeros, _ROUNDING * float(whole))))


def bounds(value: float, doubt: float, before: str, after: str) -> tuple[float, float]:
    """The least and the greatest that a number in doubt may stand for, by the words around it."""
    if _FLOOR.search(before):
        return value, value * (1 + _BEYOND_FLOOR)
    if _CEILING.search(before):
        return value * (1 - _BELOW_CEILING), value + doubt
    if _NEAR.search(before):
        doubt = max(doubt, _NEARNESS * value)
    elif _NEAR_AFTER.match(after):
        return value - doubt, value * (1 + _BEYOND_FLOOR)
    return value - doubt, value + doubt


def _joined(first: Numeral, second: Numeral, text: str) -> Numeral | None:
    """The range from the first to the second, if they are its ends."""
    before, between = text[max(0, first.start - _REACH) : first.start], text[first.end : second.start]
    is_range = _TO.fullmatch(between) or (between == " and " and _BETWEEN.search(before))
    if not is_range or second.value <= first.value or _FROM.search(before):
        return None
    # "2 to 3 million" starts at 2 million.
    scale = second.scale if first.scale == 1 and first.value < second.value / second.scale else 1.0
    return replace(second, start=first.start, value=(first.value * scale + second.value) / 2, low=first.low * scale)
