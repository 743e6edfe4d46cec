"""Markdown: a paragraph for each sentence, and a footnote for each source."""

import re
from collections.abc import Sequence

from summarizer.models import Story, Summary, counted
from summarizer.rendering.disagreements import as_lines, cross_reference
from summarizer.rendering.notes import novelty_note, off_topic_note, scope_note
from summarizer.rendering.sources import inline_url, listed, mentions, numbers, origins

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))|^(\d+)([.)])|^([-+=])", re.MULTILINE)


def escape(text: str) -> str:
    """Return the text with a backslash before every character that Markdown would read as markup."""
    return _SPECIAL.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[4]}", text)


def render(summary: Summary) -> str:
    """Return the summary as Markdown."""
    return _render(summary, prefix="")


def render_stories(stories: Sequence[Story]) -> str:
    """Return a heading for each story with its summary below; footnotes are named by story and number: `[^2-1]`."""
    return "\n".join(
        f"## {escape(story.title)}\n\n*{counted(len(story.summary.articles), 'article')}*\n\n"
        + _render(story.summary, prefix=f"{number}-")
        for number, story in enumerate(stories, start=1)
    )


def _render(summary: Summary, *, prefix: str) -> str:
    if summary.empty_because:
        return escape(summary.empty_because) + "\n"
    numbered, origin_of = numbers(summary), origins(summary)
    paragraphs = [
        escape(cited.text)
        + "".join(f"[^{prefix}{number}]" for number in mentions(cited, numbered))
        + escape(novelty_note(cited, " ({})"))
        + cross_reference(cited, summary)
        for cited in summary
    ]
    footnotes = [
        f"[^{prefix}{numbered[article.id]}]: {escape(listed(article, numbered, origin_of))}"
        f" {_link(inline_url(article))}".rstrip()
        for article in sorted(summary.cited_articles, key=lambda article: numbered[article.id])
    ]
    disagreements = "  \n".join(escape(line) for line in as_lines(summary, bullet=""))
    parts = (
        escape(scope_note(summary)),
        *paragraphs,
        disagreements,
        escape(off_topic_note(summary)),
        "\n".join(footnotes),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _link(url: str) -> str:
    return f"<{url}>" if url.startswith(("http://", "https://")) else escape(url)
