"""Files, folders, globs and standard input → articles: one file per format."""

from summarizer.reading.articles import read_articles
from summarizer.reading.known import read_known

__all__ = ["read_articles", "read_known"]
