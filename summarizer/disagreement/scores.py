"""Results of matches and votes: two counts that belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.disagreement.tokens import Span
from summarizer.lexical.lexicon import TEENS, UNITS

# The index of each word is its number.
_WORDS = ("nil", *UNITS, *TEENS[:7])
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_WITH_DASH = re.compile(
    r"(?<![\w.,:/£$€–-])(?!24-7)(?P<first>\d{1,3})(?: ?[–-] ?)(?P<second>\d{1,3})(?![\w%/:–-]|[.,]\d)"
    r"(?! (?:per ?cent|percent|million)\b)"
)
_SPOKEN = re.compile(
    rf"\b(?P<first>{_COUNT})(?: votes?)? (?:to|against) (?P<second>{_COUNT})\b(?![-–]|[.,]\d)", re.IGNORECASE
)
# Words that make two numbers a result rather than a range.
_CONTEST = re.compile(
    r"\b(?:won|wins?|winning|beat|beaten|lost|loses|lead|leads|led|leading|defeat(?:s|ed)?|draw|drew|scored?|scores|vot(?:e|ed|es|ing)"
    r"|penalt(?:y|ies)|shoot-?out|victory|half-time|ruled|majority|split|final score|finished)\b",
    re.IGNORECASE,
)
# Characters before and after a result in which such a word is looked for.
_CONTEST_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Score(Span):
    """A result in a sentence.

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


def find_scores(text: str) -> Iterator[Score]:
    """Yield the results of a sentence; ascending numbers ("2-5") count only near a word of contest, else they are a range."""
    for pattern in (_WITH_DASH, _SPOKEN):
        for match in pattern.finditer(text):
            first, second = (_integer(match[side]) for side in ("first", "second"))
            around = text[max(0, match.start() - _CONTEST_WINDOW) : match.end() + _CONTEST_WINDOW]
            is_vote = "vote" in match[0].lower()
            if is_vote or _CONTEST.search(around) or (pattern is _WITH_DASH and first > second):
                yield Score(match.start(), match.end(), max(first, second), min(first, second))


def _integer(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS.index(written.lower())
