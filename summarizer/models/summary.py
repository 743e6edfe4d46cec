"""The result: chosen sentences with their evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Any, overload

from summarizer import rendering
from summarizer.models.articles import Article, count_words
from summarizer.models.budget import Budget, counted
from summarizer.models.disagreement import Disagreement
from summarizer.models.evidence import OFF_TOPIC, CitedSentence, ExcludedSentence, UnselectedSentence


@dataclass(frozen=True, slots=True, repr=False)
class Summary(Sequence[CitedSentence]):
    """A sequence of cited sentences in reading order, with everything needed to check them.

    `len(summary)`, `summary[0]` and loops go over its sentences; a summary without a sentence is false.

    Attributes:
        sentences: The chosen sentences.
        articles: All articles that were read, in the order given.
        origins: The independent sources, each as the ids of its articles: copies of one text, or articles of one outlet.
            Articles without a candidate belong to none. In the order given.
        excluded: Sentences that were never candidates, with the reason.
        disagreements: Facts of which independent articles seem to give different values, surest first; None if they were
            not looked for.
        candidates: Number of sentences that competed.
        duplicates: Number of those that say what another one says.
        budget: The limit that was kept.
        settings: The version and every stage with its parameters, for reproducing the summary.
        query: The query; None if the summary is about everything.
        known: Number of known sentences; None if no known texts were given.
        unselected: The most salient candidates that were not chosen, with the reason; at most ten.
        empty_because: The reason why there is no sentence, in words; "" where there is one.
        is_coherent: Whether the order of the sentences within an article matters. In a list, such as posts by many people,
            it does not, and `coverage` and `trained-coverage` ignore it.
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

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.sentences)

    @overload
    def __getitem__(self, index: int) -> CitedSentence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[CitedSentence, ...]: ...
    def __getitem__(self, index: int | slice) -> CitedSentence | tuple[CitedSentence, ...]:
        """Return a sentence by its place from 0, or several as a tuple."""
        return self.sentences[index]

    @property
    def text(self) -> str:
        """The sentences joined by single spaces."""
        return " ".join(cited.text for cited in self.sentences)

    @property
    def cited_articles(self) -> tuple[Article, ...]:
        """The articles that hold the summary's sentences or copies of them, by first mention."""
        holders = (
            article
            for cited in self.sentences
            for article in (cited.article, *(copy.sentence.article for copy in cited.also_in))
        )
        return tuple(dict.fromkeys(holders))

    @property
    def off_topic_articles(self) -> tuple[Article, ...]:
        """The articles that were not cited because they are about something else than the rest, in the order given."""
        off_topic = {excluded.sentence.article.id for excluded in self.excluded if excluded.reason == OFF_TOPIC}
        return tuple(article for article in self.articles if article.id in off_topic)

    def __repr__(self) -> str:
        """Return the size of the summary: "<Summary: 5 sentences, 118 words, from 8 articles>"."""
        sentences, words = counted(len(self), "sentence"), counted(count_words(self.text), "word")
        return f"<Summary: {sentences}, {words}, from {counted(len(self.articles), 'article')}>"

    def __str__(self) -> str:
        """Return the sentences with their sources, as the command shows them."""
        return rendering.render(self, "text").rstrip("\n")

    def explain(self) -> str:
        """Return why each sentence was chosen and what was not, the text of `--explain`."""
        return rendering.render(self, "explanation")

    def to_markdown(self) -> str:
        """Return the summary as Markdown with a footnote for each source, the output of `-f markdown`."""
        return rendering.render(self, "markdown")

    def to_html(self) -> str:
        """Return the summary as a page in one file, the output of `-f html`."""
        return rendering.render(self, "html")

    def to_json(self, *, with_articles: bool = False) -> str:
        """Return the summary as JSON, the output of `-f json`.

        Args:
            with_articles: Whether to include the articles' texts and the excluded sentences.
        """
        return rendering.render(self, "json", with_articles=with_articles)

    def to_dict(self, *, with_articles: bool = False) -> dict[str, Any]:
        """Return what `to_json` writes, as plain values."""
        return rendering.as_dict(self, with_articles=with_articles)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Summary":
        """Rebuild a summary from `to_dict`, or from JSON that the commands wrote.

        Without `with_articles` an article holds only what the record quotes of it, at its offsets, and `excluded` and
        `off_topic_articles` are empty. Scores are rounded as in the record, and `Sentence.position` counts only the
        sentences that it names.

        Raises:
            InputError: If the record is not a summary, or of a format that this version does not read.
        """
        return rendering.from_dict(record)

    def save(self, path: str | PathLike[str], *, with_articles: bool = False) -> None:
        """Write the summary to a file, in the format that its suffix names: .txt, .md, .json or .html.

        The file is written completely or not at all.

        Args:
            path: The file.
            with_articles: Whether to include the articles' texts and the excluded sentences; for .json only.

        Raises:
            InputError: If the suffix is another one.
            OutputError: If the file cannot be written.
        """
        rendering.save(self, path, with_articles=with_articles)

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, for notebooks: its links stay inside."""
        return rendering.frame(self)

    def _repr_markdown_(self) -> str:
        """Return Markdown, for notebooks without HTML."""
        return self.to_markdown()

    def _repr_pretty_(self, printer: Any, _: bool, /) -> None:  # noqa: FBT001 - as IPython calls it
        """Print the text, for IPython in a terminal."""
        printer.text(str(self))


def is_summary(record: object) -> bool:
    """Return whether a value read from JSON is a summary as `Summary.to_dict` returns it."""
    return isinstance(record, Mapping) and "format" in record and isinstance(record.get("sentences"), list)


@dataclass(frozen=True, slots=True)
class Story:
    """An event that several articles of a mixed collection are about, with its summary.

    Attributes:
        title: The headline of the article that is most similar to the others, or of the next one that has a headline; that
            article's id where none has.
        summary: The summary of the story's articles, which are ordered by similarity to the others, the highest first.
    """

    title: str
    summary: Summary
