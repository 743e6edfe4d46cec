"""Numbers in a sentence: digits, words, ranges, fractions and scores, each with the values that it may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from summarizer.disagreement.tokens import Span
from summarizer.lexical.lexicon import NUMBERS, TEENS, UNITS

_SMALL = tuple(NUMBERS)[1:]
_SCALES = MappingProxyType({"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12})
_SINGLES = MappingProxyType(dict(_SCALES) | {"dozen": 12.0})
_SHORT_SCALES = MappingProxyType({"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12})
# The bounds on repetitions keep the search linear, and digits within what a float holds exactly.
_WORDS = rf"(?:one|{'|'.join(_SMALL)})(?:(?:[- ]|,? and )(?:one|{'|'.join((*_SMALL, *_SCALES))})\b){{0,12}}"
_NUMBER = re.compile(
    r"(?<![\w.,:/])(?<![^\W\d]-)(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,4}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?)"
    r"(?!\d|(?:st|nd|rd|th|s)\b)"
    rf"(?:[- \u00a0](?P<scale>{'|'.join(_SCALES)})s?\b|\s?(?P<short>mln|mn|bn|tn)\b|(?P<letter>[km])\b)?"
    rf"|\b(?P<words>{_WORDS})\b(?P<dozens> dozen\b)?"
    rf"|\b(?P<half>half )?a (?P<single>{'|'.join(_SINGLES)})\b",
    re.IGNORECASE,
)
_THOUSANDS_SEPARATOR = re.compile(r"[,\u00a0\u202f]")
_CURRENCY_AFTER = re.compile(
    r" (?:us )?(?:euros?|dollars?|pounds?|yen|francs?|kron(?:a|or|er?)|kr|roubles?|rubles?|yuan|rupees?|lira|crowns?|florins?)\b",
    re.IGNORECASE,
)
_CURRENCY_SIGNS = frozenset("$€£¥")
# "Half of", "a third of", "one in five".
_PARTS = MappingProxyType({"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10})
_FRACTION = re.compile(
    r"\b(?:(?P<half>half) (?=(?:of(?! (?:it|you|us|them|what|that|this)\b)|the|its|their|all)\b)"
    rf"|(?P<count>an?|{'|'.join(UNITS[:4])})[- ](?P<part>{'|'.join(list(_PARTS)[1:])})s? (?=of\b)"
    rf"|(?P<some>one|two|three|four|nine) (?:in|out of) (?:every )?(?P<every>{'|'.join(UNITS[1:])}|ten|\d{{1,3}}) (?=[^\W\d_]))",
    re.IGNORECASE,
)
# Scores of matches and votes: "5–2", "four votes to three".
_COUNT = rf"(?:\d{{1,3}}|nil|{'|'.join((*UNITS, *TEENS[:7]))})"
_WITH_DASH = re.compile(
    r"(?<![\w.,:/£$€–-])(?!24-7)(?P<first>\d{1,3})(?: ?[–-] ?)(?P<second>\d{1,3})(?![\w%/:–-]|[.,]\d)"
    r"(?! (?:per ?cent|percent|million)\b)"
)
_SPOKEN = re.compile(
    rf"\b(?P<first>{_COUNT})(?: votes?)? (?:to|against) (?P<second>{_COUNT})\b(?![-–]|[.,]\d)", re.IGNORECASE
)
# Words that make two numbers a score rather than a range.
_CONTEST = re.compile(
    r"\b(?:won|wins?|winning|beat|beaten|lost|loses|lead|leads|led|leading|defeat(?:s|ed)?|draw|drew|scored?|scores|vot(?:e|ed|es|ing)"
    r"|penalt(?:y|ies)|shoot-?out|victory|half-time|ruled|majority|split|final score|finished)\b",
    re.IGNORECASE,
)
# Between the two ends of a range.
_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|or)\s")
_DASH = re.compile(r"[–—-]")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_ARTICLE = r"(?: an?)?\s[$€£¥]?$"
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|no (?:fewer|less) than|upwards? of|a minimum of|not less than"
    rf"|exceed(?:s|ed|ing)?){_ARTICLE}",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:at most|up to|fewer than|less than|under|below|nearly|almost|close to|just short of|as (?:many|much|high) as"
    rf"|no more than|a maximum of|not quite|within){_ARTICLE}",
    re.IGNORECASE,
)
_APPROXIMATELY = re.compile(
    r"\b(?:about|around|roughly|approximately|approx\.?|some|circa|ca?\.|an estimated|in the region of|perhaps|maybe)"
    rf"{_ARTICLE}|[~≈]\s?[$€£¥]?$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"-odd\b|-ish\b|-plus\b|\+|\s(?:or so|or more|and counting|plus)\b", re.IGNORECASE)
# Characters before and after a number in which such qualifiers, or words of contest, are looked for.
_QUALIFIER_WINDOW = 30
_CONTEST_WINDOW = 60
# Margins and rounding were set on the ten dev clusters (docs/disagreements.md, "Constants"). As shares of the number: how far it
# may be off if approximate, above if it is a floor, below if it is a ceiling.
_APPROXIMATE_MARGIN = 0.1
_FLOOR_MARGIN = 0.5
_CEILING_MARGIN = 0.2
# Whole numbers from 100 on that end in zeros may be rounded, by at most this share of themselves.
_MIN_ROUNDED = 100
_ROUNDING_MARGIN = 0.02
# Margin of exact numbers in units of the last digit: slightly less than half, so that neighbouring numbers differ.
_EXACT_MARGIN = 0.495
# Percentage points by which a fraction may be off.
_FRACTION_MARGIN = 3.0


@dataclass(frozen=True, slots=True)
class Number(Span):
    """A number in a sentence.

    Attributes:
        value: The number; the middle of a range.
        low: The least value it may mean.
        high: The greatest value it may mean.
        scale: Factor of the scale word after digits (1e6 in "3.1 million"), or 1.
        may_be_rounded: Whether it is a whole number in digits, without a qualifier, large enough to be rounded.
    """

    value: float
    low: float
    high: float
    scale: float = 1.0
    may_be_rounded: bool = False

    @property
    def normalized(self) -> str:
        """The number in plain digits."""
        return f"{self.value:.12g}"

    @property
    def significant_digits(self) -> int:
        """Number of significant digits: 2 for 1,200."""
        return len(self.normalized.lstrip("-").replace(".", "").strip("0"))

    @property
    def precision(self) -> float:
        """Unit of the last significant digit: 10 for 450, 100 for 1,200."""
        digits = self.normalized.lstrip("-")
        _, _, fraction = digits.partition(".")
        return 10.0 ** (-len(fraction) if fraction else len(digits) - len(digits.rstrip("0")))

    def convert(self, factor: float, offset: float = 0.0) -> "Number":
        """Return the number in another unit: times `factor`, plus `offset`."""
        value, low, high = (number * factor + offset for number in (self.value, self.low, self.high))
        return replace(self, value=value, low=low, high=high)

    def plus(self, other: "Number") -> "Number":
        """Return the sum of two numbers in one unit, with the margins of the second."""
        return replace(
            self,
            end=other.end,
            value=self.value + other.value,
            low=self.value + other.low,
            high=self.value + other.high,
        )

    def agrees_with(self, other: object) -> bool:
        """Return whether both may mean the same value.

        Intervals that overlap agree, with two exceptions: numbers rounded alike (450, 460) must be equal, and floors ("at
        least 140", "at least 155") must be close.
        """
        if not isinstance(other, Number):
            return False
        if self.low == self.value < self.high and other.low == other.value < other.high:
            lower, higher = sorted((self, other), key=lambda number: number.value)
            return higher.value < lower.value + max(lower.precision, _APPROXIMATE_MARGIN * lower.value)
        if self.may_be_rounded and other.may_be_rounded and self.precision == other.precision:
            return self.value == other.value
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Score(Span):
    """The result of a match or vote in a sentence.

    Attributes:
        high: The greater count.
        low: The smaller count.
    """

    high: int
    low: int

    @property
    def normalized(self) -> str:
        """Both counts, the greater one first: "5–2"."""
        return f"{self.high}–{self.low}"

    def agrees_with(self, other: object) -> bool:
        """Return whether the counts are equal, whichever side has which."""
        return isinstance(other, Score) and (self.high, self.low) == (other.high, other.low)


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a sentence in order, a range as one; "one" alone is skipped, it is mostly a pronoun."""
    before: Number | None = None
    for match in _NUMBER.finditer(text):
        found = _read(match, text)
        if found is None:
            continue
        if before and (joined := _join_range(before, found, text)):
            before = joined
        elif before and _DASH.fullmatch(text, before.end, found.start):
            # A score, season or telephone number: "5–2", "2023-24".
            before = None
        else:
            if before:
                yield before
            before = found
    if before:
        yield before


def find_fractions(text: str) -> Iterator[Number]:
    """Yield the fractions of a sentence ("a third of", "one in five") as percentages."""
    for match in _FRACTION.finditer(text):
        if match["half"]:
            share = 0.5
        elif match["part"]:
            share = _integer(match["count"]) / _PARTS[match["part"].lower()]
        else:
            share = _integer(match["some"]) / max(1, _integer(match["every"]))
        if 0 < share < 1:
            before = text[max(0, match.start() - _QUALIFIER_WINDOW) : match.start()]
            low, high = _bounds(100 * share, _FRACTION_MARGIN, before, "")
            yield Number(match.start(), match.end() - 1, 100 * share, low, high)


def find_scores(text: str) -> Iterator[Score]:
    """Yield the scores of a sentence; ascending numbers ("2-5") count only near a word of contest, else they are a range."""
    for pattern in (_WITH_DASH, _SPOKEN):
        for match in pattern.finditer(text):
            first, second = (_integer(match[side]) for side in ("first", "second"))
            around = text[max(0, match.start() - _CONTEST_WINDOW) : match.end() + _CONTEST_WINDOW]
            is_vote = "vote" in match[0].lower()
            if is_vote or _CONTEST.search(around) or (pattern is _WITH_DASH and first > second):
                yield Score(match.start(), match.end(), max(first, second), min(first, second))


def _integer(written: str) -> int:
    return int(written) if written.isdigit() else {"nil": 0, "a": 1, "an": 1, **NUMBERS}[written.lower()]


def _read(match: re.Match[str], text: str) -> Number | None:
    end, scale, may_be_rounded = match.end(), 1.0, False
    if match["single"]:
        scale = _SINGLES[match["single"].lower()]
        value = scale / 2 if match["half"] else scale
        margin = value * _APPROXIMATE_MARGIN
    elif match["words"]:
        spelled = _parse_words(match["words"].lower())
        if spelled is None:
            return None
        value, margin = spelled, _EXACT_MARGIN
        if match["dozens"]:
            value *= _SINGLES["dozen"]
            margin = value * _APPROXIMATE_MARGIN
    else:
        digits = _THOUSANDS_SEPARATOR.sub("", match["digits"])
        name = (match["scale"] or match["short"] or match["letter"] or "").lower()
        is_money = text[: match.start()][-1:] in _CURRENCY_SIGNS or _CURRENCY_AFTER.match(text, end)
        if match["letter"] and not is_money:
            # "150 m" are metres, "€150m" are millions.
            name, end = "", match.start("letter")
        scale = {**_SCALES, **_SHORT_SCALES}.get(name, 1.0)
        value = float(digits) * scale
        margin = _margin(digits, scale)
        may_be_rounded = scale == 1 and "." not in digits and value >= _MIN_ROUNDED
    before, after = text[max(0, match.start() - _QUALIFIER_WINDOW) : match.start()], text[end : end + _QUALIFIER_WINDOW]
    low, high = _bounds(value, margin, before, after)
    is_unqualified = (low, high) == (value - margin, value + margin)
    return Number(match.start(), end, value, low, high, scale, may_be_rounded and is_unqualified)


def _parse_words(words: str) -> float | None:
    from text_to_num import text2num

    if words == "one":
        return None
    try:
        return float(text2num(words, "en"))
    except ValueError:
        return None


def _margin(digits: str, scale: float) -> float:
    """Return how far a number in digits may be off: half a unit of its last significant digit, more if it may be rounded."""
    whole, _, fraction = digits.partition(".")
    if fraction or scale > 1 or float(whole) < _MIN_ROUNDED:
        return scale * _EXACT_MARGIN * 10.0 ** -len(fraction)
    zeros = len(whole) - len(whole.rstrip("0"))
    # A whole unit: zeros come from cutting off as often as from rounding.
    return float(max(_EXACT_MARGIN, min(2 * _EXACT_MARGIN * 10.0**zeros, _ROUNDING_MARGIN * float(whole))))


def _bounds(value: float, margin: float, before: str, after: str) -> tuple[float, float]:
    """Return the least and greatest value that a number may mean, given its margin and the text before and after it."""
    if _AT_LEAST.search(before):
        return value, value * (1 + _FLOOR_MARGIN)
    if _AT_MOST.search(before):
        return value * (1 - _CEILING_MARGIN), value + margin
    if _APPROXIMATELY.search(before):
        margin = max(margin, _APPROXIMATE_MARGIN * value)
    elif _OR_MORE.match(after):
        return value - margin, value * (1 + _FLOOR_MARGIN)
    return value - margin, value + margin


def _join_range(first: Number, second: Number, text: str) -> Number | None:
    """Return the range from the first to the second number, or None if they are not the ends of one."""
    before, between = text[max(0, first.start - _QUALIFIER_WINDOW) : first.start], text[first.end : second.start]
    is_range = _TO.fullmatch(between) or (between == " and " and _BETWEEN.search(before))
    if not is_range or second.value <= first.value or _FROM.search(before):
        return None
    # "2 to 3 million" starts at 2 million.
    scale = second.scale if first.scale == 1 and first.value < second.value / second.scale else 1.0
    return replace(second, start=first.start, value=(first.value * scale + second.value) / 2, low=first.low * scale)
