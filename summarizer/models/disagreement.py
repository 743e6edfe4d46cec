"""One fact, several versions: at once, or one after the other."""

from dataclasses import dataclass

from summarizer.models.articles import Sentence


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One article's version of a fact.

    Attributes:
        sentence: The sentence that states it.
        start: Offset of the value in the article's text, in code points.
        end: Offset after it.
        normalized: The value in one notation: "14000", "60 m", "2025-08-29", "04:15"; "yes" or "no" for a claim.
    """

    sentence: Sentence
    start: int
    end: int
    normalized: str

    @property
    def text(self) -> str:
        """The value as the article writes it."""
        return self.sentence.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One fact of which independent articles give different values.

    Attributes:
        kind: "number", "amount", "date", "time", "age", "name" or "negation".
        about: What is compared, in a few words of the articles: "injured", "houses destroyed".
        values: Every value, articles that agree included; by publication, then by article and place.
        is_update: Whether the values follow each other in time, so that the latest supersedes the others rather than
            contradicting them.
        score: How sure it is that the values belong to one fact, in (0, 1]; 1 = surest.
    """

    kind: str
    about: str
    values: tuple[StatedValue, ...]
    is_update: bool
    score: float

    def is_superseded(self, value: StatedValue) -> bool:
        """Whether a later article gives another value that takes the place of this one."""
        dated = [one for one in self.values if one.sentence.article.published]
        return self.is_update and bool(dated) and value.normalized != dated[-1].normalized


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is stated otherwise than in what the reader has read.

    Attributes:
        about: What it is of, in a few words of the articles: "injured", "houses destroyed".
        before: The value that was known, the one published last.
        now: The value that is stated now.
    """

    about: str
    before: StatedValue
    now: StatedValue
