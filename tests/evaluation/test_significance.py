"""Paired tests, intervals and effects: textbook data, SciPy, and rates by simulation."""

import math
from typing import Any

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from evaluation.errors import EvaluationError
from evaluation.significance import (
    Interval,
    Tally,
    bootstrap_interval,
    cohens_dz,
    holm,
    minimum_detectable_difference,
    paired_differences,
    paired_randomization_test,
    tally,
)

Vector = NDArray[np.float64]

# Additional hours of sleep under two drugs, ten patients (Student, "The probable error of a mean", 1908).
FIRST = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
SECOND = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP = paired_differences(FIRST, SECOND)

# Scores have five decimals. Their sums round, sums of these whole numbers do not.
whole_differences = arrays(np.float64, st.integers(2, 9), elements=st.integers(-100_000, 100_000).map(float))


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_the_exact_p_value_of_students_sleep_data_is_the_one_counted_by_hand() -> None:
    # Nine patients slept longer under the first drug and one the same: only all swaps or none reach the sum, the one
    # without a difference either way, so 4 of 1,024.
    outcome = paired_randomization_test(SLEEP, rng=rng())
    assert (outcome.p_value, outcome.assignments, outcome.exact) == (4 / 1024, 1024, True)
    assert outcome.difference == pytest.approx(1.58)


@settings(max_examples=50, deadline=None)
@given(values=whole_differences)
def test_exact_p_values_are_those_of_scipy_and_rounded_sums_lose_no_tie(values: Vector) -> None:
    theirs = scipy.stats.permutation_test(
        (values,), np.mean, permutation_type="samples", vectorized=True, n_resamples=512
    )
    assert paired_randomization_test(values, rng=rng()).p_value == pytest.approx(theirs.pvalue)
    assert paired_randomization_test(values / 100_000, rng=rng()).p_value == pytest.approx(theirs.pvalue)


def test_sums_that_tie_on_paper_tie_in_the_test() -> None:
    # Every assignment of signs gives a sum of at least 0.00001, that of the systems as they are.
    assert paired_randomization_test([0.00001, -0.00001, 0.99998, -0.99999], rng=rng()).p_value == 1


def test_all_assignments_are_looked_at_where_the_trials_just_suffice() -> None:
    assert paired_randomization_test(SLEEP, rng=rng(), trials=1024).exact
    assert not paired_randomization_test(SLEEP, rng=rng(), trials=1023).exact


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.5])
def test_sampled_p_values_are_near_those_of_scipy(shift: float) -> None:
    values = rng(5).normal(shift, 1, 40)
    ours = paired_randomization_test(values, rng=rng(1), trials=50_000)
    theirs = scipy.stats.permutation_test(
        (values,), np.mean, permutation_type="samples", vectorized=True, n_resamples=20_000, rng=rng(2)
    )
    assert not ours.exact
    assert ours.p_value == pytest.approx(theirs.pvalue, abs=5 * math.sqrt(theirs.pvalue / 20_000))


def test_a_sampled_p_value_is_never_zero() -> None:
    assert paired_randomization_test(np.ones(64), rng=rng(), trials=99).p_value == 1 / 100


def test_many_clusters_are_sampled_in_blocks() -> None:
    values = rng(3).normal(0, 1, 50_000)
    outcome = paired_randomization_test(values, rng=rng(), trials=200)
    normal = 2 * scipy.stats.norm.sf(abs(values.mean()) / (values.std() / math.sqrt(len(values))))
    assert outcome.p_value == pytest.approx(normal, abs=0.15)


@pytest.mark.slow
@pytest.mark.parametrize("clusters", [10, 20, 50])
def test_one_false_alarm_in_twenty_where_the_systems_are_equally_good(clusters: int) -> None:
    draws, swaps = rng(clusters), rng(clusters + 1)
    p_values = [
        paired_randomization_test(draws.standard_t(3, clusters), rng=swaps, trials=1_100).p_value for _ in range(2_000)
    ]
    assert np.mean(np.array(p_values) <= 0.05) == pytest.approx(0.05, abs=0.02)


def test_the_seed_decides_the_result() -> None:
    values = rng(7).normal(0.2, 1, 40)
    assert paired_randomization_test(values, rng=rng(1)) == paired_randomization_test(values, rng=rng(1))
    assert paired_randomization_test(values, rng=rng(1)) != paired_randomization_test(values, rng=rng(2))
    assert bootstrap_interval(values, rng=rng(1)) == bootstrap_interval(values, rng=rng(1))
    assert bootstrap_interval(values, rng=rng(1)) != bootstrap_interval(values, rng=rng(2))


def test_equal_systems_do_not_differ() -> None:
    assert paired_randomization_test(np.zeros(30), rng=rng()).p_value == 1
    assert bootstrap_interval(np.zeros(30), rng=rng()) == Interval(0.0, 0.0, 0.95)
    assert (cohens_dz(np.zeros(30)), minimum_detectable_difference(np.zeros(30))) == (0.0, 0.0)


