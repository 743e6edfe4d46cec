"""Precision and recall of the disagreements that are shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.corpus import Cluster
from evaluation.disagreements.planted import Place, PlantedFact, judged_facts, planted_facts
from summarizer import Candidates, Disagreement
from summarizer.disagreement import PairClassifier, find_disagreements


@dataclass(frozen=True, slots=True)
class Score:
    """What was shown, held against what was planted and judged.

    Attributes:
        shown: How many disagreements and updates were shown.
        contradictions: How many of them were called contradictions.
        planted: How many of those shown are planted.
        right: How many are of one fact by the judgement of a reader, planted ones included; None if somebody has not read
            one of the clusters.
        found: Kind of a planted fact → how many of them were shown.
        listed: Kind of a planted fact → how many there are.
    """

    shown: int
    contradictions: int
    planted: int
    right: int | None
    found: Mapping[str, int]
    listed: Mapping[str, int]


def score(clusters: Iterable[tuple[Cluster, Candidates]], judges: Mapping[str, PairClassifier | None]) -> Score:
    """The score over clusters.

    Args:
        clusters: Clusters with their sentences.
        judges: Cluster id → what says whether two values are of one fact; None = the shipped one.
    """
    shown = contradictions = planted = right = 0
    is_judged = True
    found: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for cluster, candidates in clusters:
        disagreements = find_disagreements(candidates, classifier=judges[cluster.id])
        facts, judged = planted_facts(cluster), judged_facts(cluster.id)
        is_judged &= judged is not None
        shown += len(disagreements)
        contradictions += sum(not one.is_update for one in disagreements)
        are_planted = [any(fact.is_found_by(one) for fact in facts) for one in disagreements]
        planted += sum(are_planted)
        right += sum(
            known or _is_judged(one, judged or ()) for known, one in zip(are_planted, disagreements, strict=True)
        )
        listed.update(fact.kind for fact in facts)
        found.update(fact.kind for fact in facts if _is_shown(fact, disagreements))
    return Score(shown, contradictions, planted, right if is_judged else None, dict(found), dict(listed))


def _is_shown(fact: PlantedFact, disagreements: Iterable[Disagreement]) -> bool:
    return any(fact.is_found_by(one) for one in disagreements)


def _is_judged(disagreement: Disagreement, facts: Iterable[Sequence[Place]]) -> bool:
    """Whether two different values that it shows are of one judged fact."""
    return any(
        len({value.normalized for value in disagreement.values if any(place.holds(value) for place in fact)}) > 1
        for fact in facts
    )
