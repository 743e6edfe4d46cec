"""Centroid salience (Radev et al. 2004): similarity to the mean of all sentences."""

from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.numerics.types import Vector
from summarizer.ranking import min_max_scale

# Converting all rows to double precision at once takes longer than multiplying them.
_ROWS_PER_BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class Centroid:
    """Ranker by the dot product of each sentence with the mean vector."""

    def rank(self, candidates: Candidates, /) -> Vector:
        """Return (n,) float64 in [0, 1]; 1 = most similar to the centroid, see `Ranker`."""
        vectors = candidates.vectors
        if not len(vectors):
            return np.zeros(0)
        mean = vectors.mean(axis=0, dtype=np.float64)
        blocks = (vectors[start : start + _ROWS_PER_BLOCK] @ mean for start in range(0, len(vectors), _ROWS_PER_BLOCK))
        return min_max_scale(np.concatenate(list(blocks)))
