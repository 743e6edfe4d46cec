"""The lead: what stands first in an article is what its writer thought most important."""

from dataclasses import dataclass

from summarizer.candidates import Candidates
from summarizer.numerics.types import Vector
from summarizer.ranking.scale import to_unit


@dataclass(frozen=True, slots=True)
class Lead:
    """Falls with the position: the first sentences of all articles, then all the second ones (round robin)."""

    def rank(self, candidates: Candidates, /) -> Vector:
        """(n,) float64 in [0, 1]; 1 = first in its article, see `Ranker`."""
        return to_unit(1 / (1.0 + candidates.positions))
