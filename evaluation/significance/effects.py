"""Effect sizes, and the smallest difference that a test would detect."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evaluation.significance.inputs import check_share, checked_values, is_constant


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of clusters on which the first system scores higher, the same and lower."""

    wins: int
    ties: int
    losses: int


def cohens_dz(differences: ArrayLike) -> float:
    """Return the paired effect size: the mean of the differences over their standard deviation.

    J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, section 2.3.5.

    Args:
        differences: Shape (n,), from `paired_differences`.

    Returns:
        Above 0 = the first system scores higher; 0 if all differences are 0, infinite if all are the same other number.

    Raises:
        EvaluationError: If there are fewer than two differences, or one is not finite.
    """
    values = checked_values(differences, fewest=2)
    if is_constant(values):
        return float(np.copysign(np.inf, values[0])) if values[0] else 0.0
    return float(values.mean() / values.std(ddof=1))


def tally(differences: ArrayLike, *, tolerance: float = 1e-9) -> Tally:
    """Count wins, ties and losses of the first system.

    Args:
        differences: Shape (n,), from `paired_differences`.
        tolerance: Differences up to this size are ties.

    Raises:
        EvaluationError: If there is no difference, or one is not finite.
    """
    values = checked_values(differences, fewest=1)
    wins, losses = int((values > tolerance).sum()), int((values < -tolerance).sum())
    return Tally(wins, len(values) - wins - losses, losses)


def minimum_detectable_difference(differences: ArrayLike, *, alpha: float = 0.05, power: float = 0.8) -> float:
    """Return the smallest true mean difference that a two-sided paired test on as many clusters would find.

    (t[1 - alpha/2] + t[power]) * sd / sqrt(n), both quantiles with n - 1 degrees of freedom: H. S. Bloom, "Minimum
    detectable effects", Evaluation Review 19(5), 1995.

    Args:
        differences: Shape (n,), from `paired_differences`; only their standard deviation matters.
        alpha: Level of the test, in (0, 1).
        power: Probability to find the difference, in (0, 1).

    Raises:
        EvaluationError: If there are fewer than two differences, one is not finite, or `alpha` or `power` is not in
            (0, 1).
    """
    values = checked_values(differences, fewest=2)
    check_share("alpha", alpha)
    check_share("power", power)
    import scipy.stats  # 0.5 s: only where it is used

    student = scipy.stats.t(len(values) - 1)
    standard_error = values.std(ddof=1) / np.sqrt(len(values))
    return float((student.ppf(1 - alpha / 2) + student.ppf(power)) * standard_error)
