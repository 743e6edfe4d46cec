"""Features of the words around a value, which say what the value is about."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.disagreement.attribute_lexicon import OUTCOMES
from summarizer.disagreement.tokens import Span, Token

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
class ValueContext(Span):
    """A value in its sentence, with the words around it and the bounds of the nearest competing values.

    Attributes:
        tokens: The words of the sentence.
        previous_start: Start of the nearest competing value before it; -1 if there is none.
        next_end: End of the nearest competing value after it; infinity if there is none.
    """

    tokens: Sequence[Token]
    previous_start: float
    next_end: float

    @classmethod
    def among(cls, value: Span, competitors: Iterable[Span], tokens: Sequence[Token]) -> "ValueContext":
        """Build the context of a value from the competing values and the words of the sentence."""
        previous_start, next_end = -1.0, math.inf
        for other in competitors:
            if other.end <= value.start:
                previous_start = max(previous_start, other.start)
            elif other.start >= value.end:
                next_end = min(next_end, other.end)
        return cls(value.start, value.end, tokens, previous_start, next_end)

    def weights(self) -> dict[str, float]:
        """Return the stem of each content word around the value with its weight in (0, 1]; a neighbour weighs 1."""
        inside = [token.position for token in self.tokens if self.overlaps(token)]
        if not inside:
            inside = [max((token.position for token in self.tokens if token.end <= self.start), default=0.0)]
        weights: dict[str, float] = {}
        for token in self._content():
            distance = max(inside[0] - token.position, token.position - inside[-1], 1.0)
            weight = _HALF_WEIGHT_DISTANCE / (_HALF_WEIGHT_DISTANCE + distance - 1)
            if self._is_separated_from(token):
                weight *= _WEIGHT_ACROSS_VALUE
            weights[token.stem] = max(weight, weights.get(token.stem, 0.0))
        return weights

    def own_words(self) -> frozenset[str]:
        """Return the stems of the content words that no competing value separates from the value.

        A name after the value belongs to the next value if there is one: "Concord had 25.1 percent and the Greens 9.2".
        """
        return frozenset(
            token.stem
            for token in self._content()
            if not self._is_separated_from(token) and (self._is_last() or not token.is_name or token.end <= self.start)
        )

    def names(self) -> frozenset[str]:
        """Return the stems of the names close before the value; if there are none and no value follows, close after it."""
        position = self._position()
        near = [
            token
            for token in self.tokens
            if token.is_name
            and token.is_content
            and abs(token.position - position) <= _MAX_DISTANCE_TO_NAME
            and not self._is_separated_from(token)
        ]
        before = frozenset(token.stem for token in near if token.end <= self.start)
        if before or not self._is_last():
            return before
        return frozenset(token.stem for token in near if token.start >= self.end)

    def outcome(self) -> str:
        """Return the outcome, see `OUTCOMES`, between the value and the next number, else the one before, else ""."""
        position = self._position()
        after = (token for token in self.tokens if token.start >= self.end)
        before = (token for token in reversed(self.tokens) if token.end <= self.start)
        for side, max_distance in ((after, _MAX_DISTANCE_TO_OUTCOME_AFTER), (before, _MAX_DISTANCE_TO_OUTCOME_BEFORE)):
            for token in side:
                if abs(token.position - position) > max_distance or token.is_number:
                    break
                if token.stem in OUTCOMES:
                    return token.stem
        return ""

    def _content(self) -> list[Token]:
        return [token for token in self.tokens if token.is_content and not token.is_number and not self.overlaps(token)]

    def _is_last(self) -> bool:
        return self.next_end == math.inf

    def _is_separated_from(self, token: Token) -> bool:
        """Return whether a competing value is between the value and a word."""
        return token.end <= self.previous_start if token.end <= self.start else self.next_end <= token.start

    def _position(self) -> float:
        return next((token.position for token in self.tokens if self.overlaps(token)), 0.0)


def previous_sentence_weights(tokens: Sequence[Token], previous: Sequence[Token]) -> dict[str, float]:
    """Return the content stems of the sentence before a short one with their weight; nothing for longer sentences."""
    if sum(token.is_content and not token.is_number for token in tokens) > _SHORT_SENTENCE:
        return {}
    return {token.stem: _PREVIOUS_SENTENCE_WEIGHT for token in previous if token.is_content and not token.is_number}
