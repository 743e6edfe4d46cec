"""What a reader asks for, and how much each sentence is about it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import InputError
from summarizer.lexical.ngrams import Grams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.numerics.types import Vector

# Tuned on the 20 queries of the dev clusters and 100 queries about something else, see docs/design.md.
_COSINE_SHARE = 0.6
_LEAST_BEST = 0.32
_LEAST_SHARE = 0.5
# Exponent of the relevance where it weighs what a sentence is worth.
FOCUS = 5.0


@dataclass(frozen=True, slots=True)
class Query:
    """What a summary shall be about.

    Attributes:
        text: As the reader put it.
        vector: (d,) float32 of unit length, by the embedder of the sentences.
    """

    text: str
    vector: NDArray[np.float32] = field(repr=False)


def check_query(text: str | None) -> None:
    """Refuse what asks for nothing.

    Raises:
        InputError: If the query is neither None nor a text that holds a word.
    """
    if text is not None and (not isinstance(text, str) or not tokenize(text)):
        raise InputError(f"a query must hold a word, not {text!r}: leave it out for a summary of everything")


def relevance(query: Query, vectors: NDArray[np.float32], terms: Grams, vocabulary: Vocabulary) -> Vector:
    """(n,) float64 in [0, 1]; 1 = says every word of the query, and means the same.

    A weighted mean of the cosine, which finds other words for the same thing, and of the share of the query's content stems
    that the sentence holds, weighted by their rarity, which finds names and figures.

    Args:
        query: What is asked for.
        vectors: (n, d) float32, unit rows.
        terms: Counts of content stems per sentence.
        vocabulary: What the stems' numbers mean.
    """
    cosines = np.clip(vectors @ query.vector, 0, 1).astype(np.float64)
    shares = matched(query.text, terms, vocabulary)
    mixed = cosines if shares is None else _COSINE_SHARE * cosines + (1 - _COSINE_SHARE) * shares
    return np.asarray(np.round(mixed, 6), dtype=np.float64)


def floor(scores: Vector) -> float:
    """The least relevance of a sentence that is about the query: half of the best, if that is about it at all; above 1 if not.

    Args:
        scores: (k,) float64 in [0, 1], the relevance of all that could be quoted.
    """
    best = float(scores.max(initial=0))
    return _LEAST_SHARE * best if best >= _LEAST_BEST else 2.0


def matched(query: str, terms: Grams, vocabulary: Vocabulary) -> Vector | None:
    """(n,) float64 in [0, 1], the share of the query's content stems in each sentence, weighted by their rarity.

    Returns:
        The shares; None if the query has only function words.
    """
    wanted = vocabulary.content(query)
    if not wanted:
        return None
    columns = {int(stem): column for column, stem in enumerate(terms.first)}
    frequency = [terms.frequency[columns[stem]] if stem in columns else 0.0 for stem in wanted]
    rarity = 1 + np.log((1 + terms.height) / (1 + np.array(frequency)))
    weights = np.zeros(terms.width)
    for stem, weight in zip(wanted, rarity, strict=True):
        if stem in columns:
            weights[columns[stem]] += weight
    return terms.sums(weights) / float(rarity.sum())
