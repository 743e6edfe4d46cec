"""The committed scores, and the test that new ones are not worse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from evaluation.columns import READER_KEYS, Column, columns
from evaluation.corpus import ReferenceCluster, corpus_hash
from evaluation.errors import EvaluationError
from evaluation.leaderboard import ALPHA, seeded
from evaluation.results import Results
from evaluation.significance import holm, paired_differences, paired_randomization_test

FORMAT = 1
SYSTEM = "default"
WORDS = 100
GATED = (
    *READER_KEYS,
    *("R-1.recall", "R-2.recall", "R-L.recall", "R-SU4.recall", "rouge2.f1"),
    *("nuggets.recall", "redundancy.self_rouge2"),
)
# The program is deterministic: a fall of two points on the same clusters is no noise, even if few clusters carry it.
_LARGEST_FALL = 0.02
_MOST_CLUSTERS = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """The comparison of one column with the baseline.

    Attributes:
        column: The column.
        before: Mean of the baseline.
        now: Mean of the new scores on the same clusters.
        p_value: p-value of the paired randomization test, after Holm over the columns.
        is_worse: True if the score fell significantly (p < 0.05), or, being a share, by two points or more.
    """

    column: Column
    before: float
    now: float
    p_value: float
    is_worse: bool


def chosen_clusters(clusters: Sequence[ReferenceCluster]) -> list[ReferenceCluster]:
    """Choose at most twelve clusters, evenly over the ids."""
    ordered = sorted(clusters, key=lambda cluster: cluster.id)
    count = min(_MOST_CLUSTERS, len(ordered))
    return [ordered[number * len(ordered) // count] for number in range(count)]


def make_baseline(results: Results) -> dict[str, Any]:
    """Return the baseline of a run, as JSON values."""
    return {
        "format": FORMAT,
        "created": results.created,
        "words": results.words,
        "corpus": results.corpus,
        "signature": list(results.signature),
        "settings": results.system(SYSTEM).settings,
        "scores": {key: results.values(SYSTEM, key) for key in (*GATED, "attribution")},
    }


def baseline_clusters(baseline: Any, clusters: Sequence[ReferenceCluster], *, where: str) -> list[ReferenceCluster]:
    """Return the clusters that a baseline was made on.

    Raises:
        EvaluationError: If the value is no baseline, or its clusters have changed since.
    """
    if not isinstance(baseline, Mapping) or baseline.get("format") != FORMAT or "scores" not in baseline:
        raise EvaluationError(f"{where} is no baseline of format {FORMAT}: write one with check --accept")
    names = baseline["scores"]["R-2.recall"].keys()
    chosen = [cluster for cluster in clusters if cluster.id in names]
    if len(chosen) < len(names) or corpus_hash(chosen) != baseline["corpus"]:
        raise EvaluationError(
            f"{where} was made on other clusters or other texts of them: write a new one with check --accept"
        )
    return chosen


def verdicts(baseline: Mapping[str, Any], results: Results, *, where: str) -> list[Verdict]:
    """Compare every gated column with the baseline, on the same clusters.

    Raises:
        EvaluationError: If the baseline was made with other metric settings.
    """
    if list(results.signature) != baseline["signature"] or results.words != baseline["words"]:
        raise EvaluationError(f"{where} was made with other metric settings: write a new one with check --accept")
    found = []
    for column in columns(GATED):
        before, now = baseline["scores"].get(column.key, {}), results.values(SYSTEM, column.key)
        shared = sorted(before.keys() & now.keys())
        if shared:
            old, new = [before[name] for name in shared], [now[name] for name in shared]
            test = paired_randomization_test(paired_differences(new, old), rng=seeded(0, column.key))
            found.append((column, fmean(old), fmean(new), test.p_value))
    adjusted = holm([p_value for *_, p_value in found])
    return [
        Verdict(column, before, now, float(p_value), _is_worse(column, now - before, float(p_value)))
        for (column, before, now, _), p_value in zip(found, adjusted, strict=True)
    ]


def wrong_citations(results: Results) -> list[str]:
    """Return the clusters in which a citation is wrong."""
    return [cluster for cluster, share in results.values(SYSTEM, "attribution").items() if share < 1]


def _is_worse(column: Column, difference: float, p_value: float) -> bool:
    gain = difference * column.direction
    return (column.is_share and gain <= -_LARGEST_FALL) or (gain < 0 and p_value < ALPHA)
