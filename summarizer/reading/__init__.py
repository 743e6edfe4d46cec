"""Readers: files, folders, patterns and standard input become articles; one file per format."""

from summarizer.reading.articles import read_articles, read_known

__all__ = ["read_articles", "read_known"]
