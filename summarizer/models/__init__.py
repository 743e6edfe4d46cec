"""The values that flow through the program."""

from summarizer.models.articles import Article, Sentence, count_words
from summarizer.models.budget import Budget, Limits, make_budget
from summarizer.models.disagreement import Change, Disagreement, StatedValue
from summarizer.models.story import Story
from summarizer.models.summary import OFF_TOPIC, SCREENED, CitedSentence, Copy, ExcludedSentence, Summary, is_summary
from summarizer.models.unselected import Reason, UnselectedSentence

__all__ = [
    "OFF_TOPIC",
    "SCREENED",
    "Article",
    "Budget",
    "Change",
    "CitedSentence",
    "Copy",
    "Disagreement",
    "ExcludedSentence",
    "Limits",
    "Reason",
    "Sentence",
    "StatedValue",
    "Story",
    "Summary",
    "UnselectedSentence",
    "count_words",
    "is_summary",
    "make_budget",
]
