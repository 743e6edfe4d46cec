"""Plain text: a paragraph for each sentence with the numbers of its sources, then the list of sources."""

from collections.abc import Sequence

from summarizer.models import Story, Summary, counted
from summarizer.rendering.disagreements import as_lines, cross_reference
from summarizer.rendering.notes import novelty_note, off_topic_note, scope_note
from summarizer.rendering.sources import inline_url, listed, mentions, numbers, origins


def render(summary: Summary) -> str:
    """Return the summary as plain text."""
    if summary.empty_because:
        return summary.empty_because + "\n"
    numbered, origin_of = numbers(summary), origins(summary)
    paragraphs = [
        f"{cited.text} [{', '.join(map(str, mentions(cited, numbered)))}]{novelty_note(cited, ' ({})')}"
        f"{cross_reference(cited, summary)}"
        for cited in summary
    ]
    width = len(str(max(numbered.values())))
    sources = [
        f"{numbered[article.id]:>{width + 2}}  {listed(article, numbered, origin_of)}"
        + (f"\n{'':{width + 4}}{inline_url(article)}" if article.url else "")
        for article in sorted(summary.cited_articles, key=lambda article: numbered[article.id])
    ]
    disagreements = "\n".join(as_lines(summary, bullet="  "))
    parts = (
        scope_note(summary),
        *paragraphs,
        disagreements,
        "\n".join(["Sources", *sources]),
        off_topic_note(summary),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def render_stories(stories: Sequence[Story]) -> str:
    """Return a heading for each story with its summary below."""
    parts = []
    for number, story in enumerate(stories, start=1):
        heading = f"{number}. {story.title} ({counted(len(story.summary.articles), 'article')})"
        parts.append(f"{heading}\n{'=' * len(heading)}\n\n{render(story.summary)}")
    return "\n\n".join(parts)
