"""The values that flow through the program."""

from summarizer.models.articles import Article, Sentence, count_words, is_missing
from summarizer.models.budget import Budget, Limits, counted, make_budget
from summarizer.models.disagreement import Change, Disagreement, StatedValue
from summarizer.models.evidence import (
    OFF_TOPIC,
    SCREENED,
    CitedSentence,
    Copy,
    ExcludedSentence,
    Reason,
    UnselectedSentence,
)
from summarizer.models.summary import Story, Summary, is_summary

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
    "counted",
    "is_missing",
    "is_summary",
    "make_budget",
]
