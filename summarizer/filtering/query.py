"""Relevance of sentences to a query."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import InputError
from summarizer.lexical.ngrams import NgramMatrix, smoothed_idf
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.numerics.types import Matrix, Vector

# All four were tuned on the 20 queries of the dev clusters and 100 queries about something else: docs/design.md,
# queries.

# Weight of the cosine in the relevance; the rest is that of the term overlap.
_COSINE_WEIGHT = 0.6
# Relevance of the best sentence below which nothing matches the query.
_MIN_BEST = 0.32
# Share of the best relevance below which a sentence is not relevant.
_MIN_SHARE_OF_BEST = 0.5
# Exponent of the relevance in the weight of a sentence.
RELEVANCE_EXPONENT = 5.0
# Above every relevance.
_UNREACHABLE = 2.0


@dataclass(frozen=True, slots=True)
class Query:
    """A query: the topic that a summary is restricted to.

    Attributes:
        text: The query as the reader wrote it.
        vector: (d,) float32 of unit length, by the embedder of the sentences.
    """

    text: str
    vector: NDArray[np.float32] = field(repr=False)


def check_query(text: str | None) -> None:
    """Raise an error if a query contains no word.

    Raises:
        InputError: If the query is neither None nor a text with a word.
    """
    if text is not None and (not isinstance(text, str) or not tokenize(text)):
        raise InputError(f"a query must hold a word, not {text!r}: leave it out for a summary of everything")


def query_relevance(query: Query, vectors: Matrix, terms: NgramMatrix, vocabulary: Vocabulary) -> Vector:
    """Return (n,) float64 in [0, 1], the relevance of each sentence to the query.

    It is a weighted mean of the cosine, which finds other words for the same thing, and of `term_overlap`, which finds
    names and figures; the cosine alone if the query has no content word.

    Args:
        query: The query.
        vectors: (n, d) float32, unit rows.
        terms: Counts of content stems per sentence.
        vocabulary: The vocabulary of `terms`.
    """
    cosines = np.clip(vectors @ query.vector, 0, 1).astype(np.float64)
    overlap = term_overlap(query.text, terms, vocabulary)
    mixed = cosines if overlap is None else _COSINE_WEIGHT * cosines + (1 - _COSINE_WEIGHT) * overlap
    return np.asarray(np.round(mixed, 6), dtype=np.float64)


def relevance_floor(relevance: Vector) -> float:
    """Return the least relevance of a relevant sentence: half of the best; above 1 if the best is below 0.32.

    Args:
        relevance: (k,) float64 in [0, 1], of all sentences that may be quoted.
    """
    best = float(relevance.max(initial=0))
    return _MIN_SHARE_OF_BEST * best if best >= _MIN_BEST else _UNREACHABLE


def term_overlap(query: str, terms: NgramMatrix, vocabulary: Vocabulary) -> Vector | None:
    """Return (n,) float64 in [0, 1], the idf-weighted share of the query's content stems that each sentence contains.

    Args:
        query: The query or any other text.
        terms: Counts of content stems per sentence.
        vocabulary: The vocabulary of `terms`.

    Returns:
        The shares; None if the query has no content word.
    """
    stems = vocabulary.lookup_content(query)
    if not stems:
        return None
    columns = {int(stem): column for column, stem in enumerate(terms.first)}
    frequency = np.array([terms.document_frequency[columns[stem]] if stem in columns else 0.0 for stem in stems])
    idf = smoothed_idf(terms.height, frequency)
    weights = np.zeros(terms.width)
    for stem, weight in zip(stems, idf, strict=True):
        if stem in columns:
            weights[columns[stem]] += weight
    return terms.sums(weights) / float(idf.sum())
