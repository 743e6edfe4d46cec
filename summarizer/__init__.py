"""Extractive summaries of several articles about one story: every sentence verbatim, cited, and counted over its sources."""

from summarizer.api import SummaryOptions, make_pipeline, summarize
from summarizer.batch.clusters import Cluster, Failure
from summarizer.batch.many import summarize_many
from summarizer.errors import InputError, ModelUnavailableError, OutputError, SummarizerError
from summarizer.linear import LinearModel
from summarizer.mixed import summarize_stories
from summarizer.models import (
    Article,
    Budget,
    Change,
    CitedSentence,
    Copy,
    Disagreement,
    LeftOut,
    Sentence,
    SetAside,
    StatedValue,
    Story,
    Summary,
)
from summarizer.pipeline import Pipeline
from summarizer.selection.concept_features import CONCEPT_FEATURES, concept_features
from summarizer.selection.sentence_features import SENTENCE_FEATURES, sentence_features
from summarizer.selection.trained import Model, TrainedCoverage
from summarizer.stages import Cacheable, Candidates, Embedder, Ranker, Selector, Splitter
from summarizer.stories import group_stories

__all__ = [
    "CONCEPT_FEATURES",
    "SENTENCE_FEATURES",
    "Article",
    "Budget",
    "Cacheable",
    "Candidates",
    "Change",
    "CitedSentence",
    "Cluster",
    "Copy",
    "Disagreement",
    "Embedder",
    "Failure",
    "InputError",
    "LeftOut",
    "LinearModel",
    "Model",
    "ModelUnavailableError",
    "OutputError",
    "Pipeline",
    "Ranker",
    "Selector",
    "Sentence",
    "SetAside",
    "Splitter",
    "StatedValue",
    "Story",
    "SummarizerError",
    "Summary",
    "SummaryOptions",
    "TrainedCoverage",
    "concept_features",
    "group_stories",
    "make_pipeline",
    "sentence_features",
    "summarize",
    "summarize_many",
    "summarize_stories",
]
