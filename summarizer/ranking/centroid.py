"""Centroid salience (Radev et al. 2004): nearness to the mean of all sentences."""

from dataclasses import dataclass

import numpy as np

from summarizer.ranking.scale import to_unit
from summarizer.stages import Candidates, Vector


@dataclass(frozen=True, slots=True)
class Centroid:
    """Dot product with the mean vector."""

    def rank(self, candidates: Candidates, /) -> Vector:
        """(n,) float64 in [0, 1]; 1 = nearest to the centre, see `Ranker`."""
        vectors = candidates.vectors.astype(np.float64)
        return to_unit(vectors @ vectors.mean(axis=0)) if len(vectors) else np.zeros(0)
