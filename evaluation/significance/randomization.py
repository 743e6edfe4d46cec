"""The paired randomization test."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evaluation.errors import EvaluationError
from evaluation.significance.inputs import checked_values

# Numbers held in memory at once.
_BLOCK = 1 << 22


@dataclass(frozen=True, slots=True)
class RandomizationTest:
    """Outcome of a two-sided paired randomization test.

    Attributes:
        difference: Mean of the paired differences; above 0 = the first system scores higher.
        p_value: How often chance alone gives a mean at least as far from 0, in (0, 1].
        assignments: How many assignments of signs were looked at.
        exact: Whether those were all there are.
    """

    difference: float
    p_value: float
    assignments: int
    exact: bool


def paired_randomization_test(
    differences: ArrayLike, *, rng: np.random.Generator, trials: int = 10_000
) -> RandomizationTest:
    """Test whether the mean of paired differences is 0, two-sided, by swapping the systems within clusters.

    Approximate randomization (E. W. Noreen, "Computer-Intensive Methods for Testing Hypotheses", 1989): p is
    (hits + 1) / (trials + 1) over random swaps. Where all 2^n swaps are no more than `trials`, each is looked at once
    and p is their exact share.

    Args:
        differences: Shape (n,), from `paired_differences`.
        rng: Source of the random swaps; not used by the exact test.
        trials: Random swaps to look at.

    Raises:
        EvaluationError: There is no difference, or one is not finite, or `trials` is below 1.
    """
    values = checked_values(differences, fewest=1)
    if trials < 1:
        raise EvaluationError(f"{trials} trials; give at least 1")
    exact = 2 ** len(values) <= trials
    total = values.sum()
    # Sums of the same numbers in another order differ in the last bits; without slack ties would be lost.
    threshold = abs(total) - 1e-12 * np.abs(values).sum()
    assignments = 2 ** len(values) if exact else trials
    rows = max(1, _BLOCK // len(values))
    hits = 0
    for start in range(0, assignments, rows):
        stop = min(start + rows, assignments)
        if exact:
            swapped = np.arange(start, stop)[:, np.newaxis] >> np.arange(len(values)) & 1
        else:
            swapped = rng.integers(0, 2, size=(stop - start, len(values)), dtype=np.int8)
        sums = total - 2 * (swapped.astype(np.float64) @ values)
        hits += int((np.abs(sums) >= threshold).sum())
    p_value = hits / assignments if exact else (hits + 1) / (assignments + 1)
    return RandomizationTest(float(values.mean()), p_value, assignments, exact)
