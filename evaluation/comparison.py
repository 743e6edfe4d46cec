"""Two runs, or two systems of one: which is better, and could it be luck?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from evaluation.columns import Column, columns
from evaluation.errors import EvaluationError
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
from evaluation.wording import enumerated

COMPARED = (
    *("R-1.recall", "R-2.recall", "R-L.recall", "R-SU4.recall", "rouge1.f1", "rouge2.f1", "rougeLsum.f1"),
    *("nuggets.recall", "redundancy.self_rouge2", "readability.clean"),
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Contrast:
    """One system against another in one column, over the clusters that both have.

    Attributes:
        first: Name of the one.
        second: Name of the other.
        column: What is compared.
        means: Of the first, of the second.
        interval: 95 % interval of the mean difference first - second (BCa bootstrap); None if undefined.
        p_value: Of the paired approximate randomization test, two-sided.
        adjusted: The same after Holm over all contrasts asked for together.
        effect: Cohen's d_z.
        tally: Clusters won, tied and lost by the first, whatever is better in the column.
        detectable: The smallest true difference that so many clusters would show (α 0.05, power 0.8).
        clusters: Their number.
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
    """Systems of one run against systems of another (or of the same) on the same clusters.

    Args:
        first: The one run.
        second: The other.
        pairs: (system of the first, system of the second).
        keys: Columns; those that neither has are left out.

    Raises:
        EvaluationError: If the runs differ in what decides the numbers, or there is nothing to compare.
    """
    _check_comparable(first, second)
    found = [
        made
        for one, other in pairs
        for column in columns(keys)
        if (made := _contrast(first, second, one, other, column)) is not None
    ]
    if not found:
        raise EvaluationError("nothing to compare: no column has numbers for both systems on two clusters or more")
    adjusted = holm([made.p_value for made in found])
    return [_with(made, float(value)) for made, value in zip(found, adjusted, strict=True)]


def default_pairs(first: Results, second: Results) -> list[tuple[str, str]]:
    """Every system that took part in both runs, with itself; without bounds.

    Raises:
        EvaluationError: If there is none.
    """
    names = {row.name for row in second.rows}
    pairs = [(row.name, row.name) for row in first.rows if row.kind != "bound" and row.name in names]
    if not pairs:
        raise EvaluationError("no system took part in both runs: name two with --pair A:B")
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
    names = first.row(one).name, second.row(other).name
    values = first.values(one, column.key), second.values(other, column.key)
    shared = sorted(values[0].keys() & values[1].keys())
    if len(shared) < _FEWEST:
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


def _with(made: Contrast, adjusted: float) -> Contrast:
    return replace(made, adjusted=adjusted)


def differences_by_cluster(results: Results, first: str, second: str, key: str) -> list[tuple[str, float]]:
    """(cluster, first - second), largest first."""
    one, other = results.values(first, key), results.values(second, key)
    found: Sequence[tuple[str, float]] = [
        (cluster, one[cluster] - other[cluster]) for cluster in sorted(one.keys() & other.keys())
    ]
    return sorted(found, key=lambda item: (-item[1], item[0]))
