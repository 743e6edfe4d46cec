"""Where independent articles state different figures, dates or claims for one fact."""

from summarizer.disagreement.changes import find_changes
from summarizer.disagreement.judging import Judge
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.pairing import FEATURES as PAIR_FEATURES
from summarizer.disagreement.search import find_disagreements, find_pairs

__all__ = ["PAIR_FEATURES", "Judge", "Mention", "find_changes", "find_disagreements", "find_pairs"]
