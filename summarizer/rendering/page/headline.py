"""What stands above a summary: the headline of one of its articles, or the beginning of its most salient sentence."""

from dataclasses import dataclass

from summarizer.models import Article, Summary

# Characters that a headline made of a sentence has at most; at least, if it shall end at a comma.
_LONGEST, _SHORTEST = 110, 40


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, and where it is from.

    Attributes:
        text: The words of an article, cut with "…" if they are a sentence too long for a headline.
        article: The article whose title it is; None if it is a sentence.
    """

    text: str
    article: Article | None = None


def headline(summary: Summary) -> Headline | None:
    """The title of the article that most of the summary stands in, of several the one published first; else a sentence.

    Returns:
        The headline; None if there is no sentence either.
    """
    given = {article.id: 0 for article in summary.cited_articles if article.title.strip()}
    for cited in summary.sentences:
        for article in {
            cited.sentence.article.id,
            *(copy.sentence.article.id for copy in cited.also_in),
        } & given.keys():
            given[article] += 1
    titled = [article for article in summary.cited_articles if article.id in given]
    if titled:
        dates = [article.instant.timestamp() if article.instant else float("inf") for article in titled]
        _, _, place = min(
            (-given[article.id], date, place) for place, (article, date) in enumerate(zip(titled, dates, strict=True))
        )
        return Headline(" ".join(titled[place].title.split()), titled[place])
    most_salient = min(summary.sentences, key=lambda cited: cited.rank, default=None)
    return Headline(_shortened(" ".join(most_salient.sentence.text.split()))) if most_salient else None


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    begun = text[:_LONGEST]
    comma = begun.rfind(",")
    end = comma if comma >= _SHORTEST else begun.rfind(" ")
    return begun[: end if end > 0 else _LONGEST].rstrip(" ,;:–—-") + "…"
