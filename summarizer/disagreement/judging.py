"""How sure it is that two mentions are of one fact."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.names import Spelling
from summarizer.disagreement.pairing import FEATURES, Pairs
from summarizer.numerics.linear_model import LinearModel, read_linear
from summarizer.numerics.types import Vector

# Ages of one person, and spellings of one name, need no weighing: the name says it.
_BY_NAME = 0.9
_LEAST_COSINE = 0.2
_COSINE = FEATURES.index("cosine of the sentences")


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic regression on the features of a pair, trained on pairs that were judged by hand.

    Attributes:
        model: Features → log-odds that both mentions are of one fact.
        threshold: How sure it must be before a conflict is reported, in (0, 1).
    """

    model: LinearModel
    threshold: float

    def probabilities(self, pairs: Pairs) -> Vector:
        """(k,) float64 in [0, 1], how sure it is that the mentions of each pair are of one fact; 1 = surest."""
        found = 1 / (1 + np.exp(-self.model.predict(pairs.features)))
        for place, (one, other) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
            mine, theirs = pairs.mentions[one], pairs.mentions[other]
            if mine.kind in ("age", "name"):
                found[place] = _BY_NAME * _is_of_one_name(mine, theirs, float(pairs.features[place, _COSINE]))
        return found.round(4)


def _is_of_one_name(mine: Mention, theirs: Mention, cosine: float) -> bool:
    if isinstance(mine.value, Spelling) and isinstance(theirs.value, Spelling):
        return (mine.value.agrees_with(theirs.value) or mine.value.is_like(theirs.value)) and cosine >= _LEAST_COSINE
    # Relatives share a surname: where both are named in full, more than one word must be the same.
    return len(mine.names & theirs.names) >= min(2, len(mine.names), len(theirs.names)) > 0


@cache
def shipped_judge() -> Judge:
    """The judge in `model.json`; that file says what it was trained on and how."""
    return read_judge(json.loads(Path(__file__).with_name("model.json").read_text("utf-8")))


def read_judge(stored: dict[str, Any]) -> Judge:
    """A judge from the form in which `model.json` stores it.

    Raises:
        InputError: If its features are not those of this version.
    """
    return Judge(read_linear(stored["pairs"], "pairs", FEATURES), stored["threshold"])
