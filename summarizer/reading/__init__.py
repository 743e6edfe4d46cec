"""Files, folders, globs and standard input → articles: one file per format."""

from summarizer.reading.articles import read_articles

__all__ = ["read_articles"]