def test_the_bootstrap_interval_of_normal_values_is_near_students() -> None:
    values = rng(11).normal(0.4, 0.1, 400)
    interval = bootstrap_interval(values, rng=rng())
    low, high = scipy.stats.t(399, loc=values.mean(), scale=scipy.stats.sem(values)).interval(0.95)
    assert [interval.low, interval.high] == pytest.approx([low, high], abs=0.05 * (high - low))


def test_the_bootstrap_interval_of_skewed_values_reaches_farther_towards_the_tail() -> None:
    values = rng(12).exponential(1, 40)
    interval = bootstrap_interval(values, rng=rng(), confidence=0.9)
    assert interval.high - values.mean() > 1.1 * (values.mean() - interval.low)
    wider = bootstrap_interval(values, rng=rng(), confidence=0.99)
    assert wider.low < interval.low < interval.high < wider.high
    assert (interval.confidence, wider.confidence) == (0.9, 0.99)


@settings(max_examples=25, deadline=None)
@given(values=whole_differences)
def test_the_bootstrap_interval_lies_within_the_values(values: Vector) -> None:
    interval = bootstrap_interval(values, rng=rng(), resamples=500)
    assert values.min() - 1e-6 <= interval.low <= interval.high <= values.max() + 1e-6


def test_holm_gives_the_adjusted_values_of_the_textbook_example() -> None:
    # 4 x 0.005, 3 x 0.01, 2 x 0.03, and no less for 0.04; R's p.adjust(method = "holm") prints the same.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.5]) == pytest.approx([1.0, 1.0])
    assert holm([0.02]) == pytest.approx([0.02])


@given(p_values=arrays(np.float64, st.integers(1, 12), elements=st.floats(0, 1)))
def test_holm_lies_between_the_raw_values_and_bonferroni_and_keeps_their_order(
    p_values: Vector,
) -> None:
    adjusted = holm(p_values)
    assert (p_values <= adjusted).all()
    assert (adjusted <= np.minimum(1, p_values * len(p_values))).all()
    assert (np.diff(adjusted[np.argsort(p_values)]) >= 0).all()


def test_the_effect_size_of_the_sleep_data_follows_from_students_t() -> None:
    statistic = scipy.stats.ttest_rel(FIRST, SECOND).statistic
    assert statistic == pytest.approx(4.0621, abs=1e-4)
    assert cohens_dz(SLEEP) == pytest.approx(statistic / math.sqrt(10))
    assert cohens_dz(-SLEEP) == -cohens_dz(SLEEP)


def test_a_difference_that_never_varies_has_an_infinite_effect() -> None:
    rounded = paired_differences([0.3, 0.2, 0.7], [0.2, 0.1, 0.6])
    assert cohens_dz(rounded) == math.inf
    assert cohens_dz(-rounded) == -math.inf


def test_wins_ties_and_losses_are_counted() -> None:
    assert tally(SLEEP) == Tally(wins=9, ties=1, losses=0)
    assert tally([0.1, -0.2, 1e-12, 0.0], tolerance=0.15) == Tally(wins=0, ties=3, losses=1)


def test_the_minimum_detectable_difference_is_found_as_often_as_promised() -> None:
    # 2.2622 and 0.8834 are the quantiles of Student's t with nine degrees of freedom in printed tables.
    detectable = minimum_detectable_difference(SLEEP)
    standard_error = scipy.stats.sem(SLEEP)
    assert detectable == pytest.approx((2.2622 + 0.8834) * standard_error, rel=1e-4)
    power = scipy.stats.nct(9, detectable / standard_error).sf(2.2622)
    assert power == pytest.approx(0.8, abs=0.01)


def test_with_many_clusters_the_multiplier_is_the_known_2_8() -> None:
    # Bloom 1995: 2.80 standard errors for a two-sided test at 0.05 with power 0.8.
    values = rng().normal(0, 1, 20_000)
    assert minimum_detectable_difference(values) / scipy.stats.sem(values) == pytest.approx(2.80, abs=0.005)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: paired_differences([1, 2], [1]), "2 scores against 1"),
        (lambda: paired_differences([math.nan], [1]), "finite"),
        (lambda: paired_randomization_test([], rng=rng()), "at least 1 clusters"),
        (lambda: paired_randomization_test([1], rng=rng(), trials=0), "0 trials"),
        (lambda: bootstrap_interval([1], rng=rng()), "at least 2 clusters"),
        (lambda: bootstrap_interval([1, 2], rng=rng(), confidence=95), "confidence is 95"),
        (lambda: holm([0.5, 1.5]), "p-values from 0.5 to 1.5"),
        (lambda: cohens_dz([[1, 2], [3, 4]]), "shape"),
        (lambda: minimum_detectable_difference([1, 2], power=1), "power is 1"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(call: Any, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        call()
