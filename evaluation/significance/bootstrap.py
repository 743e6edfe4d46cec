"""Bootstrap confidence intervals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evaluation.significance.inputs import check_share, checked_values, is_constant

# Numbers in memory at once: 32 MB of float64.
_BLOCK = 1 << 22


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval of a mean; `confidence` in (0, 1)."""

    low: float
    high: float
    confidence: float


def bootstrap_interval(
    values: ArrayLike, *, rng: np.random.Generator, confidence: float = 0.95, resamples: int = 10_000
) -> Interval:
    """Return the confidence interval of a mean by the bootstrap, bias-corrected and accelerated.

    The method is BCa: B. Efron, "Better bootstrap confidence intervals", JASA 82, 1987.

    Args:
        values: Shape (n,), scores or paired differences, one per cluster.
        rng: Source of the resamples.
        confidence: Coverage, in (0, 1).
        resamples: Number of resamples.

    Raises:
        EvaluationError: If there are fewer than two values, one is not finite, or `confidence` is not in (0, 1).
    """
    sample = checked_values(values, fewest=2)
    check_share("confidence", confidence)
    if is_constant(sample):
        return Interval(float(sample[0]), float(sample[0]), confidence)
    import scipy.stats  # 0.5 s: only where it is used

    result = scipy.stats.bootstrap(
        (sample,),
        np.mean,
        n_resamples=resamples,
        batch=max(1, _BLOCK // len(sample)),
        confidence_level=confidence,
        method="BCa",
        vectorized=True,
        rng=rng,
    )
    low, high = result.confidence_interval
    return Interval(float(low), float(high), confidence)
