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
from .pipeline import Pipeline
from .ranking.centroid import Centroid
from .ranking.lead import Lead
from .ranking.lexrank import LexRank
from .ranking.sumy_methods import SumyRanker
from .selection.coverage import Coverage
from .selection.exact import ExactCoverage
from .selection.mmr import MaximalMarginalRelevance
from .selection.top import Top
from .selection.trained import TrainedCoverage
from .stages import Cacheable, Embedder, Ranker, Selector, Splitter

__version__: str

__all__ = [
    "Article",
    "Budget",
    "Cacheable",
    "Candidates",
    "Centroid",
    "Change",
    "CitedSentence",
    "Cluster",
    "Copy",
    "Coverage",
    "Disagreement",
    "Embedder",
    "ExactCoverage",
    "ExcludedSentence",
    "Failure",
    "InputError",
    "Lead",
    "LexRank",
    "MaximalMarginalRelevance",
    "ModelUnavailableError",
    "OutputError",
    "Pipeline",
    "Ranker",
    "Selector",
    "Sentence",
    "Splitter",
    "StatedValue",
    "Story",
    "SummarizerError",
    "Summary",
    "SummaryOptions",
    "SumyRanker",
    "Top",
    "TrainedCoverage",
    "UnselectedSentence",
    "group_stories",
    "make_pipeline",
    "summarize",
    "summarize_many",
    "summarize_stories",
]
