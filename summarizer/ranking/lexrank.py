"""LexRank (Erkan and Radev 2004): a sentence is salient when salient sentences resemble it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from summarizer.errors import InputError
from summarizer.ranking.scale import to_unit
from summarizer.stages import Candidates, Matrix, Vector

# Rows per block where a graph has to be cut at a threshold.
_BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class LexRank:
    """The stationary distribution of a damped random walk over the sentences, by the power method.

    p = (1 - d) / n + d · Wᵀ D⁻¹ p (Erkan and Radev 2004, eq. 2, where d is the probability to follow the graph).

    The weights W are (1 + cosine) / 2, which is a linear kernel without negative entries: W p is two thin products and
    no n × n matrix is made. With a threshold, W is 1 where the cosine reaches it and 0 elsewhere (the paper's LexRank
    proper; without one it is the continuous LexRank).

    Attributes:
        damping: d in [0, 1); the rest of the time the walk jumps anywhere.
        threshold: Least cosine of an edge in [-1, 1], or None for the continuous graph.

    Raises:
        InputError: If the damping is not in [0, 1) or the threshold not in [-1, 1].
    """

    damping: float = 0.85
    threshold: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.damping < 1:
            raise InputError(f"LexRank's damping must be in [0, 1), not {self.damping!r}")
        if self.threshold is not None and not -1 <= self.threshold <= 1:
            raise InputError(f"LexRank's threshold must be in [-1, 1], not {self.threshold!r}")

    def rank(self, candidates: Candidates, /) -> Vector:
        """(n,) float64 in [0, 1]; 1 = most salient, see `Ranker`."""
        return to_unit(self.distribution(candidates.vectors))

    def distribution(self, vectors: Matrix) -> Vector:
        """(n,) float64, the stationary probabilities themselves; they sum to 1.

        Args:
            vectors: (n, d) float32, unit rows.
        """
        n = len(vectors)
        if not n:
            return np.zeros(0)
        follow = _linear_graph(vectors) if self.threshold is None else _cut_graph(vectors, self.threshold)
        degrees = follow(np.ones(n))
        p = np.full(n, 1 / n)
        while True:
            step = (1 - self.damping) / n + self.damping * follow(p / degrees)
            if np.abs(step - p).sum() < 1e-12:
                return step / step.sum()
            p = step


def _linear_graph(vectors: Matrix) -> Callable[[Vector], Vector]:
    rows = vectors.astype(np.float64)
    return lambda p: (p.sum() + rows @ (rows.T @ p)) / 2


def _cut_graph(vectors: Matrix, threshold: float) -> Callable[[Vector], Vector]:
    edges = [
        np.nonzero(vectors[start : start + _BLOCK] @ vectors.T >= threshold - 1e-6)
        for start in range(0, len(vectors), _BLOCK)
    ]
    sources = np.concatenate([rows + number * _BLOCK for number, (rows, _) in enumerate(edges)])
    targets = np.concatenate([columns for _, columns in edges])
    return lambda p: np.bincount(sources, p[targets], minlength=len(p))
