"""Letters, intervals, shares and contrasts against SciPy and by hand, on made-up scores."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
import scipy.stats

from evaluation.comparison import contrast, default_pairs
from evaluation.errors import EvaluationError
from evaluation.leaderboard import gap_share, leaderboard
from evaluation.report.contrasts import verdict
from evaluation.report.leaderboard import leaderboard_table
from evaluation.results import Record, Results, SystemInfo
from evaluation.scoring import Kind

KEY = "R-2.recall"


def made(
    scores: Mapping[str, Sequence[float]], *, kinds: Mapping[str, Kind] | None = None, key: str = KEY, runs: int = 0
) -> Results:
    """Results with one number per system and cluster."""
    count = len(next(iter(scores.values())))
    names = tuple(f"c{number:02d}" for number in range(count))
    return Results(
        words=100,
        curve=(),
        seed=0,
        signature=("made up",),
        corpus="0",
        clusters=names,
        systems=tuple(SystemInfo(name, (kinds or {}).get(name, "system"), "") for name in scores),
        records=tuple(
            Record(cluster, name, 100, {key: value}, tuple({key: value + step} for step in range(runs)))
            for name, values in scores.items()
            for cluster, value in zip(names, values, strict=True)
        ),
        notes=(),
        versions={},
        created="2025-01-01",
    )


@pytest.fixture
def scores() -> dict[str, list[float]]:
    rng = np.random.default_rng(7)
    base = rng.uniform(0.1, 0.3, 12)
    noise = rng.normal(0, 0.01, (3, 12))
    return {
        "low": list(base + noise[0]),
        "even": list(base + 0.002 + noise[1]),
        "high": list(base + 0.05 + noise[2]),
    }


def permutation_p(first: Sequence[float], second: Sequence[float]) -> float:
    """SciPy's paired permutation test of a mean difference, all 2^12 of them."""
    differences = np.subtract(first, second)
    test = scipy.stats.permutation_test(
        (differences,), np.mean, permutation_type="samples", n_resamples=1 << len(differences)
    )
    return float(test.pvalue)


def test_letters_mark_the_rows_that_scipys_test_and_holm_find_beaten(scores: dict[str, list[float]]) -> None:
    board = leaderboard(made(scores), keys=[KEY])
    assert [row.system.name for row in board.rows] == ["high", "even", "low"]
    letters = {row.system.name: row.letter for row in board.rows}
    pairs = [("high", "even"), ("high", "low"), ("even", "low")]
    p_values = [permutation_p(scores[one], scores[other]) for one, other in pairs]
    # Holm by hand: smallest of three times 3, next times 2, largest once, never falling.
    order = np.argsort(p_values)
    adjusted = np.maximum.accumulate(np.array(p_values)[order] * [3, 2, 1])
    beaten = {pairs[place] for place, p_value in zip(order, adjusted, strict=True) if p_value < 0.05}
    assert beaten == {("high", "even"), ("high", "low")}
    for row in board.rows:
        expected = "".join(letters[other] for other in letters if (row.system.name, other) in beaten)
        assert row.ranks[KEY].beats == expected


def test_where_less_is_better_the_lower_row_beats(scores: dict[str, list[float]]) -> None:
    key = "redundancy.self_rouge2"
    board = leaderboard(made(scores, key=key), keys=[key])
    beats = {row.system.name: row.ranks[key].beats for row in board.rows}
    assert beats["high"] == ""
    assert len(beats["low"]) == len(beats["even"]) == 1


def test_bounds_stand_apart_without_letters(scores: dict[str, list[float]]) -> None:
    board = leaderboard(made(scores, kinds={"high": "bound"}), keys=[KEY])
    assert [row.system.name for row in board.rows] == ["even", "low", "high"]
    assert board.rows[-1].letter == ""
    assert board.rows[-1].ranks[KEY].beats == ""


def test_intervals_hold_the_mean_and_are_those_of_scipy(scores: dict[str, list[float]]) -> None:
    for row in leaderboard(made(scores), keys=[KEY]).rows:
        rank = row.ranks[KEY]
        assert rank.interval is not None
        expected = scipy.stats.bootstrap(
            (scores[row.system.name],), np.mean, rng=np.random.default_rng(1)
        ).confidence_interval
        assert rank.interval == pytest.approx(tuple(expected), abs=0.004)
        assert rank.interval[0] < rank.mean < rank.interval[1]


