"""What surrounds the news on a page (appeals, share bars, captions, bylines, headlines): marked, never chosen."""

from summarizer.boilerplate.marking import mark

__all__ = ["mark"]
