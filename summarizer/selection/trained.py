"""Coverage with learned weights: the default selector."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Budget
from summarizer.numerics.linear_model import LinearModel, read_linear
from summarizer.numerics.types import Vector
from summarizer.selection.concept_features import CONCEPT_FEATURES, CONCEPT_POSITIONS, concept_features
from summarizer.selection.greedy import Greedy, check_length_exponent
from summarizer.selection.objective import CoverageObjective, greedy_cover
from summarizer.selection.sentence_features import SENTENCE_FEATURES, SENTENCE_POSITIONS, sentence_features

# A lead that greedy chooses by itself is good enough if it gains this share of what the best lead gains: the middle of a
# plateau from 0.6 to 0.9, see "A summary begins with the beginning of an article" in docs/design.md.
_GOOD_LEAD_SHARE = 0.75


@dataclass(frozen=True)
class CoverageModel:
    """Linear models of concepts and sentences, learned from clusters with references.

    Attributes:
        unigrams: Features of a unigram → log-odds that a reference holds it.
        bigrams: Features of a bigram → log-odds that a reference holds it.
        sentences: Features of a sentence → its overlap with the references, standardised.
    """

    unigrams: LinearModel
    bigrams: LinearModel
    sentences: LinearModel

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "CoverageModel":
        """Return the model that is stored in the form of `model.json`.

        Raises:
            InputError: If its features are not those of this version.
        """
        features = {"unigrams": CONCEPT_FEATURES, "bigrams": CONCEPT_FEATURES, "sentences": SENTENCE_FEATURES}
        return cls(**{part: read_linear(stored[part], part, names) for part, names in features.items()})

    def __repr__(self) -> str:
        """Return a name with a hash of the coefficients, by which the record of a run tells models apart."""
        parts = (self.unigrams, self.bigrams, self.sentences)
        arrays = (array for part in parts for array in (part.mean, part.scale, part.coefficients, [part.intercept]))
        digest = hashlib.sha256(b"".join(np.asarray(array, dtype=np.float64).tobytes() for array in arrays))
        return f"CoverageModel({digest.hexdigest()[:12]})"

    def concept_weights(self, candidates: Candidates, salience: Vector) -> Vector:
        """Return (width of `candidates.concepts`,) float64 in [0, 1], the probability that a reference holds each concept."""
        features = concept_features(candidates, salience)
        silent = () if candidates.is_coherent else CONCEPT_POSITIONS
        bigrams, unigrams = (part.predict(features, silent=silent) for part in (self.bigrams, self.unigrams))
        log_odds = np.where(candidates.concepts.is_bigram, bigrams, unigrams)
        return np.asarray(1 / (1 + np.exp(-log_odds)), dtype=np.float64)

    def sentence_worth(self, candidates: Candidates, salience: Vector, weights: Vector) -> Vector:
        """Return (n,) float64, standardised: the predicted overlap of each sentence with the references."""
        silent = () if candidates.is_coherent else SENTENCE_POSITIONS
        return self.sentences.predict(sentence_features(candidates, salience, weights), silent=silent)


@dataclass(frozen=True, slots=True)
class TrainedCoverage:
    """Greedy selector by Σ w^γ of the new concepts · e^(α z + λ t) / words^r.

    w is the probability that a reference holds a concept, a logistic regression on its salience, position and spread over
    independent articles; z is a sentence's standardised worth, a ridge regression; t is the rank by time of its article,
    because later reports know more. The weight of a unigram is multiplied by `unigram_weight`. For a list, where the order of
    the sentences carries no information, w and z ignore positions.

    The first choice is a lead, the first sentence of an article that can be quoted: it states what happened, where gain per
    word prefers three short sentences about it. If greedy chooses a lead that gains, at any length, at least three quarters
    of what the best lead gains, that lead comes first; otherwise the best lead is chosen before all else. No lead is required
    with a query or known texts, or in a list.

    Attributes:
        gamma: γ > 0; larger = likely concepts count more.
        unigram_weight: Weight of a unigram relative to a bigram, ≥ 0.
        sentence_weight: α ≥ 0; influence of the sentence's own worth.
        recency: λ ≥ 0; advantage of the latest article's sentences over the earliest's, where there are dates.
        length_exponent: r in [0, 1]; 0 = gain alone, 1 = gain per word.
        max_similarity: Least cosine with a chosen sentence that rules a sentence out, in (0, 1].
        max_lead_share: Largest share of the budget that the lead may take, in [0, 1]; 0 = no lead is required.
        model: Learned weights; None = those that are bundled.

    Raises:
        InputError: If `length_exponent` or `max_lead_share` is not in [0, 1].
    """

    gamma: float = 1.5
    unigram_weight: float = 0.5
    sentence_weight: float = 0.3
    recency: float = 0.2
    length_exponent: float = 0.9
    max_similarity: float = 0.75
    max_lead_share: float = 0.67
    model: CoverageModel | None = None

    def __post_init__(self) -> None:
        check_length_exponent(self.length_exponent)
        if not 0 <= self.max_lead_share <= 1:
            raise InputError(f"max_lead_share must be in [0, 1], not {self.max_lead_share!r}")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Return rows in the order of choice, see `Selector`."""
        model = self.model or bundled_model()
        probability = model.concept_weights(candidates, salience)
        worth = np.exp(
            self.sentence_weight * model.sentence_worth(candidates, salience, probability)
            + self.recency * candidates.lateness
        )
        weights = probability**self.gamma * np.where(candidates.concepts.is_bigram, 1.0, self.unigram_weight)
        objective = CoverageObjective(candidates, weights * candidates.concept_demand)
        greedy = greedy_cover(
            objective, budget, worth=worth, length_exponent=self.length_exponent, max_similarity=self.max_similarity
        )
        if candidates.query is not None or candidates.background is not None or not candidates.is_coherent:
            return greedy.choose()
        by_gain = greedy_cover(objective, budget, worth=worth, length_exponent=0, max_similarity=self.max_similarity)
        return _with_lead_first(greedy, by_gain, self.max_lead_share)


def _with_lead_first(greedy: Greedy, by_gain: Greedy, max_share: float) -> list[int]:
    """Return the greedy choice with a lead first: one of its own if that gains nearly as much as the best.

    Args:
        greedy: The choice by gain and length.
        by_gain: The choice by gain alone.
        max_share: Largest share of the budget that a lead may take.
    """
    candidates, budget = greedy.candidates, greedy.budget
    # A lead takes one sentence like any other if sentences are counted.
    largest = budget.capacity if budget.unit == "sentences" and max_share else max_share * budget.capacity
    cost = candidates.context_groups.sums(candidates.costs.astype(np.float64))
    is_lead = by_gain.available() & (candidates.positions == 0) & (cost <= largest)
    rows = greedy.choose()
    if not is_lead.any():
        return rows
    gains = np.where(is_lead, np.round(by_gain.gains([]), 9), -np.inf)
    own = max(rows, key=lambda row: (gains[row], -row), default=int(np.argmax(gains)))
    if gains[own] < _GOOD_LEAD_SHARE * gains.max():
        return greedy.choose(candidates.context_groups.of(int(np.argmax(gains))))
    lead = candidates.context_groups.of(own)
    return [*lead, *(row for row in rows if row not in lead)]


@cache
def bundled_model() -> CoverageModel:
    """Return the model in `model.json`, which names the clusters that it was trained on."""
    return CoverageModel.from_dict(json.loads(Path(__file__).with_name("model.json").read_text("utf-8")))
