"""Paired tests, confidence intervals and effect sizes over clusters."""

from evaluation.significance.bootstrap import Interval, bootstrap_interval
from evaluation.significance.effects import Tally, cohens_dz, minimum_detectable_difference, tally
from evaluation.significance.inputs import paired_differences
from evaluation.significance.randomization import RandomizationTest, holm, paired_randomization_test

__all__ = [
    "Interval",
    "RandomizationTest",
    "Tally",
    "bootstrap_interval",
    "cohens_dz",
    "holm",
    "minimum_detectable_difference",
    "paired_differences",
    "paired_randomization_test",
    "tally",
]
