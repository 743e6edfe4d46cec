"""Plain text: one sentence a paragraph, the numbers of its sources behind it, the sources below."""

from summarizer.models import Summary
from summarizer.rendering.disagreements import as_lines
from summarizer.rendering.sources import address, describe, mentions, numbers


def render(summary: Summary) -> str:
    """The summary as plain text."""
    if summary.empty_because:
        return summary.empty_because + "\n"
    numbered = numbers(summary)
    paragraphs = [
        f"{cited.sentence.text} [{', '.join(map(str, mentions(cited, numbered)))}]" for cited in summary.sentences
    ]
    width = len(str(len(numbered)))
    sources = [
        f"{numbered[article.id]:>{width + 2}}  {describe(article)}"
        + (f"\n{'':{width + 4}}{address(article)}" if article.url else "")
        for article in summary.cited_articles
    ]
    doubts = as_lines(summary, bullet="  ")
    return "\n\n".join([*paragraphs, *(["\n".join(doubts)] if doubts else []), "\n".join(["Sources", *sources])]) + "\n"
