"""Markdown: paragraphs with footnotes."""

import re
from collections.abc import Sequence

from summarizer.models import Story, Summary
from summarizer.rendering.disagreements import as_lines, cross_reference
from summarizer.rendering.novelty import remark
from summarizer.rendering.scope import off_topic, scope
from summarizer.rendering.sources import address, counted, listed, mentions, numbers, origins

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))|^(\d+)([.)])|^([-+=])", re.MULTILINE)


def escape(text: str) -> str:
    """The text with every character that Markdown would read as markup made literal."""
    return _SPECIAL.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[4]}", text)


def _link(url: str) -> str:
    return f"<{url}>" if url.startswith(("http://", "https://")) else escape(url)


def render(summary: Summary) -> str:
    """The summary as Markdown with one footnote per source."""
    return _render(summary, prefix="")


def render_stories(stories: Sequence[Story]) -> str:
    """A heading for each story, and its summary below; footnotes are numbered anew in each, behind the story's number."""
    return "\n".join(
        f"## {escape(story.title)}\n\n*{counted(len(story.summary.articles), 'article')}*\n\n"
        + _render(story.summary, prefix=f"{number}-")
        for number, story in enumerate(stories, start=1)
    )


def _render(summary: Summary, *, prefix: str) -> str:
    if summary.empty_because:
        return escape(summary.empty_because) + "\n"
    numbered, found = numbers(summary), origins(summary)
    paragraphs = [
        escape(cited.sentence.text)
        + "".join(f"[^{prefix}{number}]" for number in mentions(cited, numbered))
        + escape(remark(cited, " ({})"))
        + cross_reference(cited, summary)
        for cited in summary.sentences
    ]
    notes = [
        f"[^{prefix}{numbered[article.id]}]: {escape(listed(article, numbered, found))} {_link(address(article))}".rstrip()
        for article in summary.cited_articles
    ]
    doubts = [escape(line) for line in as_lines(summary, bullet="")]
    parts = (escape(scope(summary)), *paragraphs, "  \n".join(doubts), escape(off_topic(summary)), "\n".join(notes))
    return "\n\n".join(filter(None, parts)) + "\n"
