"""Weights of the search for disagreements, fitted to judged clusters."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.corpus import ReferenceCluster
from evaluation.errors import EvaluationError
from evaluation.research.linear_fits import fit_logistic, linear_as_dict
from evaluation.research.planted import Place, judged_facts
from summarizer import Candidates
from summarizer.disagreement import PAIR_FEATURES, Mention, PairClassifier, find_pairs

_PENALTY = 3.0
# Least probability of one fact for a disagreement to be shown: on the dev clusters, held out, the one that finds most
# while four of five are right.
_THRESHOLD = 0.4

Example = tuple[NDArray[np.float64], NDArray[np.float64]]


def make_example(cluster: ReferenceCluster, candidates: Candidates) -> Example:
    """Make examples of the pairs of different values in a cluster, each once even if copies of an article repeat it.

    Returns:
        (k, d) float64 features; (k,) float64, 1 where both values are of one judged fact, else 0.

    Raises:
        EvaluationError: If the cluster has not been judged.
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


def fit_classifier(examples: Sequence[Example]) -> PairClassifier:
    """Fit a classifier of pairs to examples."""
    features, same = np.vstack([example[0] for example in examples]), np.concatenate([e[1] for e in examples])
    return PairClassifier(fit_logistic(features, same, penalty=1000 * _PENALTY / len(features)), _THRESHOLD)


def held_out_classifiers(examples: Mapping[str, Example]) -> dict[str, PairClassifier]:
    """Fit a classifier for each cluster to the examples of all others.

    Raises:
        EvaluationError: If there is one cluster only.
    """
    if len(examples) < 2:  # noqa: PLR2004
        raise EvaluationError("one cluster alone leaves nothing to learn from: name two or more")
    return {out: fit_classifier([example for name, example in examples.items() if name != out]) for out in examples}


def as_dict(classifier: PairClassifier, provenance: dict[str, Any]) -> dict[str, Any]:
    """Return a classifier as `summarizer` stores it, with its provenance."""
    return {
        "provenance": provenance,
        "threshold": classifier.threshold,
        "pairs": linear_as_dict(classifier.model, PAIR_FEATURES),
    }
