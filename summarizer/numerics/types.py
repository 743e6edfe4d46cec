"""Types of the arrays that stages exchange, and sums over them."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Labels = NDArray[np.int64]
Flags = NDArray[np.bool_]
Vector = NDArray[np.float64]
Indices = NDArray[np.int64]


def weighted_counts(numbers: Indices, weights: Vector, size: int) -> Vector:
    """Return (size,) float64: for each number from 0 the sum of the weights at its occurrences."""
    return np.bincount(numbers, weights, minlength=size).astype(np.float64)
