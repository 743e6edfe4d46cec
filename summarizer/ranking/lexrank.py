"""LexRank (Erkan and Radev 2004): a sentence is salient when salient sentences resemble it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.lexical.ngrams import NgramMatrix
from summarizer.numerics.arrays import weighted_counts
from summarizer.numerics.similarity import similar_pairs
from summarizer.numerics.types import Matrix, Vector
from summarizer.ranking.priors import PRIORS
from summarizer.ranking.scale import to_unit

Follow = Callable[[Vector], Vector]
Graph = Literal["semantic", "lexical", "bm25", "mixed"]
Bias = Literal["uniform", "position", "title", "recent", "source"]

# The walk has arrived when a step moves less probability than this.
_STILL = 1e-12
# So that a jump has somewhere to go where nothing is relevant.
_LEAST_RELEVANCE = 1e-6


@dataclass(frozen=True, slots=True)
class LexRank:
    """The stationary distribution of a damped random walk over the sentences, by the power method.

    p = (1 - d) · b + d · Wᵀ D⁻¹ p (Erkan and Radev 2004, eq. 2, where d is the probability to follow the graph and b is
    uniform; with another b it is the biased LexRank of Otterbacher, Erkan and Radev 2005). Where there is a query, b is
    proportional to the relevance to it (eq. 2 there).

    The weights W are (1 + cosine) / 2 of the embeddings, or the cosine of the TF-IDF vectors, or both, or BM25 with the same
    saturation on both sides (`NgramMatrix.bm25`, after Barrios et al. 2016, who put BM25 into TextRank): linear kernels without
    negative entries, so W p is two thin products and no n × n matrix is made. With a threshold, W is 1 where the
    cosine of the embeddings reaches it and 0 elsewhere (the paper's LexRank proper; without one it is the continuous one).

    Attributes:
        damping: d in [0, 1); the rest of the time the walk jumps.
        threshold: Least cosine of an edge in [-1, 1], or None for the continuous graph.
        graph: What joins the sentences: "semantic", "lexical", "bm25" or "mixed", the mean of semantic and lexical.
        bias: Where the walk jumps: "uniform", or likelier to early sentences ("position"), to what the titles say ("title"),
            to later articles ("recent"), to reports without copies ("source"); see `priors`.

    Raises:
        InputError: If the damping is not in [0, 1), the threshold not in [-1, 1] or set for another than the semantic graph,
            or the graph or the bias unknown.
    """

    damping: float = 0.85
    threshold: float | None = None
    graph: Graph = "semantic"
    bias: Bias = "uniform"

    def __post_init__(self) -> None:
        for name, value, known in (("graph", self.graph, get_args(Graph)), ("bias", self.bias, get_args(Bias))):
            if value not in known:
                raise InputError(f"unknown {name} of LexRank {value!r}: choose one of {', '.join(known)}")
        if not 0 <= self.damping < 1:
            raise InputError(f"LexRank's damping must be in [0, 1), not {self.damping!r}")
        if self.threshold is not None and not -1 <= self.threshold <= 1:
            raise InputError(f"LexRank's threshold must be in [-1, 1], not {self.threshold!r}")
        if self.threshold is not None and self.graph != "semantic":
            raise InputError(
                f"LexRank's threshold is for the semantic graph, not {self.graph!r}: leave one of them out"
            )

    def rank(self, candidates: Candidates, /) -> Vector:
        """(n,) float64 in [0, 1]; 1 = most salient, see `Ranker`."""
        return to_unit(self.distribution(candidates))

    def distribution(self, candidates: Candidates, /) -> Vector:
        """(n,) float64, the stationary probabilities themselves; they sum to 1."""
        if not len(candidates):
            return np.zeros(0)
        jump = PRIORS[self.bias](candidates) * np.maximum(candidates.relevance, _LEAST_RELEVANCE)
        return walk(self._follow(candidates), jump / jump.sum(), damping=self.damping)

    def _follow(self, candidates: Candidates) -> list[Follow]:
        if self.threshold is not None:
            return [_cut_graph(candidates.vectors, self.threshold)]
        if self.graph == "bm25":
            return [lexical_graph(candidates.terms.bm25)]
        # Only what is followed: the rows of the semantic graph are copied as float64, 3 kB each.
        graphs: list[Follow] = []
        if self.graph in {"semantic", "mixed"}:
            graphs.append(_linear_graph(candidates.vectors))
        if self.graph in {"lexical", "mixed"}:
            graphs.append(lexical_graph(candidates.terms.tfidf))
        return graphs


def walk(graphs: list[Follow], jump: Vector, *, damping: float) -> Vector:
    """(n,) float64, the stationary distribution of a walk that follows each of the graphs equally often.

    Args:
        graphs: For each graph the product of its symmetric weights with a vector.
        jump: (n,) float64, where the walk goes when it does not follow a graph; sums to 1.
        damping: How often it follows one, in [0, 1).
    """
    degrees = [np.maximum(follow(np.ones(len(jump))), np.finfo(float).tiny) for follow in graphs]
    p = jump
    while True:
        followed = sum(follow(p / degree) for follow, degree in zip(graphs, degrees, strict=True)) / len(graphs)
        step = (1 - damping) * jump + damping * followed
        step /= step.sum()
        if np.abs(step - p).sum() < _STILL:
            return step
        p = step


def _linear_graph(vectors: Matrix) -> Follow:
    rows = vectors.astype(np.float64)
    return lambda p: (p.sum() + rows @ (rows.T @ p)) / 2


def lexical_graph(weights: NgramMatrix) -> Follow:
    """The product with the dot products of the rows, see `walk`: with TF-IDF weights, the cosines."""
    return lambda p: weights.times(weights.transposed_times(p))


def _cut_graph(vectors: Matrix, threshold: float) -> Follow:
    lower, higher = similar_pairs(vectors, min_cosine=threshold)
    itself = np.arange(len(vectors))
    sources, targets = np.concatenate([lower, higher, itself]), np.concatenate([higher, lower, itself])
    return lambda p: weighted_counts(sources, p[targets], len(p))
