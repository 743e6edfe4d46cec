"""Plain text: one sentence a paragraph, the numbers of its sources behind it, the sources below."""

from collections.abc import Sequence

from summarizer.models import Story, Summary
from summarizer.rendering.disagreements import as_lines, cross_reference
from summarizer.rendering.novelty import remark
from summarizer.rendering.scope import off_topic, scope
from summarizer.rendering.sources import address, counted, listed, mentions, numbers, origins


def render(summary: Summary) -> str:
    """The summary as plain text."""
    if summary.empty_because:
        return summary.empty_because + "\n"
    numbered, found = numbers(summary), origins(summary)
    paragraphs = [
        f"{cited.sentence.text} [{', '.join(map(str, mentions(cited, numbered)))}]{remark(cited, ' ({})')}"
        f"{cross_reference(cited, summary)}"
        for cited in summary.sentences
    ]
    width = len(str(len(numbered)))
    sources = [
        f"{numbered[article.id]:>{width + 2}}  {listed(article, numbered, found)}"
        + (f"\n{'':{width + 4}}{address(article)}" if article.url else "")
        for article in summary.cited_articles
    ]
    doubts = as_lines(summary, bullet="  ")
    parts = (scope(summary), *paragraphs, "\n".join(doubts), "\n".join(["Sources", *sources]), off_topic(summary))
    return "\n\n".join(filter(None, parts)) + "\n"


def render_stories(stories: Sequence[Story]) -> str:
    """A heading for each story, and its summary below."""
    parts = []
    for number, story in enumerate(stories, start=1):
        heading = f"{number}. {story.title} ({counted(len(story.summary.articles), 'article')})"
        parts.append(f"{heading}\n{'=' * len(heading)}\n\n{render(story.summary)}")
    return "\n\n".join(parts)
