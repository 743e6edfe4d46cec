from .api import SummaryOptions, make_pipeline, summarize
from .batch.clusters import Cluster, Failure
from .batch.many import summarize_many
from .errors import InputError, ModelUnavailableError, OutputError, SummarizerError
from .linear import LinearModel
from .mixed import summarize_stories
from .models import (
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
from .pipeline import Pipeline
from .selection.concept_features import CONCEPT_FEATURES, concept_features
from .selection.sentence_features import SENTENCE_FEATURES, sentence_features
from .selection.trained import Model, TrainedCoverage
from .stages import Cacheable, Candidates, Embedder, Ranker, Selector, Splitter
from .stories import group_stories

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
