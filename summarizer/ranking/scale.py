"""Every ranker's last step."""

import numpy as np

from summarizer.candidates import Candidates
from summarizer.numerics.types import Vector


def to_unit(scores: Vector) -> Vector:
    """(n,) the scores stretched to [0, 1], 1 = the highest; all 1 where they are all equal.

    Rounded to nine digits, so that the order of a sum never decides a tie.
    """
    if not len(scores):
        return scores
    low, high = float(scores.min()), float(scores.max())
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        return np.ones_like(scores)
    return np.round((scores - low) / (high - low), 9)


def focused(salience: Vector, candidates: Candidates) -> Vector:
    """(n,) the salience times the interest, see `Candidates.query_weight`, stretched to [0, 1] again; as it is where all is 1."""
    if candidates.query is None and candidates.background is None:
        return salience
    return to_unit(salience * candidates.query_weight)
