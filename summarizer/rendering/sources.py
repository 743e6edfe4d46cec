"""Numbers and descriptions of sources, alike in every format."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from summarizer.models import Article, CitedSentence, Summary


def numbers(summary: Summary) -> dict[str, int]:
    """Map the ids of the cited articles to their numbers, from 1, by first mention.

    Texts without a name have their place as their id: they keep it as their number.
    """
    cited = summary.cited_articles
    if are_unnamed(summary.articles):
        return {article.id: int(article.id) for article in summary.articles if article in cited}
    return {article.id: number for number, article in enumerate(cited, start=1)}


def are_unnamed(articles: Sequence[Article]) -> bool:
    """Return whether every article has its place as its id, as texts without a name do."""
    return all(article.id == str(place) for place, article in enumerate(articles, start=1))


def mentions(cited: CitedSentence, numbered: Mapping[str, int]) -> list[int]:
    """Return the numbers of the articles that hold a sentence: the quoted one first, then the others by number."""
    own = numbered[cited.article.id]
    others = {numbered[copy.sentence.article.id] for copy in cited.also_in} - {own}
    return [own, *sorted(others)]


def describe(article: Article) -> str:
    """Return outlet, date and title, as far as known, and the id, on one line."""
    published = article.published.date().isoformat() if article.published else ""
    head = ", ".join(part for part in (article.source or ("" if article.title else article.id), published) if part)
    title = f"“{article.title}”" if article.title else ""
    described = ": ".join(part for part in (head, title) if part)
    named = f"{described} [{article.id}]" if article.source or article.title else described
    return " ".join(named.split())


def origins(summary: Summary) -> dict[str, int]:
    """Map article ids to the number, from 1, of the independent source that each belongs to, if to any."""
    return {article: number for number, origin in enumerate(summary.origins, start=1) for article in origin}


def dependent_on(article: Article, numbered: Mapping[str, int], origin_of: Mapping[str, int]) -> list[int]:
    """Return the numbers of the other articles that count as one source with this one.

    Args:
        article: The article.
        numbered: Article id → number of those to look among.
        origin_of: The result of `origins`.
    """
    own = origin_of.get(article.id)
    return [
        number
        for other, number in numbered.items()
        if other != article.id and other in origin_of and origin_of[other] == own
    ]


def listed(article: Article, numbered: Mapping[str, int], origin_of: Mapping[str, int]) -> str:
    """Return the description of an article, and the numbers of the cited articles that are one source with it."""
    others = ", ".join(map(str, dependent_on(article, numbered, origin_of)))
    return f"{describe(article)}{f' (one source with {others})' if others else ''}"


def inline_url(article: Article) -> str:
    """Return the URL with everything percent-encoded that would end it in running text: white space, angle brackets."""
    return re.sub(r"[\s<>]", lambda match: quote(match[0]), article.url.strip())
