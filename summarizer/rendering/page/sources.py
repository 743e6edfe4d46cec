"""The articles as the page names them, and how much each gave to the summary."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from summarizer.models import Article, CitedSentence, Summary
from summarizer.rendering.page.dates import day
from summarizer.rendering.page.plain import plain, web_address


@dataclass(frozen=True, slots=True)
class Source:
    """An article, and its part in the summary.

    Attributes:
        article: The article.
        number: What citations call it, from 1: by first mention, then those that are not mentioned.
        quoted: Sentences of the summary that are quoted from it, with their numbers from 1.
        repeated: How many of the others it repeats.
        prefix: What the names on the page begin with; empty if it holds one summary alone.
    """

    article: Article
    number: int
    quoted: tuple[tuple[int, CitedSentence], ...]
    repeated: int
    prefix: str = ""

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return f"{self.prefix}a{self.number}"

    def place(self, start: int, end: int) -> str:
        """The name of a stretch of its text on the page."""
        return f"{self.anchor}-{start}-{end}"

    @property
    def name(self) -> Markup:
        """Its outlet, else its id."""
        return plain(self.article.source.strip() or self.article.id)

    @property
    def title(self) -> Markup:
        """Its headline; empty if it has none."""
        return plain(" ".join(self.article.title.split()))

    @property
    def day(self) -> str:
        """The day it appeared; empty if that is not known."""
        return day(self.article.published) if self.article.published else ""

    @property
    def url(self) -> str:
        """Its address; empty if that does not lead to the web."""
        return web_address(self.article.url)


def sources(summary: Summary, *, prefix: str = "") -> dict[str, Source]:
    """Article id → its source, by number; the prefix is that of the names on the page."""
    ordered = dict.fromkeys((*summary.cited_articles, *summary.articles))
    return {
        article.id: Source(
            article,
            number,
            tuple(
                (place, cited)
                for place, cited in enumerate(summary.sentences, start=1)
                if cited.sentence.article.id == article.id
            ),
            sum(_repeats(article, cited) for cited in summary.sentences),
            prefix,
        )
        for number, article in enumerate(ordered, start=1)
    }


def carriers(cited: CitedSentence, found: Mapping[str, Source]) -> list[Markup]:
    """The outlets of all who say it, each once, the one that is quoted first; "article 3" where none is known."""
    articles = (cited.sentence.article, *(copy.sentence.article for copy in cited.also_in))
    told = (found[article.id] for article in articles)
    return list(
        dict.fromkeys(one.name if one.article.source.strip() else plain(f"article {one.number}") for one in told)
    )


def _repeats(article: Article, cited: CitedSentence) -> bool:
    return cited.sentence.article.id != article.id and any(
        copy.sentence.article.id == article.id for copy in cited.also_in
    )
