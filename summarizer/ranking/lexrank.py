"""LexRank (Erkan and Radev 2004): a sentence is salient if salient sentences are similar to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.filtering.query import term_overlap
from summarizer.lexical.ngrams import NgramMatrix
from summarizer.numerics.arrays import weighted_counts
from summarizer.numerics.similarity import similar_pairs
from summarizer.numerics.types import Matrix, Vector
from summarizer.ranking import min_max_scale

# A graph is given by the product of its symmetric weight matrix with a vector.
Product = Callable[[Vector], Vector]
Graph = Literal["semantic", "lexical"]
Bias = Literal["uniform", "position", "title"]

# The walk has converged when a step moves less probability than this.
_TOLERANCE = 1e-12
# Keeps the jump defined where no sentence is relevant to the query.
_LEAST_RELEVANCE = 1e-6
# Weight of a sentence without a word of the title, against 1 + 0.1 for one with all of its words.
_LEAST_TITLE_MATCH = 0.1


@dataclass(frozen=True, slots=True)
class LexRank:
    """Ranker by the stationary distribution of a damped random walk over the sentences (power method).

    p = (1 - d) · b + d · Wᵀ D⁻¹ p (Erkan and Radev 2004, eq. 2, where d is the probability to follow the graph and b is
    uniform; with another b it is the biased LexRank of Otterbacher, Erkan and Radev 2005). With a query, b is also
    proportional to the relevance to it (eq. 2 there).

    The weights W are (1 + cosine) / 2 of the embeddings, or the cosines of the TF-IDF vectors: linear kernels without
    negative entries, so W p is two thin products and no n × n matrix is made. With a threshold, W is 1 where the cosine of
    the embeddings reaches it and 0 elsewhere (the paper's LexRank; without a threshold it is the paper's continuous LexRank).

    Attributes:
        damping: d in [0, 1); with probability 1 - d the walk jumps.
        threshold: Least cosine of an edge in [-1, 1]; None = the continuous graph.
        graph: Similarity that joins the sentences: "semantic" (embeddings) or "lexical" (TF-IDF).
        bias: Sentences to which the walk jumps more often: "uniform" (none), "position" (early ones) or "title" (those that
            share words with the titles).

    Raises:
        InputError: If a number is out of its range, the graph or the bias is unknown, or a threshold is set for the lexical
            graph.
    """

    damping: float = 0.85
    threshold: float | None = None
    graph: Graph = "semantic"
    bias: Bias = "uniform"

    def __post_init__(self) -> None:
        for name, value, allowed in (("graph", self.graph, get_args(Graph)), ("bias", self.bias, get_args(Bias))):
            if value not in allowed:
                raise InputError(f"unknown {name} of LexRank {value!r}: choose one of {', '.join(allowed)}")
        if not 0 <= self.damping < 1:
            raise InputError(f"LexRank's damping must be in [0, 1), not {self.damping!r}")
        if self.threshold is not None and not -1 <= self.threshold <= 1:
            raise InputError(f"LexRank's threshold must be in [-1, 1], not {self.threshold!r}")
        if self.threshold is not None and self.graph != "semantic":
            raise InputError(
                f"LexRank's threshold is for the semantic graph, not {self.graph!r}: leave one of them out"
            )

    def rank(self, candidates: Candidates, /) -> Vector:
        """Return (n,) float64 in [0, 1]; 1 = most salient, see `Ranker`."""
        return min_max_scale(self.distribution(candidates))

    def distribution(self, candidates: Candidates, /) -> Vector:
        """Return (n,) float64, the stationary probabilities; they sum to 1."""
        if not len(candidates):
            return np.zeros(0)
        jump = _bias(candidates, self.bias) * np.maximum(candidates.relevance, _LEAST_RELEVANCE)
        return _walk(self._graph(candidates), jump / jump.sum(), damping=self.damping)

    def _graph(self, candidates: Candidates) -> Product:
        if self.threshold is not None:
            return _threshold_graph(candidates.vectors, self.threshold)
        if self.graph == "lexical":
            return lexical_graph(candidates.terms.tfidf)
        return _semantic_graph(candidates.vectors)


def lexical_graph(tfidf: NgramMatrix) -> Product:
    """Return the product of a vector with the matrix of the rows' dot products: with TF-IDF weights, of their cosines."""
    return lambda p: tfidf.times(tfidf.transposed_times(p))


def _semantic_graph(vectors: Matrix) -> Product:
    rows = vectors.astype(np.float64)
    return lambda p: (p.sum() + rows @ (rows.T @ p)) / 2


def _threshold_graph(vectors: Matrix, threshold: float) -> Product:
    lower, higher = similar_pairs(vectors, min_cosine=threshold)
    itself = np.arange(len(vectors))
    sources, targets = np.concatenate([lower, higher, itself]), np.concatenate([higher, lower, itself])
    return lambda p: weighted_counts(sources, p[targets], len(p))


def _walk(graph: Product, jump: Vector, *, damping: float) -> Vector:
    """Return the stationary distribution of a walk that follows the graph with probability `damping` and else jumps."""
    degrees = np.maximum(graph(np.ones(len(jump))), np.finfo(float).tiny)
    p = jump
    while True:
        step = (1 - damping) * jump + damping * graph(p / degrees)
        step /= step.sum()
        if np.abs(step - p).sum() < _TOLERANCE:
            return step
        p = step


def _bias(candidates: Candidates, bias: Bias) -> Vector:
    """Return (n,) float64 > 0: how much more often the walk jumps to each sentence; only the proportions count."""
    if bias == "position":
        return candidates.earliness
    if bias == "title":
        return _title_match(candidates)
    return np.ones(len(candidates))


def _title_match(candidates: Candidates) -> Vector:
    """Return the share of a title's content stems that each sentence holds, weighted by rarity.

    This is the mean over the articles' titles, each scaled to a mean of 1; a title without content words counts 1 for every
    sentence.
    """
    titles = {sentence.article.id: sentence.article.title for sentence in candidates.sentences}
    total = np.zeros(len(candidates))
    for title in titles.values():
        shares = term_overlap(title, candidates.terms, candidates.vocabulary)
        weights = np.ones(len(candidates)) if shares is None else _LEAST_TITLE_MATCH + shares
        total += weights / weights.mean()
    return total / len(titles)
