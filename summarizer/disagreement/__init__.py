"""Facts of which independent articles give different values: numbers, dates, times, names and claims."""

from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.pair_classifier import PairClassifier
from summarizer.disagreement.pairing import PAIR_FEATURES
from summarizer.disagreement.search import find_changes, find_disagreements, find_pairs

__all__ = ["PAIR_FEATURES", "Mention", "PairClassifier", "find_changes", "find_disagreements", "find_pairs"]
