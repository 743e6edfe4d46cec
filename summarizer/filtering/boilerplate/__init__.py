"""Labels for boilerplate: appeals, share bars, captions, bylines, headlines and the like."""

from summarizer.filtering.boilerplate.labels import label_boilerplate

__all__ = ["label_boilerplate"]