def test_one_cluster_has_no_interval_and_nothing_beaten() -> None:
    board = leaderboard(made({"a": [0.1], "b": [0.9]}), keys=[KEY])
    assert all(row.ranks[KEY].interval is None and not row.ranks[KEY].beats for row in board.rows)


def test_the_gap_runs_from_random_to_the_oracle() -> None:
    results = made(
        {"mine": [0.2, 0.4], "random": [0.1, 0.3], "oracle-r2": [0.5, 0.7]},
        kinds={"random": "bound", "oracle-r2": "bound"},
    )
    assert gap_share(results, "random", KEY) == 0
    assert gap_share(results, "oracle-r2", KEY) == 1
    assert gap_share(results, "mine", KEY) == pytest.approx(0.1 / 0.4)
    assert gap_share(made({"mine": [0.2]}), "mine", KEY) is None
    assert gap_share(made({"mine": [0.2], "random": [0.1], "oracle-r2": [0.1]}), "mine", KEY) is None


def test_the_spread_of_random_is_that_of_its_runs() -> None:
    results = made({"mine": [0.2, 0.4], "random": [0.1, 0.3]}, kinds={"random": "bound"}, runs=3)
    [rank] = [row.ranks[KEY] for row in leaderboard(results, keys=[KEY]).rows if row.system.name == "random"]
    # Every run is one higher than the one before on both clusters: means 0.2, 1.2, 2.2.
    assert rank.spread == pytest.approx(1.0)


def test_columns_without_a_number_are_left_out_and_unknown_ones_refused(scores: dict[str, list[float]]) -> None:
    assert [column.key for column in leaderboard(made(scores), keys=[KEY, "nuggets.recall"]).columns] == [KEY]
    with pytest.raises(EvaluationError, match="unknown column 'R-9'"):
        leaderboard(made(scores), keys=["R-9"])


def test_a_contrast_is_scipys_test_with_effect_and_tally(scores: dict[str, list[float]]) -> None:
    results = made(scores)
    high_low, even_low = contrast(results, results, [("high", "low"), ("even", "low")], keys=[KEY])
    for found, name in ((high_low, "high"), (even_low, "even")):
        differences = np.subtract(scores[name], scores["low"])
        assert found.p_value == pytest.approx(permutation_p(scores[name], scores["low"]))
        assert found.difference == pytest.approx(differences.mean())
        assert found.effect == pytest.approx(differences.mean() / differences.std(ddof=1))
        assert (found.tally.wins, found.tally.losses) == ((differences > 0).sum(), (differences < 0).sum())
        assert found.detectable > 0
    assert high_low.adjusted == pytest.approx(2 * high_low.p_value)
    assert verdict(high_low) == "high"
    assert verdict(even_low) == "–"


def test_a_run_against_itself_differs_in_nothing(scores: dict[str, list[float]]) -> None:
    results = made(scores)
    for found in contrast(results, results, default_pairs(results, results), keys=[KEY]):
        assert found.p_value == 1
        assert (found.difference, found.effect, found.tally.ties) == (0, 0, 12)


def test_runs_that_do_not_compare_are_refused(scores: dict[str, list[float]]) -> None:
    results = made(scores)
    fewer = made({name: values[:5] for name, values in scores.items()})
    with pytest.raises(EvaluationError, match=r"clusters \(c05, c06, c07, c08, c09 and 2 more\)"):
        contrast(results, fewer, [("low", "high")])
    for change, what in (
        ({"corpus": "1"}, "corpora"),
        ({"words": 50}, "budgets"),
        ({"signature": ("x",)}, "metric settings"),
    ):
        with pytest.raises(EvaluationError, match=what):
            contrast(results, replace(results, **change), [("low", "high")])
    with pytest.raises(EvaluationError, match="no system 'mine'"):
        contrast(results, results, [("mine", "high")])
    with pytest.raises(EvaluationError, match="nothing to compare"):
        contrast(results, results, [("low", "high")], keys=["nuggets.recall"])
    with pytest.raises(EvaluationError, match="no system is in both runs"):
        default_pairs(results, made({"other": [0.1] * 12}))


@pytest.mark.parametrize(("key", "is_explained"), [(KEY, False), ("R-2.recall.jackknife", True)])
def test_only_what_a_table_shows_is_explained_below_it(key: str, *, is_explained: bool) -> None:
    notes = leaderboard_table(made({"low": [0.1, 0.2]}, key=key), keys=(key,)).notes
    assert any(note.startswith("jk:") for note in notes) is is_explained
    assert not [note for note in notes if note.startswith("Gap:")]
