"""Linear models and the JSON in which they are stored."""

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
    """A linear function of d standardized features.

    Attributes:
        mean: (d,) the mean of each feature, which is subtracted.
        scale: (d,) the number by which each feature is divided.
        coefficients: (d,) the coefficient of each standardized feature.
        intercept: The value where every feature is at its mean.
    """

    mean: Vector
    scale: Vector
    coefficients: Vector
    intercept: float

    def predict(self, features: Features, *, silent: Sequence[int] = ()) -> Vector:
        """Return (n,) float64 for (n, d) features: coefficients · (features - mean) / scale + intercept.

        Args:
            features: (n, d) float64.
            silent: Columns that are ignored, as if they were at their mean.
        """
        standard = (features - self.mean) / self.scale
        standard[:, list(silent)] = 0
        return np.asarray(standard @ self.coefficients + self.intercept, dtype=np.float64)


def read_linear(stored: dict[str, Any], part: str, names: Sequence[str]) -> LinearModel:
    """Return the model that a part of a file `model.json` describes.

    Args:
        stored: The part: the intercept, and mean, scale and coefficient of each feature by name.
        part: Name of the part in error messages.
        names: The features that the model must have, in order.

    Raises:
        InputError: If the features are others.
    """
    table = stored["features"]
    if tuple(table) != tuple(names):
        raise InputError(f"the model's features of {part} are not those of this version: train it again")
    columns = np.array([[row["mean"], row["scale"], row["coefficient"]] for row in table.values()])
    return LinearModel(columns[:, 0], columns[:, 1], columns[:, 2], stored["intercept"])
