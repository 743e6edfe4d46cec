"""Sentences with the evidence for what was done with them: cited, excluded or not selected."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from summarizer.models.articles import Article, Sentence
from summarizer.models.disagreement import Change

# Reasons of `ExcludedSentence` that other code looks for.
SCREENED = "screened out"
OFF_TOPIC = "off topic"

Reason = Literal[
    "not understood alone", "off the query", "known", "too alike", "needs what is too alike", "no room", "passed over"
]


@dataclass(frozen=True, slots=True)
class Copy:
    """Another sentence that says the same as the cited one.

    Attributes:
        sentence: The other sentence.
        similarity: Cosine with the cited sentence, in [-1, 1]; 1 = the same.
        says_more: Whether it says all that the cited sentence says, and more.
    """

    sentence: Sentence
    similarity: float
    says_more: bool = False


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of the summary, with its evidence.

    Attributes:
        sentence: The quoted slice of an article.
        salience: The ranker's score in [0, 1]; 1 = the most salient of all sentences.
        rank: Place by salience among all sentences, from 1.
        redundancy: Cosine with the most similar sentence chosen before it, in [-1, 1]; 0 for the first.
        cost: Amount of the budget that it takes, in the budget's units.
        also_in: Other sentences that say it, nearest first: its duplicates, and sentences of other articles that say more.
        sources: Number of independent sources that say it, its own included.
        relevance: Relevance to the query, in [0, 1]; None without a query.
        novelty: "new", "updated" (a figure changed) or "known" (nothing new, but a chosen sentence needs it), compared with
            the known texts; None without known texts.
        new_terms: Words that neither the sentences chosen before it nor the known texts hold: at most five, those of most
            independent sources first.
        needed_by: A chosen sentence that is not understood without it; None if there is none.
        changes: Figures that differ from the known texts, surest first.
    """

    sentence: Sentence
    salience: float
    rank: int
    redundancy: float
    cost: int
    also_in: tuple[Copy, ...]
    sources: int
    relevance: float | None = None
    novelty: Literal["new", "updated", "known"] | None = None
    new_terms: tuple[str, ...] = ()
    needed_by: Sentence | None = None
    changes: tuple[Change, ...] = ()

    @property
    def text(self) -> str:
        """The words, verbatim: `article.text[start:end]`."""
        return self.sentence.text

    @property
    def article(self) -> Article:
        """The article that is quoted."""
        return self.sentence.article

    @property
    def start(self) -> int:
        """Offset of the first character in the article's text, in code points."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Offset after the last character in the article's text, in code points."""
        return self.sentence.end

    @property
    def source(self) -> str:
        """Name of the quoted source: the outlet, or the article's id where no outlet is known."""
        return self.article.source.strip() or self.article.id

    @property
    def title(self) -> str:
        """Headline of the quoted article; "" if unknown."""
        return self.article.title

    @property
    def published(self) -> datetime | None:
        """Time of publication of the quoted article; None if unknown."""
        return self.article.published

    @property
    def url(self) -> str:
        """Address of the quoted article; "" if unknown."""
        return self.article.url

    @property
    def duplicates(self) -> tuple[Copy, ...]:
        """The copies that say the same and no more."""
        return tuple(copy for copy in self.also_in if not copy.says_more)


@dataclass(frozen=True, slots=True)
class ExcludedSentence:
    """A sentence that was never a candidate.

    Attributes:
        sentence: The sentence.
        reason: The reason in one or two words: "byline", "caption", "newsletter" …
    """

    sentence: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class UnselectedSentence:
    """A salient candidate that was not chosen, and no copy of it either, with the reason.

    Attributes:
        sentence: The sentence; of several duplicates the most salient one that could have been chosen.
        salience: The ranker's score in [0, 1], see `CitedSentence`.
        rank: Place by salience among all sentences, from 1.
        relevance: Relevance to the query, in [0, 1]; None without a query.
        reason: The first of these that holds: it is not a whole statement, or needs one that cannot be quoted; it is below
            the floor of relevance; the reader has read it; it, or a neighbour that it needs, is too similar to a chosen
            sentence; it costs more than the chosen sentences left of the budget; the selector preferred other sentences.
        like: The chosen sentence that is most similar to it, or to that neighbour; None if none was chosen.
        similarity: Cosine with `like`, in [-1, 1].
        covered: Share of its different content words that the chosen sentences hold, in [0, 1].
        cost: Amount of the budget that it would take, with the neighbours that it needs.
        room: Amount of the budget that the chosen sentences left.
    """

    sentence: Sentence
    salience: float
    rank: int
    relevance: float | None
    reason: Reason
    like: Sentence | None
    similarity: float
    covered: float
    cost: int
    room: int
