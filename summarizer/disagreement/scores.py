"""Results of matches and votes: two counts that belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.lexical.lexicon import TEENS, UNITS

# From nil on, so that a word's place is its number.
_WORDS = ("nil", *UNITS, *TEENS[:7])
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_SCORE = re.compile(
    r"(?<![\w.,:/£$€–-])(?!24-7)(?P<mine>\d{1,3})(?: ?[–-] ?)(?P<theirs>\d{1,3})(?![\w%/:–-]|[.,]\d)"
    r"(?! (?:per ?cent|percent|million)\b)"
)
_SPOKEN = re.compile(
    rf"\b(?P<mine>{_COUNT})(?: votes?)? (?:to|against) (?P<theirs>{_COUNT})\b(?![-–]|[.,]\d)", re.IGNORECASE
)
# Words beside which two numbers are a result rather than a range or a span.
_CONTEST = re.compile(
    r"\b(?:won|wins?|winning|beat|beaten|lost|loses|lead|leads|led|leading|defeat(?:s|ed)?|draw|drew|scored?|scores|vot(?:e|ed|es|ing)"
    r"|penalt(?:y|ies)|shoot-?out|victory|half-time|ruled|majority|split|final score|finished)\b",
    re.IGNORECASE,
)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Score:
    """A result in a text.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last.
        high: The greater count.
        low: The smaller one.
    """

    start: int
    end: int
    high: int
    low: int

    @property
    def normalized(self) -> str:
        """The greater count first: "5–2"."""
        return f"{self.high}–{self.low}"

    def agrees_with(self, other: object) -> bool:
        """Whether both counts are the same; who has which is not compared."""
        return isinstance(other, Score) and (self.high, self.low) == (other.high, other.low)


def scores(text: str) -> Iterator[Score]:
    """The results of a text; two numbers that rise are a result only beside a word of contest: elsewhere they are a range."""
    for pattern in (_SCORE, _SPOKEN):
        for match in pattern.finditer(text):
            counts = [_count(match[side]) for side in ("mine", "theirs")]
            around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
            says_votes = "vote" in match[0].lower()
            if says_votes or _CONTEST.search(around) or (pattern is _SCORE and counts[0] > counts[1]):
                yield Score(match.start(), match.end(), max(counts), min(counts))


def _count(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS.index(written.lower())
