"""Clock times as they stand in a sentence, as sets of the minutes of the day they may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.lexical.lexicon import NUMBERS, TENS, UNITS

# Of hours and minutes: up to fifty-nine.
_WORDS = MappingProxyType(
    {word: number for word, number in NUMBERS.items() if number < 60}  # noqa: PLR2004
    | {f"{ten}-{unit}": NUMBERS[ten] + NUMBERS[unit] for ten in TENS[:4] for unit in UNITS}
)
_DAY_ENDS = MappingProxyType({"noon": 12, "midday": 12, "midnight": 0})
_HOUR = "|".join(word for word, number in _WORDS.items() if number <= 12)  # noqa: PLR2004
_MINUTE = "|".join(sorted(_WORDS, key=len, reverse=True))
_HALF = r"(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon\b|midnight\b)"
_PART = (
    r"(?:in the |at |this |that |last |yesterday |(?:on )?\w+day |(?=tonight))"
    r"(?P<part>morning|afternoon|evening|night|tonight)"
)
_SAYS_WHEN = rf"(?: ?{_HALF}|(?P<sharp> o['’]clock)?,? {_PART}|(?P<sharp_alone> o['’]clock))"
_CLOCK = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]){_SAYS_WHEN}?"
    rf"|(?P<alone>1[0-2]|[1-9])(?={_SAYS_WHEN.replace('?P<', '?P<next_')}){_SAYS_WHEN.replace('?P<', '?P<alone_')})"
    r"(?! ?(?:GMT|UTC))",
    re.IGNORECASE,
)
# "Half past nine", "twelve minutes to four", "40 minutes after midnight".
_COUNTED = re.compile(
    rf"\b(?:(?P<minutes>half|quarter|five|ten|twenty|twenty-five) (?P<way>past|to)"
    rf"|(?P<said>{_MINUTE}|[1-5]?\d) minutes? (?P<said_way>past|after|to|before))"
    rf" (?:(?P<hour>{_HOUR}|1[0-2]|[1-9])\b(?![:.]?\d)|(?P<end>{'|'.join(_DAY_ENDS)})\b)(?:{_SAYS_WHEN})?",
    re.IGNORECASE,
)
# "Nine o'clock", "nine in the morning", "half nine at night", "at seven-thirty", "noon".
_SPOKEN = re.compile(
    rf"\b(?:(?P<early>half )?(?P<hour>{_HOUR})(?:[- ](?P<minutes>fifteen|thirty|forty-five))?(?:{_SAYS_WHEN})?"
    rf"|(?P<end>{'|'.join(_DAY_ENDS)}))\b",
    re.IGNORECASE,
)
# "At 0800", "1830 hours".
_MILITARY = re.compile(
    r"(?<![\w.,:/-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
    r"(?:(?P<said> (?:hours|hrs|h|local)\b)|(?= (?!GMT|UTC)\w|[,.]\s|[,.]?$))"
)
_AT = re.compile(r"\b(?:at|by|since|until|till|from|before|after|around|about|between|and)\s$", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"\b(?:about|around|shortly|just|roughly|some time|before|after|by|nearly|almost|until|till)\s(?:after |before )?$",
    re.IGNORECASE,
)
# What may follow "at 9.15" if it is a time: a unit or a noun makes it a measure.
_CLAUSE_ENDS = re.compile(
    r"$|[,.;:)”\"’—–]|\s(?:on|in|and|but|when|as|while|that|this|the|local|to|h\b|hrs|hours|yesterday|today|[A-Z]|[—–(])"
)
_POINTED = re.compile(
    rf"(?<![\w.,:/-])(?:0\d|1?\d|2[0-3])\.[0-5]\d(?: ?{_HALF}|,? {_PART}|h\b)|\b[Aa]t 0\d\.[0-5]\d\b(?!\d)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REACH = 16
_NOON = 12
_MINUTES = 60
_DAY = 24 * _MINUTES
_QUARTERS = MappingProxyType({"half": 30, "quarter": 15})
# "Four tonight" is before dawn, "nine tonight" is not.
_DUSK = 5
# What a rough time leaves open, in minutes.
_LEEWAY = 15


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time in a text.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last.
        minutes: What it may mean, in minutes after midnight.
        is_rough: Whether it is given roughly ("about 4 a.m.").
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    is_rough: bool

    @property
    def normalized(self) -> str:
        """The times it may mean ("04:15"), parted by strokes."""
        return "/".join(f"{minute // _MINUTES:02d}:{minute % _MINUTES:02d}" for minute in self.minutes)

    def agrees_with(self, other: object) -> bool:
        """Whether both may mean the same time; a rough one leaves a quarter of an hour."""
        return isinstance(other, ClockTime) and any(
            abs(mine - theirs) <= _LEEWAY * (self.is_rough or other.is_rough)
            for mine in self.minutes
            for theirs in other.minutes
        )


def writes_points(text: str) -> bool:
    """Whether an article parts hours and minutes by a point: it has one time at least that can be nothing else."""
    return bool(_POINTED.search(text))


def clock_times(text: str, *, is_pointed: bool = False) -> Iterator[ClockTime]:
    """The clock times of a text.

    Args:
        text: A sentence.
        is_pointed: Whether its article writes "at 9.15", see `writes_points`; elsewhere a point between hour and minute counts
            only beside "a.m.", "morning" and the like, or after a zero ("at 09.15").
    """
    taken: list[ClockTime] = []
    for found in (
        *_counted(text),
        *(_written(text, is_pointed=is_pointed) if _DIGIT.search(text) else ()),
        *_spoken(text),
    ):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
            yield found


def _counted(text: str) -> Iterator[ClockTime]:
    for match in _COUNTED.finditer(text):
        minutes = (match["minutes"] or match["said"]).lower()
        past = _QUARTERS.get(minutes) or (int(minutes) if minutes.isdigit() else _WORDS[minutes])
        way = (match["way"] or match["said_way"]).lower()
        shift = past if way in ("past", "after") else -past
        hours = (_DAY_ENDS[match["end"].lower()],) if match["end"] else _hours(_digits(match["hour"]), *_when(match))
        yield _time(match, [_MINUTES * hour + shift for hour in hours])


def _written(text: str, *, is_pointed: bool) -> Iterator[ClockTime]:
    for match in _MILITARY.finditer(text):
        is_at = bool(_AT.search(_before(match)))
        if (is_at and match["hour"].startswith("0")) or (match["said"] and (is_at or "local" not in match["said"])):
            yield _time(match, [_MINUTES * int(match["hour"]) + int(match["minute"])])
    for match in _CLOCK.finditer(text):
        if match["alone"]:
            yield _time(match, [_MINUTES * hour for hour in _hours(match["alone"], *_when(match, "alone_"))])
            continue
        half, part = _when(match)
        is_said = half or part or match["sharp_alone"]
        if match["mark"] == "." and not is_said:
            may_be = bool(_AT.search(_before(match)) and _CLAUSE_ENDS.match(text, match.end()))
            if not may_be or not (is_pointed or match["hour"].startswith("0")):
                continue
        minute = int(match["minute"])
        yield _time(match, [_MINUTES * hour + minute for hour in _hours(match["hour"], half, part)])


def _spoken(text: str) -> Iterator[ClockTime]:
    for match in _SPOKEN.finditer(text):
        if match["end"]:
            yield _time(match, [_MINUTES * _DAY_ENDS[match["end"].lower()]])
            continue
        half, part = _when(match)
        is_said = half or part or match["sharp_alone"]
        is_at = match["minutes"] and "-" in match[0] and _AT.search(_before(match))
        if not (is_said or is_at) or (match["hour"].lower() == "one" and part and not match["sharp"]):
            continue
        past = _WORDS[match["minutes"].lower()] if match["minutes"] else 30 * bool(match["early"])
        yield _time(match, [_MINUTES * hour + past for hour in _hours(_digits(match["hour"]), half, part)])


def _when(match: re.Match[str], prefix: str = "") -> tuple[str, str]:
    """The half and the part of the day that a match names, "" for none."""
    return (match[f"{prefix}half"] or "").lower().replace(".", ""), (match[f"{prefix}part"] or "").lower()


def _digits(hour: str) -> str:
    return hour if hour.isdigit() else str(_WORDS[hour.lower()])


def _time(match: re.Match[str], minutes: list[int]) -> ClockTime:
    is_rough = bool(_ROUGHLY.search(_before(match)))
    return ClockTime(match.start(), match.end(), tuple(minute % _DAY for minute in minutes), is_rough)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _REACH) : match.start()]


def _hours(written: str, half: str, part: str) -> tuple[int, ...]:
    """The hours of the day that an hour may mean; without a half of the day mostly two."""
    hour = int(written) % 24
    if hour > _NOON or written.startswith("0"):
        return (hour,)
    if half in ("am", "midnight") or part == "morning":
        return (hour % _NOON,)
    if part in ("night", "tonight"):
        return (hour + _NOON if _DUSK <= hour < _NOON else hour % _NOON,)
    if half or part in ("afternoon", "evening"):
        return (hour % _NOON + _NOON,)
    return (hour % _NOON, hour % _NOON + _NOON)
