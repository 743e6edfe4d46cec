"""What the summary was asked for and what it passed over, the same in every format for people."""

from summarizer.models import Summary
from summarizer.rendering.sources import counted


def scope(summary: Summary) -> str:
    """The query and what the reader has read, as a sentence each; empty if there is neither."""
    parts = []
    if summary.query is not None:
        parts.append(f"About “{summary.query}”.")
    if summary.known is not None:
        parts.append(f"What is new against {counted(summary.known, 'sentence')} read before.")
    return " ".join(parts)


def off_topic(summary: Summary) -> str:
    """Which articles were not cited, for they tell another story than the rest; empty if there is none."""
    names = ", ".join(f"[{article.id}]" for article in summary.off_topic_articles)
    return f"Off topic, not cited: {names}." if names else ""


def kind_of_text(summary: Summary) -> str:
    """That the sentences read as a list, and what follows; empty if they do not."""
    if summary.is_coherent:
        return ""
    return "The sentences read as a list: what stands first in an article counts no more than the rest."
