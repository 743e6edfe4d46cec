"""`summarize_stories()`: articles about several events → a summary for each."""

import logging
from collections.abc import Iterable, Sequence
from typing import Unpack

from summarizer.api import SummaryOptions, as_articles, make_request
from summarizer.errors import InputError
from summarizer.models import Article, Story
from summarizer.parsing import check_articles
from summarizer.stories import group_stories

_log = logging.getLogger(__name__)


def summarize_stories(articles: Iterable[Article | str], **options: Unpack[SummaryOptions]) -> tuple[Story, ...]:
    """A summary for each story that the articles tell of, see `group_stories`; the budget is each story's.

    A story of which nothing can be quoted is left out, with a warning.

    Args:
        articles: As for `summarize`.
        **options: Those of `summarize`: lengths, stages, `query`, `known` and the rest, for every story.

    Returns:
        The stories, those of the most articles first. Each summary is the one that `summarize` gives for its articles alone.

    Raises:
        InputError: As `summarize`, if not one story has a summary; or if there are too many articles.
        ModelUnavailableError: If a model is missing.
    """
    given, request = as_articles(articles), make_request(**options)
    check_articles(given)
    stories: list[Story] = []
    refused: list[InputError] = []
    for members in group_stories(given, language=request.pipeline.language):
        try:
            summary = request.summarize(members)
        except InputError as error:
            refused.append(error)
        else:
            stories.append(Story(_title(members), summary))
    if not stories:
        raise refused[0]
    for refusal in refused:
        _log.warning("a story is left out: %s", refusal)
    return tuple(stories)


def _title(articles: Sequence[Article]) -> str:
    titles = (" ".join(article.title.split()) for article in articles)
    return next(filter(None, titles), articles[0].id)
