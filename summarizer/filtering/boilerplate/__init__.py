"""Labels for boilerplate: appeals, share bars, captions, bylines, headlines and what else surrounds the news on a page."""

from summarizer.filtering.boilerplate.labels import label_boilerplate

__all__ = ["label_boilerplate"]
