"""Judged clusters → the weights of `summarizer/disagreement/model.json`."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.corpus import Cluster
from evaluation.disagreements.planted import Place, judged_facts
from evaluation.errors import EvaluationError
from evaluation.training.fitting import fit_logistic
from evaluation.training.models import linear_as_dict
from summarizer import Candidates
from summarizer.disagreement import PAIR_FEATURES, Mention, PairClassifier, find_pairs

_PENALTY = 3.0
# How sure it must be of one fact to be shown: on the dev clusters, held out, the most are found that leave four of five right.
_THRESHOLD = 0.4

Example = tuple[NDArray[np.float64], NDArray[np.float64]]


def make_example(cluster: Cluster, candidates: Candidates) -> Example:
    """The pairs of a cluster whose values differ, each once however many copies of an article state it.

    Returns:
        (k, d) float64 features; (k,) float64, 1 where both values are of one judged fact, else 0.

    Raises:
        EvaluationError: If nobody has judged the cluster.
    """
    facts = judged_facts(cluster.id)
    if facts is None:
        raise EvaluationError(f"cluster {cluster.id!r} has no judged facts to learn from: add them to judged.json")
    pairs = find_pairs(candidates)
    known: dict[Any, int] = {}
    labels = [_facts_of(mention, candidates, facts) for mention in pairs.mentions]
    for place, (first, second) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        both = pairs.mentions[first], pairs.mentions[second]
        if not pairs.agree[place] and both[0].kind not in ("age", "name"):
            key = frozenset((int(candidates.origins[one.row]), one.topic, one.value.normalized) for one in both)
            known.setdefault((key, pairs.features[place].round(1).tobytes()), place)
    chosen = list(known.values())
    same = [bool(labels[pairs.first[place]] & labels[pairs.second[place]]) for place in chosen]
    return pairs.features[chosen], np.array(same, dtype=np.float64)


def _facts_of(mention: Mention, candidates: Candidates, facts: Sequence[Sequence[Place]]) -> frozenset[int]:
    sentence = candidates.sentences[mention.row]
    start, end, article = sentence.start + mention.start, sentence.start + mention.end, sentence.article.id
    return frozenset(
        number
        for number, fact in enumerate(facts)
        if any(place.article == article and place.start < end and start < place.end for place in fact)
    )


def fit_judge(examples: Sequence[Example]) -> PairClassifier:
    """A judge from examples."""
    features, same = np.vstack([example[0] for example in examples]), np.concatenate([e[1] for e in examples])
    return PairClassifier(fit_logistic(features, same, penalty=1000 * _PENALTY / len(features)), _THRESHOLD)


def held_out_judges(examples: Mapping[str, Example]) -> dict[str, PairClassifier]:
    """For each cluster a judge that was fitted to all others.

    Raises:
        EvaluationError: If there is one cluster only.
    """
    if len(examples) < 2:  # noqa: PLR2004
        raise EvaluationError("one cluster alone leaves nothing to learn from: give two or more")
    return {out: fit_judge([example for name, example in examples.items() if name != out]) for out in examples}


def as_dict(judge: PairClassifier, provenance: dict[str, Any]) -> dict[str, Any]:
    """The judge as `summarizer` stores it: readable, with where it comes from."""
    return {
        "provenance": provenance,
        "threshold": judge.threshold,
        "pairs": linear_as_dict(judge.model, PAIR_FEATURES),
    }
