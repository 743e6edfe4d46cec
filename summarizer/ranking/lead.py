"""Lead baseline: the earlier in its article, the more salient."""

from dataclasses import dataclass

from summarizer.candidates import Candidates
from summarizer.numerics.types import Vector
from summarizer.ranking import min_max_scale


@dataclass(frozen=True, slots=True)
class Lead:
    """Ranker by position: the first sentences of all articles, then all second ones, and so on (round robin)."""

    def rank(self, candidates: Candidates, /) -> Vector:
        """Return (n,) float64 in [0, 1]; 1 = first in its article, see `Ranker`."""
        return min_max_scale(1 / (1.0 + candidates.positions))
