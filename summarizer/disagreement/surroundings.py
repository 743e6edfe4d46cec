"""The words around a value that say what it is of."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.disagreement.aspects import FATES
from summarizer.disagreement.tokens import Token

# How far from a value, in words, its fate and its names may stand.
_FATE_BEFORE = 12.0
_FATE_AFTER = 8.0
_NAME_REACH = 5.0
# At this distance, in words, a word's bearing on a value is half of that of its neighbour.
_REACH = 6.0
# What is left of a word's bearing on a value if another value stands between them: that is the one it belongs to.
_BEYOND = 0.4
# A sentence of so few words ("As of Tuesday there are 58") says by the one before it what it counts, in words that bear on the
# value as little as words twenty places away.
_FEW_WORDS = 8
_BEHIND = 0.25


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in its sentence, and between which others of its kind.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        since: Where the nearest other value before it starts; -1 if there is none.
        until: Where the nearest other value after it ends; infinity if there is none.
    """

    start: int
    end: int
    since: float = -1
    until: float = math.inf

    @classmethod
    def among(cls, start: int, end: int, others: Iterable[tuple[int, int]]) -> "Place":
        """The place of a value among others, of which each is given by its start and its end."""
        since, until = -1.0, math.inf
        for first, last in others:
            if last <= start:
                since = max(since, first)
            elif first >= end:
                until = min(until, last)
        return cls(start, end, since, until)

    def has_beyond(self, token: Token) -> bool:
        """Whether another value stands between the value and a word."""
        return token.end <= self.since if token.end <= self.start else self.until <= token.start


def context(tokens: Sequence[Token], place: Place) -> dict[str, float]:
    """The content words around a value → how near they are, in (0, 1]; 1 = beside it."""
    inside = [token.way for token in tokens if token.end > place.start and token.start < place.end]
    if inside:
        first, last = inside[0], inside[-1]
    else:
        first = last = max((token.way for token in tokens if token.end <= place.start), default=0.0)
    found: dict[str, float] = {}
    for token in _outside(tokens, place):
        distance = max(first - token.way, token.way - last, 1.0)
        nearness = _REACH / (_REACH + distance - 1)
        if place.has_beyond(token):
            nearness *= _BEYOND
        if nearness > found.get(token.stem, 0.0):
            found[token.stem] = nearness
    return found


def behind(tokens: Sequence[Token], previous: Sequence[Token]) -> dict[str, float]:
    """The content words of the sentence before a short one → how near they are, in (0, 1]; nothing before longer ones."""
    if sum(token.is_content and not token.is_figure for token in tokens) > _FEW_WORDS:
        return {}
    return {token.stem: _BEHIND for token in previous if token.is_content and not token.is_figure}


def belonging(tokens: Sequence[Token], place: Place) -> frozenset[str]:
    """Stems of the content words that no other value parts from a value.

    A name after it belongs to the next value where there is one: "Concord had 25.1 percent and the Greens 9.2".
    """
    is_last = place.until == math.inf
    return frozenset(
        token.stem
        for token in _outside(tokens, place)
        if not place.has_beyond(token) and (is_last or not token.is_name or token.end <= place.start)
    )


def names(tokens: Sequence[Token], place: Place) -> frozenset[str]:
    """Stems of the capitalised words close before the value; where there are none and no other value follows, after it."""
    here = _here(tokens, place)
    near = [
        token
        for token in tokens
        if token.is_name and token.is_content and abs(token.way - here) <= _NAME_REACH and not place.has_beyond(token)
    ]
    before = frozenset(token.stem for token in near if token.end <= place.start)
    if before or place.until < math.inf:
        return before
    return frozenset(token.stem for token in near if token.start >= place.end)


def fate(tokens: Sequence[Token], place: Place) -> str:
    """What is said of those counted: after the value up to the next figure, else before it."""
    here = _here(tokens, place)
    after = (token for token in tokens if token.start >= place.end)
    before = (token for token in reversed(tokens) if token.end <= place.start)
    for side, reach in ((after, _FATE_AFTER), (before, _FATE_BEFORE)):
        for token in side:
            if abs(token.way - here) > reach or token.is_figure:
                break
            if token.stem in FATES:
                return token.stem
    return ""


def _outside(tokens: Sequence[Token], place: Place) -> list[Token]:
    return [
        token
        for token in tokens
        if token.is_content and not token.is_figure and (token.end <= place.start or token.start >= place.end)
    ]


def _here(tokens: Sequence[Token], place: Place) -> float:
    return next((token.way for token in tokens if token.end > place.start and token.start < place.end), 0.0)
