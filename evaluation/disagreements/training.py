"""Clusters → the weights of `summarizer/disagreement/model.json`.

Two values of one fact that differ are rare, and known only where a reader has sorted the values of a cluster. Two articles
that give the same exact value for one fact are common: what surrounds such a pair is what would surround it if one of the
two were wrong. So pairs that agree, with the ratio of two values that differ, teach what one fact looks like in any news.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.corpus import Cluster
from evaluation.disagreements.planted import Place, judged_facts
from evaluation.errors import EvaluationError
from evaluation.training.fitting import fit_logistic
from evaluation.training.models import linear_as_dict
from summarizer import Candidates
from summarizer.disagreement import PAIR_FEATURES, Judge, Mention, Numeral, find_pairs

_PENALTY = 3.0
# Shown is what is more likely than not of one fact.
_THRESHOLD = 0.5
# Numbers of two digits or more seldom agree by chance.
_LEAST_DIGITS = 2
# Ratios by which reports of one figure differ, for those that agree: from a slip of a digit to four times as many.
_RATIO = PAIR_FEATURES.index("logarithm of the ratio")
_RATIOS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.4)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """Pairs of values of a cluster.

    Attributes:
        features: (k, d) float64.
        same: (k,) float64, 1 where both values are of one fact, else 0.
        is_judged: Whether a reader said so; else it is those that agree.
    """

    features: Array
    same: Array
    is_judged: bool


def make_example(cluster: Cluster, candidates: Candidates) -> Example:
    """The pairs of a cluster, each once however many copies of an article state it.

    Where a reader has judged the cluster, those whose values differ; else those too that agree on an exact value.
    """
    facts = judged_facts(cluster.id)
    pairs = find_pairs(candidates)
    known: dict[Any, int] = {}
    for place, (first, second) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        both = pairs.mentions[first], pairs.mentions[second]
        teaches = not pairs.agree[place] or (facts is None and all(map(_is_exact, both)))
        if teaches and both[0].kind not in ("age", "name"):
            key = frozenset((int(candidates.origins[one.row]), one.topic, one.value.normalized) for one in both)
            known.setdefault((key, pairs.features[place].round(1).tobytes()), place)
    chosen = list(known.values())
    features, agree = pairs.features[chosen], pairs.agree[chosen]
    if facts is None:
        numbers = [isinstance(pairs.mentions[pairs.first[place]].value, Numeral) for place in chosen]
        altered = np.flatnonzero(agree & np.array(numbers, dtype=bool))
        features[altered, _RATIO] = np.resize(_RATIOS, len(altered))
        return Example(features, agree.astype(np.float64), is_judged=False)
    labels = [_facts_of(mention, candidates, facts) for mention in pairs.mentions]
    same = [bool(labels[pairs.first[place]] & labels[pairs.second[place]]) for place in chosen]
    return Example(features, np.array(same, dtype=np.float64), is_judged=True)


def _is_exact(mention: Mention) -> bool:
    if isinstance(mention.value, Numeral):
        return mention.value.digits >= _LEAST_DIGITS
    return mention.kind in ("date", "time")


def _facts_of(mention: Mention, candidates: Candidates, facts: Sequence[Sequence[Place]]) -> frozenset[int]:
    sentence = candidates.sentences[mention.row]
    start, end, article = sentence.start + mention.start, sentence.start + mention.end, sentence.article.id
    return frozenset(
        number
        for number, fact in enumerate(facts)
        if any(place.article == article and place.start < end and start < place.end for place in fact)
    )


def fit_judge(examples: Sequence[Example]) -> Judge:
    """A judge from examples; where there are judged and other ones, both weigh about the same.

    Raises:
        EvaluationError: If there is no pair to learn from.
    """
    judged, others = ([one for one in examples if one.is_judged is kind and len(one.same)] for kind in (True, False))
    sizes = [sum(len(one.same) for one in part) for part in (judged, others)]
    if not any(sizes):
        raise EvaluationError(
            "the clusters hold no two values to compare: give clusters of several articles with figures"
        )
    times = max(1, round(sizes[1] / sizes[0])) if sizes[0] else 1
    chosen = judged * times + others
    features, same = np.vstack([one.features for one in chosen]), np.concatenate([one.same for one in chosen])
    # The penalty goes by the judged pairs alone, or by the others where there are none.
    return Judge(fit_logistic(features, same, penalty=1000 * _PENALTY * times / len(features)), _THRESHOLD)


def held_out_judges(examples: Mapping[str, Example], further: Sequence[Example] = ()) -> dict[str, Judge]:
    """For each cluster a judge that was fitted to all others, and to the further examples.

    Raises:
        EvaluationError: If there is one cluster only.
    """
    if len(examples) < 2:  # noqa: PLR2004
        raise EvaluationError("one cluster alone leaves nothing to learn from: give two or more")
    return {
        out: fit_judge([*(example for name, example in examples.items() if name != out), *further]) for out in examples
    }


def as_dict(judge: Judge, provenance: dict[str, Any]) -> dict[str, Any]:
    """The judge as `summarizer` stores it: readable, with where it comes from."""
    return {
        "provenance": provenance,
        "threshold": judge.threshold,
        "pairs": linear_as_dict(judge.model, PAIR_FEATURES),
    }
