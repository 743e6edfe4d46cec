"""How a source is numbered and named, the same in every format."""

from collections.abc import Mapping

from summarizer.models import Article, CitedSentence, Summary


def numbers(summary: Summary) -> dict[str, int]:
    """Article id → its number, from 1, by first mention."""
    return {article.id: number for number, article in enumerate(summary.cited_articles, start=1)}


def mentions(cited: CitedSentence, numbered: Mapping[str, int]) -> list[int]:
    """The numbers of the articles that carry a sentence: the quoted one first, then the others by number."""
    own = numbered[cited.sentence.article.id]
    others = {numbered[copy.sentence.article.id] for copy in cited.also_in} - {own}
    return [own, *sorted(others)]


def describe(article: Article) -> str:
    """Outlet, date and title, as far as known; the id where there is neither outlet nor title."""
    published = article.published.strftime("%Y-%m-%d") if article.published else ""
    head = ", ".join(part for part in (article.source, published) if part)
    title = f"“{article.title}”" if article.title else ""
    known = ": ".join(part for part in (head, title) if part)
    if not article.source and not article.title:
        return ", ".join(part for part in (article.id, published) if part)
    return f"{known} [{article.id}]"
