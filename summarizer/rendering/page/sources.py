"""The articles as the page names them, and how much each gave to the summary."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from summarizer.models import Article, CitedSentence, Summary
from summarizer.rendering.page.dates import day
from summarizer.rendering.page.plain import link, plain
from summarizer.rendering.sources import dependent_on, origins


@dataclass(frozen=True, slots=True)
class Source:
    """An article, and its part in the summary.

    Attributes:
        article: The article.
        number: What citations call it, from 1: by first mention, then those that are not mentioned.
        quoted: Sentences of the summary that are quoted from it, with their numbers from 1.
        repeated: How many of the others it repeats.
        origin: The number of the independent source that it belongs to; None if nothing of it competed.
        dependent: Numbers of the other articles that belong to that source.
        is_off_topic: Whether it was not cited because it tells another story.
        prefix: What the names on the page begin with; empty if it holds one summary alone.
    """

    article: Article
    number: int
    quoted: tuple[tuple[int, CitedSentence], ...]
    repeated: int
    origin: int | None
    dependent: tuple[int, ...]
    is_off_topic: bool
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
        return link(self.article.url)


def sources(summary: Summary, *, prefix: str = "") -> dict[str, Source]:
    """Article id → its source, by number; the prefix is that of the names on the page."""
    numbered = {
        article.id: number
        for number, article in enumerate(dict.fromkeys((*summary.cited_articles, *summary.articles)), 1)
    }
    articles = {article.id: article for article in summary.articles}
    belongs, off_topic = origins(summary), {article.id for article in summary.off_topic_articles}
    return {
        name: Source(
            article=articles[name],
            number=number,
            quoted=tuple(
                (place, cited)
                for place, cited in enumerate(summary.sentences, start=1)
                if cited.sentence.article.id == name
            ),
            repeated=sum(_repeats(name, cited) for cited in summary.sentences),
            origin=belongs.get(name),
            dependent=tuple(dependent_on(articles[name], numbered, belongs)),
            is_off_topic=name in off_topic,
            prefix=prefix,
        )
        for name, number in numbered.items()
    }


def carriers(cited: CitedSentence, found: Mapping[str, Source]) -> list[list[Markup]]:
    """Who says it, by independent source: the outlets of each, every one once; "article 3" where none is known.

    The source that is quoted stands first, then the others by similarity.
    """
    told: dict[int | None, dict[Markup, None]] = {}
    for article in (cited.sentence.article, *(copy.sentence.article for copy in cited.also_in)):
        one = found[article.id]
        name = one.name if article.source.strip() else plain(f"article {one.number}")
        told.setdefault(one.origin, {})[name] = None
    return [list(names) for names in told.values()]


def _repeats(article: str, cited: CitedSentence) -> bool:
    return cited.sentence.article.id != article and any(copy.sentence.article.id == article for copy in cited.also_in)
