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
from summarizer.selection.covering import Covering, greedy_cover
from summarizer.selection.greedy import Greedy, check_length_exponent
from summarizer.selection.sentence_features import SENTENCE_FEATURES, SENTENCE_POSITIONS, sentence_features

# Of what the best lead adds, the least with which another one can begin.
_GOOD_LEAD = 0.75


@dataclass(frozen=True)
class Model:
    """What was learned from clusters with references, see `evaluate-summaries train`.

    Attributes:
        unigrams: Features of a unigram → log-odds that a reference holds it.
        bigrams: The same of a bigram.
        sentences: Features of a sentence → its overlap with the reference, standardised.
    """

    unigrams: LinearModel
    bigrams: LinearModel
    sentences: LinearModel

    def __repr__(self) -> str:
        """Named by what it holds: a record of settings needs to tell models apart, not to print them."""
        parts = (self.unigrams, self.bigrams, self.sentences)
        arrays = (array for part in parts for array in (part.mean, part.scale, part.coefficients, [part.intercept]))
        digest = hashlib.sha256(b"".join(np.asarray(array, dtype=np.float64).tobytes() for array in arrays))
        return f"Model({digest.hexdigest()[:12]})"

    def concept_weights(self, candidates: Candidates, salience: Vector) -> Vector:
        """(width of `candidates.concepts`,) float64 in [0, 1]: how likely a reference holds each concept."""
        features = concept_features(candidates, salience)
        is_bigram = candidates.concepts.is_bigram
        silent = () if candidates.is_coherent else CONCEPT_POSITIONS
        bigrams, unigrams = (part.predict(features, silent=silent) for part in (self.bigrams, self.unigrams))
        odds = np.where(is_bigram, bigrams, unigrams)
        return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)

    def sentence_worth(self, candidates: Candidates, salience: Vector, weights: Vector) -> Vector:
        """(n,) float64, standardised: how much of each sentence is expected in a reference."""
        silent = () if candidates.is_coherent else SENTENCE_POSITIONS
        return self.sentences.predict(sentence_features(candidates, salience, weights), silent=silent)


@dataclass(frozen=True, slots=True)
class TrainedCoverage:
    """Greedy by Σ w^γ of the new concepts · e^(α z + λ t) / words^r.

    w is the probability that a reference holds a concept, a logistic regression on its salience, position, and spread over
    independent articles; z is a sentence's standardised worth, a ridge regression; t is how late its article is among the
    others: later reports know more, and a story is told from its end. A unigram counts `unigram_weight` of a bigram.

    The first choice is a lead, the beginning of an article: what happened stands there in one sentence, where gain per word
    would rather take three short ones that tell of it. If greedy chooses a lead that adds, at any length, at least three
    quarters of what the best one adds, it is that; if not, the best one is chosen before all else. Who asks for something, or
    has read the rest, does not ask what happened: with a query or known texts there need be no lead. A list has none: where
    the order of an article's sentences tells nothing, positions have no say in w and z either.

    Attributes:
        gamma: γ > 0; larger = likely concepts count more.
        unigram_weight: What a unigram counts against a bigram, ≥ 0.
        sentence_weight: α ≥ 0; how much the sentence's own worth counts.
        recency: λ ≥ 0; how much the latest article's sentences count before the earliest's, where there are dates.
        length_exponent: r in [0, 1]; 0 = gain alone, 1 = gain per word.
        max_similarity: Sentences with such a cosine to a chosen one are never taken, in (0, 1].
        max_lead_share: The largest share of a budget of words that the lead may take, in [0, 1]; 0 = there need be none.
        model: What was learned; None = the shipped one.

    Raises:
        InputError: If the length_exponent or the lead is not in [0, 1].
    """

    gamma: float = 1.5
    unigram_weight: float = 0.5
    sentence_weight: float = 0.3
    recency: float = 0.2
    length_exponent: float = 0.9
    max_similarity: float = 0.75
    max_lead_share: float = 0.67
    model: Model | None = None

    def __post_init__(self) -> None:
        check_length_exponent(self.length_exponent)
        if not 0 <= self.max_lead_share <= 1:
            raise InputError(f"max_lead_share must be in [0, 1], not {self.max_lead_share!r}")

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        model = self.model or shipped_model()
        likely = model.concept_weights(candidates, salience)
        worth = np.exp(
            self.sentence_weight * model.sentence_worth(candidates, salience, likely)
            + self.recency * candidates.lateness
        )
        weights = likely**self.gamma * np.where(candidates.concepts.is_bigram, 1.0, self.unigram_weight)
        covering = Covering.wanted(candidates, weights)
        greedy = greedy_cover(
            covering, budget, worth=worth, length_exponent=self.length_exponent, max_similarity=self.max_similarity
        )
        if candidates.query is not None or candidates.background is not None or not candidates.is_coherent:
            return greedy.choose()
        whole = greedy_cover(covering, budget, worth=worth, length_exponent=0, max_similarity=self.max_similarity)
        return _begun_with_lead(greedy, whole, self.max_lead_share)


def _begun_with_lead(greedy: Greedy, whole: Greedy, share: float) -> list[int]:
    """The greedy choice, begun with the lead that adds most: one of its own where that is nearly as good as any.

    Args:
        greedy: What chooses.
        whole: The same by gain alone, whatever the length.
        share: Of the budget, what a lead may take.
    """
    candidates, budget = greedy.candidates, greedy.budget
    # Where sentences are counted, a lead is as short as any.
    most = budget.capacity if budget.unit == "sentences" and share else share * budget.capacity
    cost = candidates.context_groups.sums(candidates.costs.astype(np.float64))
    is_lead = whole.available() & (candidates.positions == 0) & (cost <= most)
    rows = greedy.choose()
    if not is_lead.any():
        return rows
    gains = np.where(is_lead, np.round(whole.gains([]), 9), -np.inf)
    own = max(rows, key=lambda row: (gains[row], -row), default=int(np.argmax(gains)))
    if gains[own] < _GOOD_LEAD * gains.max():
        return greedy.choose(candidates.context_groups.of(int(np.argmax(gains))))
    lead = candidates.context_groups.of(own)
    return [*lead, *(row for row in rows if row not in lead)]


@cache
def shipped_model() -> Model:
    """The model in `model.json`; that file says what it was trained on and how."""
    return read_model(json.loads(Path(__file__).with_name("model.json").read_text("utf-8")))


def read_model(stored: dict[str, Any]) -> Model:
    """A model from the form in which `model.json` stores it.

    Raises:
        InputError: If its features are not those of this version.
    """
    names = {"unigrams": CONCEPT_FEATURES, "bigrams": CONCEPT_FEATURES, "sentences": SENTENCE_FEATURES}
    return Model(**{part: read_linear(stored[part], part, expected) for part, expected in names.items()})
