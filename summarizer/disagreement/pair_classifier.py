"""Classification of pairs of mentions: whether both are of one fact."""

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from summarizer.candidates import Candidates
from summarizer.disagreement.claims import Claim
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.names import Spelling
from summarizer.disagreement.pairing import PAIR_FEATURES, Pairs
from summarizer.numerics.linear_model import LinearModel, read_linear
from summarizer.numerics.types import Indices, Vector

# Ages of one person and spellings of one name are not classified: the name decides.
_SAME_NAME_PROBABILITY = 0.9
_MIN_COSINE_OF_SPELLINGS = 0.2
_COSINE = PAIR_FEATURES.index("sentence cosine")
# A pair is among the best of a mention if no other is more probable by more than this. Set on the ten dev clusters
# (docs/disagreements.md, "Constants").
_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class PairClassifier:
    """A logistic regression on the features of a pair.

    Attributes:
        model: Features → log-odds that both mentions are of one fact.
        threshold: Least probability of a conflict that is reported, in (0, 1).
    """

    model: LinearModel
    threshold: float

    def probabilities(self, pairs: Pairs) -> Vector:
        """Return (k,) float64 in [0, 1], the probability of each pair that both mentions are of one fact."""
        probabilities = 1 / (1 + np.exp(-self.model.predict(pairs.features)))
        for index in range(len(pairs)):
            mine, theirs = pairs.pair(index)
            if mine.kind in ("age", "name"):
                cosine = float(pairs.features[index, _COSINE])
                probabilities[index] = _SAME_NAME_PROBABILITY * _have_same_name(mine, theirs, cosine)
        return probabilities.round(4)


@cache
def trained_classifier() -> PairClassifier:
    """Return the classifier stored in `model.json`, which also says what it was trained on."""
    stored = json.loads(Path(__file__).with_name("model.json").read_text("utf-8"))
    return PairClassifier(read_linear(stored["pairs"], "pairs", PAIR_FEATURES), stored["threshold"])


def select_pairs(pairs: Pairs, probabilities: Vector, candidates: Candidates, *, threshold: float) -> Indices:
    """Select the pairs of one fact: those that agree, and the conflicts that no better pair contradicts.

    A conflict must be, for both mentions, the best pair with the other's article. No mention there may agree as probably, or
    in the same sentence. Agreement is evidence in itself, so half the threshold is enough for a pair that agrees.

    Args:
        pairs: All pairs.
        probabilities: (k,) the probability of each that both mentions are of one fact.
        candidates: The sentences.
        threshold: Least probability of a conflict.

    Returns:
        (j,) int64, the indices of the selected pairs, ascending.
    """
    articles = candidates.articles[[mention.row for mention in pairs.mentions]].tolist()
    # Keys of the tables below: a mention and an article that it is compared with.
    keys = [
        ((one, articles[other]), (other, articles[one]))
        for one, other in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    ]
    best: dict[tuple[int, int], float] = defaultdict(float)
    best_agreeing: dict[tuple[int, int], float] = defaultdict(float)
    for both, probability, agree in zip(keys, probabilities.tolist(), pairs.agree.tolist(), strict=True):
        for key in both:
            best[key] = max(best[key], probability)
            if agree:
                best_agreeing[key] = max(best_agreeing[key], probability)
    of_sentence: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    values_of_article: dict[tuple[int, str], set[str]] = defaultdict(set)
    for mention, article in zip(pairs.mentions, articles, strict=True):
        of_sentence[mention.row, mention.topic].append(mention)
        values_of_article[article, mention.topic].add(mention.value.normalized)

    def is_conflict(index: int) -> bool:
        first, second = pairs.pair(index)
        values = {first.value.normalized, second.value.normalized}
        if not isinstance(first.value, Claim) and all(
            values <= values_of_article[article, first.topic] for _, article in keys[index]
        ):
            # Both articles state both values: these are two facts.
            return False
        return all(
            best[key] - _TOLERANCE <= probabilities[index] > best_agreeing[key] - _TOLERANCE for key in keys[index]
        ) and not any(
            mine.agrees_with(neighbour)
            for mine, other in ((first, second), (second, first))
            for neighbour in of_sentence[other.row, other.topic]
        )

    probable = np.flatnonzero(probabilities >= np.where(pairs.agree, threshold / 2, threshold)).tolist()
    return np.array([index for index in probable if pairs.agree[index] or is_conflict(index)], dtype=np.int64)


def _have_same_name(mine: Mention, theirs: Mention, cosine: float) -> bool:
    """Return whether two spellings are of one name, or two ages of one person."""
    if isinstance(mine.value, Spelling) and isinstance(theirs.value, Spelling):
        may_be_one = mine.value.agrees_with(theirs.value) or mine.value.is_similar(theirs.value)
        return may_be_one and cosine >= _MIN_COSINE_OF_SPELLINGS
    # Relatives share a surname: if both are named in full, two words must be equal.
    return len(mine.names & theirs.names) >= min(2, len(mine.names), len(theirs.names)) > 0
