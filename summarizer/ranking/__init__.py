"""Rankers: candidates → salience in [0, 1], one file per method."""

import numpy as np

from summarizer.numerics.types import Vector


def min_max_scale(scores: Vector) -> Vector:
    """Return (n,) the scores scaled linearly to [0, 1], 1 = highest; all 1 if they are equal.

    The result is rounded to nine digits, so that the order of a floating-point sum never decides a tie.
    """
    if not len(scores):
        return scores
    low, high = float(scores.min()), float(scores.max())
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        return np.ones_like(scores)
    return np.round((scores - low) / (high - low), 9)
