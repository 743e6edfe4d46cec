"""How a source is numbered and named, the same in every format."""

import re
from collections.abc import Mapping
from urllib.parse import quote

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
    """Outlet, date and title, as far as known, on one line; the id where there is neither outlet nor title."""
    published = article.published.date().isoformat() if article.published else ""
    head = ", ".join(part for part in (article.source or ("" if article.title else article.id), published) if part)
    title = f"“{article.title}”" if article.title else ""
    known = ": ".join(part for part in (head, title) if part)
    return " ".join(f"{known} [{article.id}]".split()) if article.source or article.title else " ".join(known.split())


def origins(summary: Summary) -> dict[str, int]:
    """Article id → the number, from 1, of the independent source that it belongs to; without those that belong to none."""
    return {article: number for number, origin in enumerate(summary.origins, start=1) for article in origin}


def dependent_on(article: Article, numbered: Mapping[str, int], found: Mapping[str, int]) -> list[int]:
    """The numbers of the other cited articles that count as one source with this one.

    Args:
        article: The article.
        numbered: What `numbers` returned.
        found: What `origins` returned.
    """
    return [
        number
        for other, number in numbered.items()
        if other != article.id and other in found and found[other] == found.get(article.id)
    ]


def listed(article: Article, numbered: Mapping[str, int], found: Mapping[str, int]) -> str:
    """What `describe` says, and with which of the cited articles it is one source."""
    others = ", ".join(map(str, dependent_on(article, numbered, found)))
    return f"{describe(article)}{f' (one source with {others})' if others else ''}"


def address(article: Article) -> str:
    """The URL, with what would end it in running text (white space, angle brackets) percent-encoded."""
    return re.sub(r"[\s<>]", lambda match: quote(match[0]), article.url.strip())


def counted(count: int, thing: str, things: str = "") -> str:
    """A number and what it counts: "1 article", "2 articles", "3 copies"."""
    return f"{count} {thing if count == 1 else things or thing + 's'}"
