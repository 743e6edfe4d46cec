"""Many tests at once: control of the family-wise error."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evaluation.errors import EvaluationError
from evaluation.significance.inputs import checked_values


def holm(p_values: ArrayLike) -> NDArray[np.float64]:
    """Adjust the p-values of a family of tests so that the chance of any false alarm stays below the level.

    S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.

    Args:
        p_values: Shape (m,), each in [0, 1].

    Returns:
        Shape (m,), in the order given, each in [0, 1] and no smaller than it was.

    Raises:
        EvaluationError: There is no p-value, or one is outside [0, 1].
    """
    given = checked_values(p_values, fewest=1)
    if given.min() < 0 or given.max() > 1:
        raise EvaluationError(f"p-values from {given.min()} to {given.max()}; give probabilities between 0 and 1")
    order = np.argsort(given, kind="stable")
    weighted = given[order] * np.arange(len(given), 0, -1)
    adjusted = np.empty_like(given)
    adjusted[order] = np.minimum(np.maximum.accumulate(weighted), 1)
    return adjusted
