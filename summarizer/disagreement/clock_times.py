"""Clock times in a sentence, each read as the set of minutes of the day that it may mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.disagreement.tokens import Span
from summarizer.lexical.lexicon import NUMBERS, TENS, UNITS

_NOON = 12
_MINUTES = 60
_DAY = 24 * _MINUTES
# Number words up to fifty-nine.
_WORDS = MappingProxyType(
    {word: number for word, number in NUMBERS.items() if number < _MINUTES}
    | {f"{ten}-{unit}": NUMBERS[ten] + NUMBERS[unit] for ten in TENS[:4] for unit in UNITS}
)
_NAMED_HOURS = MappingProxyType({"noon": 12, "midday": 12, "midnight": 0})
_HOUR = "|".join(word for word, number in _WORDS.items() if number <= _NOON)
_MINUTE = "|".join(sorted(_WORDS, key=len, reverse=True))
_HALF = r"(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon\b|midnight\b)"
_PART = (
    r"(?:in the |at |this |that |last |yesterday |(?:on )?\w+day |(?=tonight))"
    r"(?P<part>morning|afternoon|evening|night|tonight)"
)
# Half or part of the day, or "o'clock".
_DAYTIME = rf"(?: ?{_HALF}|(?P<sharp> o['’]clock)?,? {_PART}|(?P<sharp_alone> o['’]clock))"
# "4:15", "4.15 p.m.", "5 in the evening".
_DIGITAL = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]){_DAYTIME}?"
    rf"|(?P<alone>1[0-2]|[1-9])(?={_DAYTIME.replace('?P<', '?P<next_')}){_DAYTIME.replace('?P<', '?P<alone_')})"
    r"(?! ?(?:GMT|UTC))",
    re.IGNORECASE,
)
# "Half past nine", "twelve minutes to four", "40 minutes after midnight".
_RELATIVE = re.compile(
    rf"\b(?:(?P<minutes>half|quarter|five|ten|twenty|twenty-five) (?P<direction>past|to)"
    rf"|(?P<counted>{_MINUTE}|[1-5]?\d) minutes? (?P<counted_direction>past|after|to|before))"
    rf" (?:(?P<hour>{_HOUR}|1[0-2]|[1-9])\b(?![:.]?\d)|(?P<named>{'|'.join(_NAMED_HOURS)})\b)(?:{_DAYTIME})?",
    re.IGNORECASE,
)
# "Nine o'clock", "nine in the morning", "half nine at night", "at seven-thirty", "noon".
_SPOKEN = re.compile(
    rf"\b(?:(?P<half_past>half )?(?P<hour>{_HOUR})(?:[- ](?P<minutes>fifteen|thirty|forty-five))?(?:{_DAYTIME})?"
    rf"|(?P<named>{'|'.join(_NAMED_HOURS)}))\b",
    re.IGNORECASE,
)
# "At 0800", "1830 hours".
_MILITARY = re.compile(
    r"(?<![\w.,:/-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
    r"(?:(?P<unit> (?:hours|hrs|h|local)\b)|(?= (?!GMT|UTC)\w|[,.]\s|[,.]?$))"
)
_PREPOSITION = re.compile(r"\b(?:at|by|since|until|till|from|before|after|around|about|between|and)\s$", re.IGNORECASE)
_APPROXIMATELY = re.compile(
    r"\b(?:about|around|shortly|just|roughly|some time|before|after|by|nearly|almost|until|till)\s(?:after |before )?$",
    re.IGNORECASE,
)
# What may follow "at 9.15" if that is a time; before a unit or a noun it is a measure.
_AFTER_DOTTED = re.compile(
    r"$|[,.;:)”\"’—–]|\s(?:on|in|and|but|when|as|while|that|this|the|local|to|h\b|hrs|hours|yesterday|today|[A-Z]|[—–(])"
)
_CERTAINLY_DOTTED = re.compile(
    rf"(?<![\w.,:/-])(?:0\d|1?\d|2[0-3])\.[0-5]\d(?: ?{_HALF}|,? {_PART}|h\b)|\b[Aa]t 0\d\.[0-5]\d\b(?!\d)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# Characters before a time in which its preposition is looked for.
_PREPOSITION_WINDOW = 16
_FRACTIONS = MappingProxyType({"half": 30, "quarter": 15})
# "Four tonight" is before dawn, "nine tonight" is not.
_FIRST_NIGHT_HOUR = 5
# Minutes by which an approximate time may be off.
_APPROXIMATE_MARGIN = 15


@dataclass(frozen=True, slots=True)
class ClockTime(Span):
    """A clock time in a sentence.

    Attributes:
        minutes: The times it may mean, in minutes after midnight.
        is_approximate: Whether it is given approximately ("about 4 a.m.").
    """

    minutes: tuple[int, ...]
    is_approximate: bool

    @property
    def normalized(self) -> str:
        """The times it may mean, joined by slashes: "04:15/16:15"."""
        return "/".join(f"{minute // _MINUTES:02d}:{minute % _MINUTES:02d}" for minute in self.minutes)

    def agrees_with(self, other: object) -> bool:
        """Return whether both may mean the same time; approximate times may be off by a quarter of an hour."""
        return isinstance(other, ClockTime) and any(
            abs(mine - theirs) <= _APPROXIMATE_MARGIN * (self.is_approximate or other.is_approximate)
            for mine in self.minutes
            for theirs in other.minutes
        )


def uses_dotted_times(text: str) -> bool:
    """Return whether an article has a time with a dot that cannot be anything else ("at 11.30 p.m.")."""
    return bool(_CERTAINLY_DOTTED.search(text))


def find_clock_times(text: str, *, dotted_times: bool = False) -> Iterator[ClockTime]:
    """Yield the clock times of a sentence.

    Args:
        text: The sentence.
        dotted_times: Whether "at 9.15" is a time, see `uses_dotted_times`. Otherwise a number with a dot is a time only with
            "a.m.", "morning" and the like, or with a leading zero ("at 09.15").
    """
    taken: list[ClockTime] = []
    for found in (
        *_relative(text),
        *((*_military(text), *_digital(text, dotted_times=dotted_times)) if _DIGIT.search(text) else ()),
        *_spoken(text),
    ):
        if not any(map(found.overlaps, taken)):
            taken.append(found)
            yield found


def _relative(text: str) -> Iterator[ClockTime]:
    for match in _RELATIVE.finditer(text):
        written = (match["minutes"] or match["counted"]).lower()
        minutes = _FRACTIONS.get(written) or _integer(written)
        direction = (match["direction"] or match["counted_direction"]).lower()
        hours = [_NAMED_HOURS[match["named"].lower()]] if match["named"] else _hours(match["hour"], *_daytime(match))
        yield _clock_time(match, hours, minutes if direction in ("past", "after") else -minutes)


def _military(text: str) -> Iterator[ClockTime]:
    for match in _MILITARY.finditer(text):
        has_preposition = bool(_PREPOSITION.search(_before(match)))
        is_early = has_preposition and match["hour"].startswith("0")
        if is_early or (match["unit"] and (has_preposition or "local" not in match["unit"])):
            yield _clock_time(match, [int(match["hour"])], int(match["minute"]))


def _digital(text: str, *, dotted_times: bool) -> Iterator[ClockTime]:
    for match in _DIGITAL.finditer(text):
        if match["alone"]:
            yield _clock_time(match, _hours(match["alone"], *_daytime(match, "alone_")))
            continue
        half, part = _daytime(match)
        if match["mark"] == "." and not (half or part or match["sharp_alone"]):
            may_be_time = bool(_PREPOSITION.search(_before(match)) and _AFTER_DOTTED.match(text, match.end()))
            if not may_be_time or not (dotted_times or match["hour"].startswith("0")):
                continue
        yield _clock_time(match, _hours(match["hour"], half, part), int(match["minute"]))


def _spoken(text: str) -> Iterator[ClockTime]:
    for match in _SPOKEN.finditer(text):
        if match["named"]:
            yield _clock_time(match, [_NAMED_HOURS[match["named"].lower()]])
            continue
        half, part = _daytime(match)
        is_explicit = half or part or match["sharp_alone"]
        is_after_preposition = match["minutes"] and "-" in match[0] and _PREPOSITION.search(_before(match))
        is_pronoun = match["hour"].lower() == "one" and part and not match["sharp"]
        if not is_pronoun and (is_explicit or is_after_preposition):
            minutes = _integer(match["minutes"]) if match["minutes"] else 30 * bool(match["half_past"])
            yield _clock_time(match, _hours(match["hour"], half, part), minutes)


def _daytime(match: re.Match[str], prefix: str = "") -> tuple[str, str]:
    """Return the half and the part of the day that a match names, "" for none."""
    return (match[f"{prefix}half"] or "").lower().replace(".", ""), (match[f"{prefix}part"] or "").lower()


def _integer(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS[written.lower()]


def _clock_time(match: re.Match[str], hours: Iterable[int], minutes: int = 0) -> ClockTime:
    is_approximate = bool(_APPROXIMATELY.search(_before(match)))
    times = tuple((_MINUTES * hour + minutes) % _DAY for hour in hours)
    return ClockTime(match.start(), match.end(), times, is_approximate)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _PREPOSITION_WINDOW) : match.start()]


def _hours(written: str, half: str, part: str) -> list[int]:
    """Return the hours of the day that an hour may mean: two if neither half nor part of the day is known."""
    hour = _integer(written) % 24
    if hour > _NOON or written.startswith("0"):
        return [hour]
    if half in ("am", "midnight") or part == "morning":
        return [hour % _NOON]
    if part in ("night", "tonight"):
        return [hour + _NOON if _FIRST_NIGHT_HOUR <= hour < _NOON else hour % _NOON]
    if half or part in ("afternoon", "evening"):
        return [hour % _NOON + _NOON]
    return [hour % _NOON, hour % _NOON + _NOON]
