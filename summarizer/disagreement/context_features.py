"""Features of the words around a value, which say what the value is about."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.disagreement.attribute_lexicon import OUTCOMES
from summarizer.disagreement.tokens import Token

# Distances and weights in this file were set on the ten dev clusters (docs/disagreements.md, "Constants").
# Largest distance in words of a value from its outcome and from its names.
_MAX_DISTANCE_TO_OUTCOME_BEFORE = 12.0
_MAX_DISTANCE_TO_OUTCOME_AFTER = 8.0
_MAX_DISTANCE_TO_NAME = 5.0
# A word this many words further away than a neighbour has half of the neighbour's weight.
_HALF_WEIGHT_DISTANCE = 6.0
# Share of its weight that a word keeps if another value is in between: it more likely belongs to that one.
_WEIGHT_ACROSS_VALUE = 0.4
# A sentence of at most so many content words ("As of Tuesday there are 58") says only together with the sentence before it what
# it counts. The words of that sentence weigh about as much as words twenty places away.
_SHORT_SENTENCE = 8
_PREVIOUS_SENTENCE_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """A value in its sentence, with the bounds of the nearest competing values.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        previous_start: Start of the nearest competing value before it; -1 if there is none.
        next_end: End of the nearest competing value after it; infinity if there is none.
    """

    start: int
    end: int
    previous_start: float = -1
    next_end: float = math.inf

    @classmethod
    def among(cls, start: int, end: int, others: Iterable[tuple[int, int]]) -> "ValueSpan":
        """Build the span of a value from its offsets and those (start, end) of the competing values."""
        previous_start, next_end = -1.0, math.inf
        for other_start, other_end in others:
            if other_end <= start:
                previous_start = max(previous_start, other_start)
            elif other_start >= end:
                next_end = min(next_end, other_end)
        return cls(start, end, previous_start, next_end)

    @property
    def is_last(self) -> bool:
        """Return whether no competing value follows."""
        return self.next_end == math.inf

    def is_separated_from(self, token: Token) -> bool:
        """Return whether a competing value is between the value and a word."""
        return token.end <= self.previous_start if token.end <= self.start else self.next_end <= token.start

    def overlaps(self, token: Token) -> bool:
        """Return whether a word is part of the value."""
        return token.end > self.start and token.start < self.end


def context_weights(tokens: Sequence[Token], span: ValueSpan) -> dict[str, float]:
    """Return the stem of each content word around a value with its weight in (0, 1]; a direct neighbour weighs 1."""
    inside = [token.position for token in tokens if span.overlaps(token)]
    if inside:
        first, last = inside[0], inside[-1]
    else:
        first = last = max((token.position for token in tokens if token.end <= span.start), default=0.0)
    weights: dict[str, float] = {}
    for token in _content_around(tokens, span):
        distance = max(first - token.position, token.position - last, 1.0)
        weight = _HALF_WEIGHT_DISTANCE / (_HALF_WEIGHT_DISTANCE + distance - 1)
        if span.is_separated_from(token):
            weight *= _WEIGHT_ACROSS_VALUE
        weights[token.stem] = max(weight, weights.get(token.stem, 0.0))
    return weights


def previous_sentence_weights(tokens: Sequence[Token], previous: Sequence[Token]) -> dict[str, float]:
    """Return the content stems of the sentence before a short one with their weight; nothing for longer sentences."""
    if sum(token.is_content and not token.is_number for token in tokens) > _SHORT_SENTENCE:
        return {}
    return {token.stem: _PREVIOUS_SENTENCE_WEIGHT for token in previous if token.is_content and not token.is_number}


def own_words(tokens: Sequence[Token], span: ValueSpan) -> frozenset[str]:
    """Return the stems of the content words that no competing value separates from a value.

    A name after the value belongs to the next value if there is one: "Concord had 25.1 percent and the Greens 9.2".
    """
    return frozenset(
        token.stem
        for token in _content_around(tokens, span)
        if not span.is_separated_from(token) and (span.is_last or not token.is_name or token.end <= span.start)
    )


def nearby_names(tokens: Sequence[Token], span: ValueSpan) -> frozenset[str]:
    """Return the stems of the names close before a value; of those after it if there are none and no value follows."""
    position = _position(tokens, span)
    near = [
        token
        for token in tokens
        if token.is_name
        and token.is_content
        and abs(token.position - position) <= _MAX_DISTANCE_TO_NAME
        and not span.is_separated_from(token)
    ]
    before = frozenset(token.stem for token in near if token.end <= span.start)
    if before or not span.is_last:
        return before
    return frozenset(token.stem for token in near if token.start >= span.end)


def nearby_outcome(tokens: Sequence[Token], span: ValueSpan) -> str:
    """Return the outcome, see `OUTCOMES`, between a value and the next number, else that before the value, else ""."""
    position = _position(tokens, span)
    after = (token for token in tokens if token.start >= span.end)
    before = (token for token in reversed(tokens) if token.end <= span.start)
    for side, max_distance in ((after, _MAX_DISTANCE_TO_OUTCOME_AFTER), (before, _MAX_DISTANCE_TO_OUTCOME_BEFORE)):
        for token in side:
            if abs(token.position - position) > max_distance or token.is_number:
                break
            if token.stem in OUTCOMES:
                return token.stem
    return ""


def _content_around(tokens: Sequence[Token], span: ValueSpan) -> list[Token]:
    return [
        token
        for token in tokens
        if token.is_content and not token.is_number and (token.end <= span.start or token.start >= span.end)
    ]


def _position(tokens: Sequence[Token], span: ValueSpan) -> float:
    return next((token.position for token in tokens if span.overlaps(token)), 0.0)
