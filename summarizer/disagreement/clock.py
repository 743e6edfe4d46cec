"""Clock times as they stand in a sentence, as sets of the minutes of the day they may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

_HALF = r"(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon\b|midnight\b)"
_PART = r"(?:in the |at |this |last |yesterday |(?:on )?\w+day )?(?P<part>morning|afternoon|evening|night|tonight)"
_HOUR_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_MINUTE_WORDS = MappingProxyType({"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30})
_DAY_ENDS = MappingProxyType({"noon": 12, "midday": 12, "midnight": 0})
_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?:(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)(?![\d:])"
    rf"|(?P<alone>1[0-2]|[1-9])(?= ?[ap]\.?m\b))(?: ?{_HALF}|(?: o'clock)?,? {_PART})?(?! ?(?:GMT|UTC))",
    re.IGNORECASE,
)
# "Half past nine", "ten to four", "nine o'clock", "nine in the morning", "noon".
_SPOKEN = re.compile(
    rf"\b(?:(?:(?P<minutes>{'|'.join(sorted(_MINUTE_WORDS, key=len, reverse=True))})(?: minutes)? (?P<way>past|to) )?"
    rf"(?P<hour>{'|'.join(_HOUR_WORDS)})(?P<sharp> o['’]clock)?(?:,? (?:{_PART}))?|(?P<end>{'|'.join(_DAY_ENDS)}))\b",
    re.IGNORECASE,
)
# "At 0800", "0800 hours".
_MILITARY = re.compile(r"(?<=\bat )(?P<at>[01]\d[0-5]\d|2[0-3][0-5]\d)(?= (?!GMT|UTC)\w|[,.]\s|[,.]?$)")
_ROUGHLY = re.compile(
    r"\b(?:about|around|shortly|just|roughly|some time|before|after|by|nearly|almost|until|till)\s(?:after |before )?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REACH = 16
_NOON = 12
_MINUTES = 60
_DAY = 24 * _MINUTES
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


def clock_times(text: str) -> Iterator[ClockTime]:
    """The clock times of a text; a point between hour and minute counts only beside "a.m.", "morning" and the like."""
    yield from _spoken(text)
    if not _DIGIT.search(text):
        return
    for match in _MILITARY.finditer(text):
        if match[0].startswith("0"):
            yield ClockTime(
                match.start(), match.end(), (_MINUTES * int(match[0][:2]) + int(match[0][2:]),), _is_rough(match)
            )
    for match in _CLOCK.finditer(text):
        half = (match["half"] or "").lower().replace(".", "")
        part = (match["part"] or "").lower()
        if match["mark"] == "." and not half and not part:
            continue
        minute = int(match["minute"] or 0)
        minutes = tuple(_MINUTES * hour + minute for hour in _hours(match["hour"] or match["alone"], half, part))
        yield ClockTime(match.start(), match.end(), minutes, _is_rough(match))


def _spoken(text: str) -> Iterator[ClockTime]:
    for match in _SPOKEN.finditer(text):
        if match["end"]:
            minutes: tuple[int, ...] = (_MINUTES * _DAY_ENDS[match["end"].lower()],)
        elif match["way"] or match["sharp"] or (match["part"] and match["hour"].lower() != "one"):
            past = _MINUTE_WORDS[match["minutes"].lower()] if match["way"] else 0
            shift = -past if (match["way"] or "").lower() == "to" else past
            hours = _hours(str(_HOUR_WORDS.index(match["hour"].lower()) + 1), "", (match["part"] or "").lower())
            minutes = tuple((_MINUTES * hour + shift) % _DAY for hour in hours)
        else:
            continue
        yield ClockTime(match.start(), match.end(), minutes, _is_rough(match))


def _is_rough(match: re.Match[str]) -> bool:
    return bool(_ROUGHLY.search(match.string[max(0, match.start() - _REACH) : match.start()]))


def _hours(written: str, half: str, part: str) -> tuple[int, ...]:
    """The hours of the day that an hour may mean; without a half of the day mostly two."""
    hour = int(written) % 24
    if hour > _NOON or written.startswith("0"):
        return (hour,)
    if half in ("am", "midnight") or part == "morning":
        return (hour % _NOON,)
    if half or part in ("afternoon", "evening") or (part == "tonight" and hour >= _DUSK):
        return (hour % _NOON + _NOON,)
    return (hour % _NOON, hour % _NOON + _NOON)
