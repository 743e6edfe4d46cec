"""What stands above a summary: the headline of one of its articles."""

from dataclasses import dataclass

from summarizer.models import Article, Summary


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, and where it is from.

    Attributes:
        text: Its words.
        article: The article whose title it is; None if it is that of a story of several.
    """

    text: str
    article: Article | None = None


def headline(summary: Summary) -> Headline | None:
    """The title of the article that most of the summary stands in, of several the one published first.

    Returns:
        The headline; None if no cited article has a title: a sentence would be told twice.
    """
    given = {article.id: 0 for article in summary.cited_articles if article.title.strip()}
    for cited in summary.sentences:
        for article in {
            cited.sentence.article.id,
            *(copy.sentence.article.id for copy in cited.also_in),
        } & given.keys():
            given[article] += 1
    titled = [article for article in summary.cited_articles if article.id in given]
    if not titled:
        return None
    dates = [article.instant.timestamp() if article.instant else float("inf") for article in titled]
    _, _, place = min(
        (-given[article.id], date, place) for place, (article, date) in enumerate(zip(titled, dates, strict=True))
    )
    return Headline(" ".join(titled[place].title.split()), titled[place])
