"""What surrounds the news on a page (appeals, share bars, captions, bylines, headlines): marked, never chosen."""

from summarizer.filtering.boilerplate.marking import mark

__all__ = ["mark"]
