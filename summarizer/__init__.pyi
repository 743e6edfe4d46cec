from .api import SummaryOptions, make_pipeline, summarize, summarize_stories
from .batch.clusters import Cluster, Failure
from .batch.many import summarize_many
from .candidates import Candidates
from .errors import InputError, ModelUnavailableError, OutputError, SummarizerError
from .grouping.stories import group_stories
from .models import (
    Article,
    Budget,
    Change,
    CitedSentence,
    Copy,
    Disagreement,
    ExcludedSentence,
    Sentence,
    StatedValue,
    Story,
    Summary,
    UnselectedSentence,
)
from .numerics.linear_model import LinearModel
from .pipeline import Pipeline
from .reading import read_articles
from .selection.concept_features import CONCEPT_FEATURES, concept_features
from .selection.exact import ExactCoverage
from .selection.sentence_features import SENTENCE_FEATURES, sentence_features
from .selection.trained import Model, TrainedCoverage
from .stages import Cacheable, Embedder, Ranker, Selector, Splitter

__version__: str

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
    "ExactCoverage",
    "Failure",
    "InputError",
    "UnselectedSentence",
    "LinearModel",
    "Model",
    "ModelUnavailableError",
    "OutputError",
    "Pipeline",
    "Ranker",
    "Selector",
    "Sentence",
    "ExcludedSentence",
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
    "read_articles",
    "sentence_features",
    "summarize",
    "summarize_many",
    "summarize_stories",
]
