"""The functions that most callers need."""

import logging
from collections.abc import Sequence
from typing import Unpack

from summarizer.errors import InputError
from summarizer.grouping.stories import group_stories
from summarizer.inputs import Articles, as_articles
from summarizer.models import Article, Story, Summary
from summarizer.pipeline import Pipeline, check_articles
from summarizer.settings import PipelineOptions, Settings, SummaryOptions, takes

_log = logging.getLogger(__name__)


@takes(SummaryOptions)
def summarize(articles: Articles, **options: Unpack[SummaryOptions]) -> Summary:
    """Summarize several articles about one story in their own sentences, each cited.

    Args:
        articles: A path (of a file or a folder), or a list of articles, texts, records such as
            `{"text": …, "source": …}` and paths. Texts and articles without an id are named by their place: "1", "2", …
        **options: See below.

    Returns:
        The summary. Where nothing in the articles is about the query, or new, it has no sentence, and `empty_because` says
        why.

    Raises:
        InputError: If an article or an option cannot be used.
        ModelUnavailableError: If a model is missing.
    """
    settings = Settings.of(options)
    pipeline = Pipeline.of(settings)
    return pipeline.summarize(articles, settings.budget, query=settings.query, known=settings.background)


@takes(SummaryOptions)
def summarize_stories(articles: Articles, **options: Unpack[SummaryOptions]) -> tuple[Story, ...]:
    """Group articles about several events into stories, and summarize each story; see `group_stories`.

    A story of which nothing can be quoted is left out, with a warning.

    Args:
        articles: As for `summarize`.
        **options: See below; they hold for every story, and so does the length.

    Returns:
        The stories, those of the most articles first. Each summary is the one that `summarize` returns for its articles
        alone.

    Raises:
        InputError: As `summarize`, if no story has a summary; or if there are too many articles.
        ModelUnavailableError: If a model is missing.
    """
    settings, given = Settings.of(options), as_articles(articles)
    pipeline = Pipeline.of(settings)
    check_articles(given)
    stories: list[Story] = []
    refused: list[InputError] = []
    for members in group_stories(given, language=settings.language):
        try:
            summary = pipeline.summarize(members, settings.budget, query=settings.query, known=settings.background)
        except InputError as error:
            refused.append(error)
        else:
            stories.append(Story(_title(members), summary))
    if not stories:
        raise refused[0]
    for refusal in refused:
        _log.warning("a story is left out: %s", refusal)
    return tuple(stories)


@takes(PipelineOptions)
def make_pipeline(**options: Unpack[PipelineOptions]) -> Pipeline:
    """Return the pipeline that `summarize` would use, to use it more than once.

    Args:
        **options: See below.

    Raises:
        InputError: If a name is unknown, or an option has a value without a meaning.
    """
    return Pipeline.of(Settings.of(options, PipelineOptions))


def _title(articles: Sequence[Article]) -> str:
    titles = (" ".join(article.title.split()) for article in articles)
    return next(filter(None, titles), articles[0].id)
