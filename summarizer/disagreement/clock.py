"""Clock times as they stand in a sentence, as sets of the minutes of the day they may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HALF = r"(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon\b|midnight\b)"
_PART = r"(?:in the |this |yesterday |(?:on )?\w+day )?(?P<part>morning|afternoon|evening|night)"
_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?:(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)(?![\d:])"
    rf"|(?P<alone>1[0-2]|[1-9])(?= ?[ap]\.?m\b))(?: ?{_HALF}|(?: o'clock)?,? {_PART})?(?! ?(?:GMT|UTC))",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:about|around|shortly|just|roughly|some time|before|after|by|nearly|almost|until|till)\s(?:after |before )?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REACH = 16
_NOON = 12
_MINUTES = 60
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
    if not _DIGIT.search(text):
        return
    for match in _CLOCK.finditer(text):
        half = (match["half"] or "").lower().replace(".", "")
        part = (match["part"] or "").lower()
        if match["mark"] == "." and not half and not part:
            continue
        minute = int(match["minute"] or 0)
        minutes = tuple(_MINUTES * hour + minute for hour in _hours(match["hour"] or match["alone"], half, part))
        is_rough = bool(_ROUGHLY.search(text[max(0, match.start() - _REACH) : match.start()]))
        yield ClockTime(match.start(), match.end(), minutes, is_rough)


def _hours(written: str, half: str, part: str) -> tuple[int, ...]:
    """The hours of the day that an hour may mean; without a half of the day mostly two."""
    hour = int(written) % 24
    if hour > _NOON or written.startswith("0"):
        return (hour,)
    if half in ("am", "midnight") or part == "morning":
        return (hour % _NOON,)
    if half or part in ("afternoon", "evening"):
        return (hour % _NOON + _NOON,)
    return (hour % _NOON, hour % _NOON + _NOON)
