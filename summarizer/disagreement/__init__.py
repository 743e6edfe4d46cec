"""Where independent articles state different figures, dates or claims for one fact."""

from summarizer.disagreement.search import find_disagreements

__all__ = ["Disagreement", "StatedValue", "find_disagreements"]
