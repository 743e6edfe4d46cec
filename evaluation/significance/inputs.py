"""Input of the tests and intervals: one finite number per cluster."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evaluation.errors import EvaluationError


def checked_values(values: ArrayLike, *, fewest: int) -> NDArray[np.float64]:
    """Return numbers as a vector of shape (n,).

    Raises:
        EvaluationError: If there are fewer than `fewest`, one is not finite, or they have another shape.
    """
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim != 1 or len(vector) < fewest or not np.isfinite(vector).all():
        raise EvaluationError(
            f"values of shape {vector.shape}: pass one finite number for each of at least {fewest} clusters"
        )
    return vector


def check_share(name: str, value: float) -> None:
    """Raise EvaluationError unless 0 < value < 1."""
    if not 0 < value < 1:
        raise EvaluationError(f"{name} is {value}: use a number between 0 and 1")


def is_constant(values: NDArray[np.float64]) -> bool:
    """Return whether all values are the same number up to rounding, as 0.3 - 0.2 and 0.2 - 0.1 are."""
    return bool(np.ptp(values) <= 1e-9 * np.abs(values).max())


def paired_differences(first: ArrayLike, second: ArrayLike) -> NDArray[np.float64]:
    """Return the scores of one system minus those of another on the same clusters.

    Args:
        first: Shape (n,), a score per cluster.
        second: Shape (n,), in the same order of clusters.

    Returns:
        Shape (n,); above 0 = the first system scores higher.

    Raises:
        EvaluationError: If the numbers of scores differ, or a score is not finite.
    """
    one, other = checked_values(first, fewest=1), checked_values(second, fewest=1)
    if len(one) != len(other):
        raise EvaluationError(f"{len(one)} scores against {len(other)}: score both systems on the same clusters")
    return one - other
