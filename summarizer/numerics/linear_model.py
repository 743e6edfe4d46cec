"""Linear models, small enough to be read, and how they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import InputError
from summarizer.numerics.types import Vector

Features = NDArray[np.float64]


@dataclass(frozen=True)
class LinearModel:
    """b · (x - mean) / scale + intercept.

    Attributes:
        mean: (d,) what is subtracted from each feature.
        scale: (d,) what it is divided by.
        coefficients: (d,) its coefficient.
        intercept: The value where every feature is at its mean.
    """

    mean: Vector
    scale: Vector
    coefficients: Vector
    intercept: float

    def predict(self, features: Features, *, silent: Sequence[int] = ()) -> Vector:
        """(n,) float64 for (n, d) features; those of the columns `silent` have no say, as if they were at their mean."""
        standard = (features - self.mean) / self.scale
        standard[:, list(silent)] = 0
        return np.asarray(standard @ self.coefficients + self.intercept, dtype=np.float64)


def read_linear(stored: dict[str, Any], part: str, names: Sequence[str]) -> LinearModel:
    """A model from the form in which the files `model.json` hold it.

    Args:
        stored: That form.
        part: What a message calls it.
        names: The features that it must have, in order.

    Raises:
        InputError: If it has others.
    """
    table = stored["features"]
    if tuple(table) != tuple(names):
        raise InputError(f"the model's features of {part} are not those of this version: train it again")
    columns = np.array([[row["mean"], row["scale"], row["coefficient"]] for row in table.values()])
    return LinearModel(columns[:, 0], columns[:, 1], columns[:, 2], stored["intercept"])
