"""Precision and recall of the disagreements that are shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.corpus import ReferenceCluster
from evaluation.report.table import Cell, Header, Table
from evaluation.research.planted import Place, PlantedFact, judged_facts, planted_facts
from summarizer import Candidates, Disagreement
from summarizer.disagreement import PairClassifier, find_disagreements


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of the disagreements shown, against those planted and judged.

    Attributes:
        shown: Disagreements and updates shown.
        contradictions: Those of them called contradictions.
        planted: Those of them that are planted.
        right: Those of them about one fact by the judgement of a reader, planted ones included; None if a cluster has
            not been judged.
        found: Planted facts that were shown, by kind.
        listed: Planted facts, by kind.
    """

    shown: int
    contradictions: int
    planted: int
    right: int | None
    found: Mapping[str, int]
    listed: Mapping[str, int]


def score(
    clusters: Iterable[tuple[ReferenceCluster, Candidates]], classifiers: Mapping[str, PairClassifier | None]
) -> Score:
    """Count the disagreements shown on clusters.

    Args:
        clusters: Clusters with their sentences.
        classifiers: Classifier of pairs of values by id of the cluster; None = the shipped one.
    """
    shown = contradictions = planted = right = 0
    is_judged = True
    found: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for cluster, candidates in clusters:
        disagreements = find_disagreements(candidates, classifier=classifiers[cluster.id])
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
    """Return whether two different values that a disagreement shows belong to one judged fact."""
    return any(
        len({value.normalized for value in disagreement.values if any(place.overlaps(value) for place in fact)}) > 1
        for fact in facts
    )


def disagreement_table(score: Score, *, corpus: str, is_held_out: bool) -> Table:
    """Return a table with a row per kind of planted fact."""
    headers = (Header("planted", is_text=True), Header("found"), Header("of"), Header("recall"))
    kinds = tuple(_row(kind, score.found.get(kind, 0), score.listed[kind]) for kind in sorted(score.listed))
    plain = [kind for kind in score.listed if kind not in ("update", "negation twin")]
    found, listed = (sum(counts.get(kind, 0) for kind in plain) for counts in (score.found, score.listed))
    total = _row("all disagreements", found, listed)
    notes = [
        f"shown: {score.shown}, {score.contradictions} of them as contradictions, the others as updates",
        f"planted: {_share(score.planted, score.shown)} of those shown",
    ]
    if score.right is not None:
        notes.append(f"precision, by a reader's judgement: {_share(score.right, score.shown)}")
    if is_held_out:
        notes.append("each cluster judged by weights fitted to all others")
    return Table("Disagreements", headers, (kinds, (total,)), (*notes, f"corpus:{corpus}"))


def _row(kind: str, found: int, listed: int) -> tuple[Cell, ...]:
    recall = f"{found / listed:.2f}" if listed else ""
    return Cell(kind), Cell(str(found)), Cell(str(listed)), Cell(recall)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.2f})" if whole else "")
