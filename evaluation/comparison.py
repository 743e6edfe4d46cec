"""Differences between two systems, of one run or of two, and their significance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from evaluation.columns import READER_KEYS, Column, columns
from evaluation.errors import EvaluationError, enumerated
from evaluation.leaderboard import interval_of, seeded
from evaluation.results import Results
from evaluation.significance import (
    Tally,
    cohens_dz,
    holm,
    minimum_detectable_difference,
    paired_differences,
    paired_randomization_test,
    tally,
)

COMPARED = (
    *READER_KEYS,
    *("R-1.recall", "R-2.recall", "R-L.recall", "R-SU4.recall", "rouge1.f1", "rouge2.f1", "rougeLsum.f1"),
    *("nuggets.recall", "redundancy.self_rouge2"),
)
_FEWEST_CLUSTERS = 2


@dataclass(frozen=True, slots=True)
class Contrast:
    """The difference between two systems in one column, over the clusters that both have.

    Attributes:
        first: Name of one system.
        second: Name of the other.
        column: The column.
        means: Mean of the first, mean of the second.
        interval: 95 % interval of the mean difference first - second (BCa bootstrap); None if undefined.
        p_value: p-value of the paired approximate randomization test, two-sided.
        adjusted: The same after Holm over all contrasts made together.
        effect: Cohen's d_z.
        tally: Clusters on which the first scores higher, the same and lower, whichever is better in the column.
        detectable: Smallest true difference that so many clusters would show (α 0.05, power 0.8).
        clusters: Number of the clusters.
    """

    first: str
    second: str
    column: Column
    means: tuple[float, float]
    interval: tuple[float, float] | None
    p_value: float
    adjusted: float
    effect: float
    tally: Tally
    detectable: float
    clusters: int

    @property
    def difference(self) -> float:
        """Mean difference, first - second."""
        return self.means[0] - self.means[1]


def contrast(
    first: Results, second: Results, pairs: Iterable[tuple[str, str]], *, keys: Iterable[str] = COMPARED
) -> list[Contrast]:
    """Compare systems of one run with systems of another (or of the same) on the same clusters.

    Args:
        first: One run.
        second: The other.
        pairs: (system of the first run, system of the second).
        keys: Keys of columns; those in which a system has no scores are left out.

    Raises:
        EvaluationError: If the runs differ in anything that decides the scores, or there is nothing to compare.
    """
    _check_comparable(first, second)
    found = [
        made
        for one, other in pairs
        for column in columns(keys)
        if (made := _contrast(first, second, one, other, column)) is not None
    ]
    if not found:
        raise EvaluationError("nothing to compare: no column has scores of both systems on two clusters or more")
    adjusted = holm([made.p_value for made in found])
    return [replace(made, adjusted=float(value)) for made, value in zip(found, adjusted, strict=True)]


def default_pairs(first: Results, second: Results) -> list[tuple[str, str]]:
    """Return the pairs of every system of both runs with itself, without bounds.

    Raises:
        EvaluationError: If no system is in both runs.
    """
    names = {system.name for system in second.systems}
    pairs = [(system.name, system.name) for system in first.systems if system.kind != "bound" and system.name in names]
    if not pairs:
        raise EvaluationError("no system is in both runs: name two with --pair A:B")
    return pairs


def _check_comparable(first: Results, second: Results) -> None:
    if first.clusters != second.clusters:
        only = sorted({*first.clusters} ^ {*second.clusters})
        raise EvaluationError(
            f"the runs differ in their clusters ({enumerated(only)}): repeat one on those of the other"
        )
    for what, one, other in (
        ("corpora", first.corpus, second.corpus),
        ("budgets", first.words, second.words),
        ("metric settings", first.signature, second.signature),
    ):
        if one != other:
            raise EvaluationError(
                f"the runs differ in their {what} ({one} against {other}): repeat one with those of the other"
            )


def _contrast(first: Results, second: Results, one: str, other: str, column: Column) -> Contrast | None:
    names = first.system(one).name, second.system(other).name
    values = first.values(one, column.key), second.values(other, column.key)
    shared = sorted(values[0].keys() & values[1].keys())
    if len(shared) < _FEWEST_CLUSTERS:
        return None
    scores = [[found[cluster] for cluster in shared] for found in values]
    differences = paired_differences(scores[0], scores[1])
    test = paired_randomization_test(differences, rng=seeded(first.seed, "test", column.key, *names))
    return Contrast(
        first=one,
        second=other,
        column=column,
        means=(fmean(scores[0]), fmean(scores[1])),
        interval=interval_of(differences.tolist(), seeded(first.seed, "interval", column.key, *names)),
        p_value=test.p_value,
        adjusted=test.p_value,
        effect=cohens_dz(differences),
        tally=tally(differences),
        detectable=minimum_detectable_difference(differences),
        clusters=len(shared),
    )


def differences_by_cluster(results: Results, first: str, second: str, key: str) -> list[tuple[str, float]]:
    """Return (id of a cluster, score of the first - score of the second), largest first."""
    one, other = results.values(first, key), results.values(second, key)
    found: Sequence[tuple[str, float]] = [
        (cluster, one[cluster] - other[cluster]) for cluster in sorted(one.keys() & other.keys())
    ]
    return sorted(found, key=lambda item: (-item[1], item[0]))
