"""Extractive summaries of several articles about one story: every sentence verbatim, cited, and counted over its sources."""

from summarizer.api import summarize
from summarizer.errors import InputError, ModelUnavailableError, OutputError, SummarizerError
from summarizer.models import Article, Budget, CitedSentence, Copy, Sentence, SetAside, Summary
from summarizer.pipeline import Pipeline
from summarizer.stages import Candidates, Embedder, Ranker, Selector, Splitter

__all__ = [
    "Article",
    "Budget",
    "Candidates",
    "CitedSentence",
    "Copy",
    "Embedder",
    "InputError",
    "ModelUnavailableError",
    "OutputError",
    "Pipeline",
    "Ranker",
    "Selector",
    "Sentence",
    "SetAside",
    "Splitter",
    "SummarizerError",
    "Summary",
    "summarize",
]
