"""What surrounds the news on a page: appeals, share bars, captions, bylines, headlines. Marked, never chosen; offsets stay."""

from summarizer.boilerplate.marking import mark

__all__ = ["mark"]
