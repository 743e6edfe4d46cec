"""Results → who is better, by how much, and whether it could be luck."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, stdev
from string import ascii_lowercase

import numpy as np

from evaluation.columns import DEFAULT_COLUMNS, Column, columns
from evaluation.results import Results, Row
from evaluation.significance import bootstrap_interval, holm, paired_differences, paired_randomization_test

ALPHA = 0.05
# The upper bound that belongs to a column; the lower one is "random" for all.
_ORACLES = {"R-1.recall": "oracle-r1", "R-2.recall": "oracle-r2"}
_LOWER = "random"
_SORTED_BY = "R-2.recall"


@dataclass(frozen=True, slots=True)
class Standing:
    """A system in one column.

    Attributes:
        mean: Over the clusters.
        interval: 95 % confidence interval of the mean (bootstrap, BCa); None with fewer than two clusters.
        beats: Letters of the rows that it beats: paired approximate randomization, p < 0.05 after Holm over all pairs
            of the column.
        clusters: On how many clusters it has a number.
        spread: Standard deviation of the mean over runs with other seeds; None where there is no chance.
        share: Part of the way from random to the oracle of this column; None where either is missing.
    """

    mean: float
    interval: tuple[float, float] | None
    beats: str
    clusters: int
    spread: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the leaderboard; bounds have no letter."""

    row: Row
    letter: str
    standings: dict[str, Standing]


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """The systems by falling ROUGE-2 recall, then the bounds.

    Attributes:
        columns: Those in which at least one row has a number.
        lines: One per system that has a number.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def leaderboard(results: Results, *, keys: Iterable[str] = DEFAULT_COLUMNS) -> Leaderboard:
    """The leaderboard of a run.

    Args:
        results: Of the run.
        keys: The columns, by `Column.key`.

    Raises:
        EvaluationError: If a column does not exist.
    """
    used = tuple(
        column for column in columns(keys) if any(results.values(row.name, column.key) for row in results.rows)
    )
    tested = [row for row in results.rows if row.kind != "bound"]
    tested.sort(key=lambda row: -fmean(results.values(row.name, _SORTED_BY).values() or [0.0]))
    bounds = [row for row in results.rows if row.kind == "bound"]
    letters = {row.name: _letter(number) for number, row in enumerate(tested)}
    beaten = {column.key: _beaten(results, column, list(letters)) for column in used}
    lines = []
    for row in (*tested, *bounds):
        standings = {}
        for column in used:
            beats = "".join(letters[name] for name in letters if (row.name, name) in beaten[column.key])
            standing = _standing(results, row, column, beats)
            if standing:
                standings[column.key] = standing
        if standings:
            lines.append(Line(row, letters.get(row.name, ""), standings))
    return Leaderboard(used, tuple(lines))


def seeded(results_seed: int, *names: str) -> np.random.Generator:
    """A generator that depends on what is drawn and not on when."""
    return np.random.default_rng([results_seed, *(zlib.crc32(name.encode("utf-8", "surrogatepass")) for name in names)])


def interval_of(values: Sequence[float], rng: np.random.Generator) -> tuple[float, float] | None:
    """The 95 % confidence interval of a mean; None where there are too few values, or it is not defined."""
    if len(values) < 2:  # noqa: PLR2004 - one value has no spread
        return None
    interval = bootstrap_interval(values, rng=rng)
    return (interval.low, interval.high) if np.isfinite([interval.low, interval.high]).all() else None


def share_of_way(results: Results, system: str, key: str) -> float | None:
    """How far a system is on the way from random (0) to the oracle of a column (1), over the clusters of all three."""
    if key not in _ORACLES:
        return None
    own, low, high = (results.values(name, key) for name in (system, _LOWER, _ORACLES[key]))
    shared = own.keys() & low.keys() & high.keys()
    if not shared:
        return None
    mean, floor, ceiling = (fmean(values[cluster] for cluster in sorted(shared)) for values in (own, low, high))
    return (mean - floor) / (ceiling - floor) if ceiling > floor else None


def _standing(results: Results, row: Row, column: Column, beats: str) -> Standing | None:
    values = results.values(row.name, column.key)
    if not values:
        return None
    return Standing(
        mean=fmean(values.values()),
        interval=interval_of(list(values.values()), seeded(results.seed, row.name, column.key)),
        beats=beats,
        clusters=len(values),
        spread=_spread(results, row.name, column.key) if row.name == _LOWER else None,
        share=share_of_way(results, row.name, column.key),
    )


def _spread(results: Results, system: str, key: str) -> float | None:
    """The standard deviation over the runs of the mean over the clusters."""
    records = [record for cluster in results.clusters if (record := results.record(cluster, system)) and record.runs]
    rows = [[run.get(key) for run in record.runs] for record in records]
    complete = [[value for value in row if value is not None] for row in rows]
    if not rows or any(len(row) != len(rows[0]) for row in complete) or len(rows[0]) < 2:  # noqa: PLR2004 - as above
        return None
    return stdev(fmean(column) for column in zip(*complete, strict=True))


def _beaten(results: Results, column: Column, systems: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs (better, worse) of one column."""
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
    """Letters in alphabetical order, then pairs of them."""
    letter = ascii_lowercase[number % 26]
    return letter if number < 26 else _letter(number // 26 - 1) + letter  # noqa: PLR2004 - letters of the alphabet
