"""The result: chosen sentences with their evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.models.articles import Article, Sentence
from summarizer.models.budget import Budget
from summarizer.models.disagreement import Change, Disagreement
from summarizer.models.unselected import UnselectedSentence

# Why a sentence of a very large cluster was not embedded.
SCREENED = "screened out"
# Why a sentence of an article that tells another story is not.
OFF_TOPIC = "off topic"


@dataclass(frozen=True, slots=True)
class Copy:
    """Another sentence that says the same as the cited one.

    Attributes:
        sentence: Where it stands.
        similarity: Cosine with the cited sentence, in [-1, 1]; 1 = the same.
        says_more: Whether what the cited one says is only a part of it: it supports that, but not the other way round.
    """

    sentence: Sentence
    similarity: float
    says_more: bool = False


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of the summary, with its evidence.

    Attributes:
        sentence: The slice that is quoted.
        salience: The ranker's score in [0, 1]; 1 = the most salient sentence of all.
        rank: Its place by salience among all sentences, from 1.
        redundancy: Cosine with the most similar sentence chosen before it, in [-1, 1]; 0 for the first.
        cost: What it takes of the budget, in the budget's units.
        also_in: The other sentences that say it, nearest first: of its duplicate group, and of other articles that say more.
        sources: Independent sources that say it, its own included.
        relevance: How much it is about the query, in [0, 1]; None where there was none.
        novelty: Against what the reader has read: "new"; "updated", where a figure changed; "known", where it says nothing
            new and is only there for a sentence that needs it; None where nothing was known.
        new_terms: Words that no sentence chosen before it says, nor anything known: at most five, those that most independent
            sources say first.
        needed_by: A chosen sentence that is not understood without it, if there is one.
        changes: Its figures that stand otherwise than in what the reader has read, surest first.
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
    def duplicates(self) -> tuple[Copy, ...]:
        """The other sentences of its duplicate group: they say the same and no more."""
        return tuple(copy for copy in self.also_in if not copy.says_more)


@dataclass(frozen=True, slots=True)
class ExcludedSentence:
    """A sentence that was never a candidate.

    Attributes:
        sentence: Where it stands.
        reason: Why, in one or two words: "byline", "caption", "newsletter" …
    """

    sentence: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The chosen sentences in reading order, with everything needed to check them.

    Attributes:
        sentences: The chosen sentences.
        articles: All articles that were read, in the order given.
        origins: The independent sources, each as the ids of its articles: copies of one text, or articles of one outlet.
            Articles of which no sentence competed belong to none. In the order given.
        excluded: Sentences that were never candidates, with the reason.
        disagreements: Facts of which independent articles seem to give different values, surest first; None if they were
            not looked for.
        candidates: How many sentences competed.
        duplicates: How many of those say what another one says.
        budget: The budget that was kept.
        settings: The reproducibility record: version and every stage with its parameters.
        query: What the summary is about; None = everything.
        known: How many sentences the reader has read; None if nothing was said of that.
        unselected: The most salient sentences that competed and were not chosen, with the reason; at most ten.
        empty_because: Why there is no sentence, in words; "" where there is one.
        is_coherent: Whether the order of the articles' sentences tells something; if not, as in a list of what many wrote,
            `coverage` and `trained-coverage` have not looked at it.
    """

    sentences: tuple[CitedSentence, ...]
    articles: tuple[Article, ...]
    origins: tuple[tuple[str, ...], ...]
    excluded: tuple[ExcludedSentence, ...]
    disagreements: tuple[Disagreement, ...] | None
    candidates: int
    duplicates: int
    budget: Budget
    settings: str
    query: str | None = None
    known: int | None = None
    unselected: tuple[UnselectedSentence, ...] = ()
    empty_because: str = ""
    is_coherent: bool = True

    @property
    def text(self) -> str:
        """The sentences joined by single blanks."""
        return " ".join(cited.sentence.text for cited in self.sentences)

    @property
    def cited_articles(self) -> tuple[Article, ...]:
        """The articles that the summary's sentences are quoted from or repeated in, by first mention."""
        return tuple(dict.fromkeys(self._mentions()))

    @property
    def off_topic_articles(self) -> tuple[Article, ...]:
        """The articles that were not cited because they tell another story than the rest, in the order given."""
        off = {aside.sentence.article.id for aside in self.excluded if aside.reason == OFF_TOPIC}
        return tuple(article for article in self.articles if article.id in off)

    def __str__(self) -> str:
        """The sentences with their sources, as the command shows them."""
        from summarizer.rendering.text import render

        return render(self).rstrip("\n")

    def to_dict(self, *, with_articles: bool = False) -> dict[str, Any]:
        """The summary as the plain values of `-f json`, with the articles' texts and what was set aside if asked for."""
        from summarizer.rendering.json import as_dict

        return as_dict(self, with_articles=with_articles)

    def to_html(self) -> str:
        """The summary as a page in one file, the report of `-f html`."""
        from summarizer.rendering.html import render

        return render(self)

    def explain(self) -> str:
        """Why each sentence is there and what was left out: the text of `--explain`."""
        from summarizer.rendering.explanation import render

        return render(self)

    def _repr_html_(self) -> str:
        """How a notebook shows it: the page in a frame of its own, so that its links stay inside."""
        from summarizer.rendering.html import frame

        return frame(self)

    def _repr_pretty_(self, printer: Any, _: bool, /) -> None:  # noqa: FBT001 - as IPython calls it
        """How IPython shows it in a terminal: as text."""
        printer.text(str(self))

    def _repr_markdown_(self) -> str:
        """How a notebook without HTML shows it."""
        from summarizer.rendering.markdown import render

        return render(self)

    def _mentions(self) -> Iterator[Article]:
        for cited in self.sentences:
            yield cited.sentence.article
            yield from (copy.sentence.article for copy in cited.also_in)


def is_summary(record: object) -> bool:
    """Return whether a value read from JSON is a summary as `Summary.to_dict` writes it."""
    return isinstance(record, Mapping) and "format" in record and isinstance(record.get("sentences"), list)
