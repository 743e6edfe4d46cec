"""The articles as the page names them, and the share of each in the summary."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from summarizer.lexical.urls import web_address
from summarizer.models import Article, CitedSentence, Sentence, StatedValue, Summary
from summarizer.rendering.sources import are_unnamed, dependent_on, origins

# White space, control characters, overrides of the writing direction and lone surrogates.
_INVISIBLE = re.compile("[\\s\0-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """An article and its share in the summary.

    Attributes:
        article: The article.
        number: Its number in citations, from 1: by first mention, then the articles that are not mentioned.
        quoted: Sentences of the summary that are quoted from it, with their numbers from 1.
        repeated: Number of the other sentences that it repeats.
        origin: Number of the independent source that it belongs to; None if none of its sentences competed.
        dependent: Numbers of the other articles that belong to the same independent source.
        is_off_topic: Whether it was not cited because it is about something else.
        prefix: The beginning of its names on the page; "" if the page holds one summary alone.
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

    def anchor_of(self, span: Sentence | StatedValue) -> str:
        """Return the name on the page of a span of its text."""
        return f"{self.anchor}-{span.start}-{span.end}"

    @property
    def name(self) -> str:
        """Its outlet, or its id where no outlet is known."""
        return self.article.source.strip() or self.article.id

    @property
    def short_name(self) -> str:
        """Its outlet, or "article 3" where no outlet is known."""
        return self.article.source.strip() or f"article {self.number}"

    @property
    def title(self) -> str:
        """Its headline on one line; "" if it has none."""
        return " ".join(self.article.title.split())

    @property
    def link(self) -> str:
        """Its web address; "" if it has none."""
        return web_link(self.article.url)


def sources(summary: Summary, *, prefix: str = "") -> dict[str, Source]:
    """Map the ids of all articles to their sources, in the order of the sources' numbers."""
    articles = list(summary.articles)
    if not are_unnamed(articles):
        articles = list(dict.fromkeys((*summary.cited_articles, *articles)))
    numbered = {article.id: number for number, article in enumerate(articles, start=1)}
    origin_of, off_topic = origins(summary), {article.id for article in summary.off_topic_articles}
    return {
        article.id: Source(
            article=article,
            number=number,
            quoted=tuple((place, cited) for place, cited in enumerate(summary, start=1) if _quotes(cited, article)),
            repeated=sum(_repeats(cited, article) for cited in summary),
            origin=origin_of.get(article.id),
            dependent=tuple(dependent_on(article, numbered, origin_of)),
            is_off_topic=article.id in off_topic,
            prefix=prefix,
        )
        for number, article in enumerate(articles, start=1)
    }


def web_link(url: str) -> str:
    """Return the URL if it leads to the web, with invisible characters percent-encoded; "" for anything else."""
    return _INVISIBLE.sub(lambda found: quote(found[0], errors="replace"), web_address(url))


def _quotes(cited: CitedSentence, article: Article) -> bool:
    return cited.article.id == article.id


def _repeats(cited: CitedSentence, article: Article) -> bool:
    return not _quotes(cited, article) and any(copy.sentence.article.id == article.id for copy in cited.also_in)
