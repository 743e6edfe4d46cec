"""Centroid salience (Radev et al. 2004): nearness to the mean of all sentences."""

from dataclasses import dataclass

import numpy as np

from summarizer.candidates import Candidates
from summarizer.numerics.types import Vector
from summarizer.ranking.scale import to_unit

_BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class Centroid:
    """Dot product with the mean vector."""

    def rank(self, candidates: Candidates, /) -> Vector:
        """(n,) float64 in [0, 1]; 1 = nearest to the centre, see `Ranker`."""
        vectors = candidates.vectors
        if not len(vectors):
            return np.zeros(0)
        mean = vectors.mean(axis=0, dtype=np.float64)
        # All rows at once in double precision would take longer to be copied than to be multiplied.
        blocks = (vectors[start : start + _BLOCK] @ mean for start in range(0, len(vectors), _BLOCK))
        return to_unit(np.concatenate(list(blocks)))
