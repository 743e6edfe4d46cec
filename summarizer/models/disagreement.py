"""Different values of one fact: contradictions, and changes over time."""

from dataclasses import dataclass

from summarizer.models.articles import Sentence


@dataclass(frozen=True, slots=True)
class StatedValue:
    """The value of a fact in one article.

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
    """A fact of which independent articles give different values.

    Attributes:
        kind: "number", "amount", "date", "time", "age", "name" or "negation".
        about: The fact in a few words of the articles: "injured", "houses destroyed".
        values: Every value, those of articles that agree included; by publication, then by article and offset.
        is_update: Whether the values follow each other in time, so that the latest replaces the others instead of
            contradicting them.
        score: Confidence that the values belong to one fact, in (0, 1]; 1 = surest.
    """

    kind: str
    about: str
    values: tuple[StatedValue, ...]
    is_update: bool
    score: float

    def is_superseded(self, value: StatedValue) -> bool:
        """Return whether a later article gives another value that replaces this one."""
        dated = [one for one in self.values if one.sentence.article.published]
        return self.is_update and bool(dated) and value.normalized != dated[-1].normalized


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs from the known texts.

    Attributes:
        about: The fact in a few words of the articles: "injured", "houses destroyed".
        before: The known value, the one published last.
        now: The value in the articles.
    """

    about: str
    before: StatedValue
    now: StatedValue
