"""Means, intervals and significant differences of the systems of a run."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, stdev
from string import ascii_lowercase

import numpy as np

from evaluation.columns import DEFAULT_COLUMNS, Column, columns
from evaluation.results import Results, SystemInfo
from evaluation.significance import bootstrap_interval, holm, paired_differences, paired_randomization_test

ALPHA = 0.05
# Upper bound of each column; the lower bound is "random" for all.
_ORACLES = {"R-1.recall": "oracle-r1", "R-2.recall": "oracle-r2"}
_LOWER = "random"
# The first of these that any system has.
_SORTED_BY = ("readers.facts", "R-2.recall")


@dataclass(frozen=True, slots=True)
class Rank:
    """The standing of a system in one column.

    Attributes:
        mean: Mean over the clusters.
        interval: 95 % confidence interval of the mean (BCa bootstrap); None with fewer than two clusters.
        beats: Letters of the rows that it beats: paired approximate randomization, p < 0.05 after Holm over all pairs
            of the column.
        clusters: Number of clusters on which it has a score.
        spread: Standard deviation of the mean over runs with other seeds; None for a system without chance.
        gap: Share of the gap between random (0) and the oracle of this column (1); None if either is missing.
    """

    mean: float
    interval: tuple[float, float] | None
    beats: str
    clusters: int
    spread: float | None
    gap: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the leaderboard.

    Attributes:
        system: The system.
        letter: Its letter; empty for bounds.
        ranks: Its standing by key of the column.
    """

    system: SystemInfo
    letter: str
    ranks: dict[str, Rank]


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """The systems by falling recall of an editor's facts, without gold of ROUGE-2, then the bounds.

    Attributes:
        columns: The columns in which at least one system has a score.
        rows: One per system that has a score.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def leaderboard(results: Results, *, keys: Iterable[str] = DEFAULT_COLUMNS) -> Leaderboard:
    """Rank the systems of a run.

    Args:
        results: Results of the run.
        keys: Keys of the columns.

    Raises:
        EvaluationError: If a column does not exist.
    """
    used = tuple(
        column for column in columns(keys) if any(results.values(system.name, column.key) for system in results.systems)
    )
    tested = [system for system in results.systems if system.kind != "bound"]
    deciding = next((key for key in _SORTED_BY if any(results.values(one.name, key) for one in tested)), _SORTED_BY[-1])
    tested.sort(key=lambda system: -fmean(results.values(system.name, deciding).values() or [0.0]))
    bounds = [system for system in results.systems if system.kind == "bound"]
    letters = {system.name: _letter(number) for number, system in enumerate(tested)}
    beaten = {column.key: _beaten(results, column, list(letters)) for column in used}
    rows = []
    for system in (*tested, *bounds):
        ranks = {}
        for column in used:
            beats = "".join(letters[name] for name in letters if (system.name, name) in beaten[column.key])
            rank = _rank(results, system, column, beats)
            if rank:
                ranks[column.key] = rank
        if ranks:
            rows.append(Row(system, letters.get(system.name, ""), ranks))
    return Leaderboard(used, tuple(rows))


def seeded(results_seed: int, *names: str) -> np.random.Generator:
    """Return a generator that depends on the names only, so that the order of draws changes nothing."""
    return np.random.default_rng([results_seed, *(zlib.crc32(name.encode("utf-8", "surrogatepass")) for name in names)])


def interval_of(values: Sequence[float], rng: np.random.Generator) -> tuple[float, float] | None:
    """Return the 95 % confidence interval of a mean; None if there are too few values, or it is not defined."""
    if len(values) < 2:  # noqa: PLR2004 - one value has no spread
        return None
    interval = bootstrap_interval(values, rng=rng)
    return (interval.low, interval.high) if np.isfinite([interval.low, interval.high]).all() else None


def gap_share(results: Results, system: str, key: str) -> float | None:
    """Return the share of the gap between random (0) and the oracle of a column (1) that a system reaches.

    Clusters count on which all three have a score. None if there is none, or the column has no oracle.
    """
    if key not in _ORACLES:
        return None
    own, low, high = (results.values(name, key) for name in (system, _LOWER, _ORACLES[key]))
    shared = own.keys() & low.keys() & high.keys()
    if not shared:
        return None
    mean, floor, ceiling = (fmean(values[cluster] for cluster in sorted(shared)) for values in (own, low, high))
    return (mean - floor) / (ceiling - floor) if ceiling > floor else None


def _rank(results: Results, system: SystemInfo, column: Column, beats: str) -> Rank | None:
    values = results.values(system.name, column.key)
    if not values:
        return None
    return Rank(
        mean=fmean(values.values()),
        interval=interval_of(list(values.values()), seeded(results.seed, system.name, column.key)),
        beats=beats,
        clusters=len(values),
        spread=_spread(results, system.name, column.key) if system.name == _LOWER else None,
        gap=gap_share(results, system.name, column.key),
    )


def _spread(results: Results, system: str, key: str) -> float | None:
    """Return the standard deviation over the runs of the mean over the clusters."""
    records = [record for cluster in results.clusters if (record := results.record(cluster, system)) and record.runs]
    scores = [[run.get(key) for run in record.runs] for record in records]
    complete = [[value for value in row if value is not None] for row in scores]
    if not scores or any(len(row) != len(scores[0]) for row in complete) or len(scores[0]) < 2:  # noqa: PLR2004 - as above
        return None
    return stdev(fmean(column) for column in zip(*complete, strict=True))


def _beaten(results: Results, column: Column, systems: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs (better, worse) of one column."""
    if not column.direction:
        return set()
    pairs, p_values, signs = [], [], []
    for first, second in combinations(systems, 2):
        one, other = results.values(first, column.key), results.values(second, column.key)
        shared = sorted(one.keys() & other.keys())
        if not shared:
            continue
        differences = paired_differences([one[name] for name in shared], [other[name] for name in shared])
        outcome = paired_randomization_test(differences, rng=seeded(results.seed, column.key, *sorted((first, second))))
        pairs.append((first, second))
        p_values.append(outcome.p_value)
        signs.append(outcome.difference * column.direction)
    if not pairs:
        return set()
    adjusted = holm(p_values)
    return {
        pair if sign > 0 else (pair[1], pair[0])
        for pair, sign, p_value in zip(pairs, signs, adjusted, strict=True)
        if p_value < ALPHA
    }


def _letter(number: int) -> str:
    """Return a letter in alphabetical order, then pairs of letters."""
    letter = ascii_lowercase[number % 26]
    return letter if number < 26 else _letter(number // 26 - 1) + letter  # noqa: PLR2004 - letters of the alphabet
