"""Features of a sentence that its worth is learned from."""

import re

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.numerics.arrays import distinct, weighted_counts
from summarizer.numerics.types import Vector
from summarizer.ranking.centroid import Centroid
from summarizer.ranking.lexrank import LexRank

# Features without information where the order of the sentences has none.
_POSITIONS = (
    "position, very fast decay",
    "position, fast decay",
    "position, slow decay",
    "share of the article before it",
)
SENTENCE_FEATURES = (
    *_POSITIONS,
    "log words",
    "squared distance of log words from the usual",
    "salience",
    "lexical salience",
    "similarity to the centroid",
    "cosine with the nearest sentence of another origin",
    "share of other origins with a similar sentence",
    "numbers per word",
    "capitals per word",
    "holds a quotation",
    "opens with a quotation",
    "has a verb of saying",
    "share of stop words",
    "commas per word",
    "has a word of the first person",
    "log sentences of its article",
    "share of its article among all",
    "mean weight of its bigrams",
    "mean weight of its unigrams",
    "log weight of its bigrams",
    "log weight of its unigrams",
    "bigram weight per word",
    "unigram weight per word",
)
SENTENCE_POSITIONS = tuple(SENTENCE_FEATURES.index(name) for name in _POSITIONS)
_NUMBER = re.compile(r"\d+")
# The lookbehind comes last, so that it is tried only where a blank and a capital match.
_CAPITAL = re.compile(r" [A-Z](?<=[a-z,] [A-Z])")
_SAYING = re.compile(r"(?:said|says|told)\b(?<=\b\w{4})")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our)\b")
# Constants of the features, never tuned one by one: the coefficients in `model.json` were fitted to features with them, so
# that another value asks for another training. e^3.1 is 22 words.
_FAST_DECAY = 3
_USUAL_LOG_WORDS = 3.1
_WEIGHT_OFFSET = 0.1


def sentence_features(candidates: Candidates, salience: Vector, weights: Vector) -> NDArray[np.float64]:
    """Return (n, len(SENTENCE_FEATURES)) float64, a row of features for each sentence.

    Args:
        candidates: The sentences.
        salience: (n,) float64 in [0, 1], a ranker's scores.
        weights: (width of `candidates.concepts`,) float64 in [0, 1], the probability that a reference holds each concept.
    """
    texts, words = candidates.texts, candidates.word_counts
    positions = candidates.positions.astype(np.float64)
    sizes = np.bincount(candidates.articles)[candidates.articles].astype(np.float64)
    nearest, share = _support(candidates)
    columns = (
        np.exp(-positions),
        np.exp(-positions / _FAST_DECAY),
        candidates.earliness,
        positions / np.maximum(sizes - 1, 1),
        np.log(words),
        (np.log(words) - _USUAL_LOG_WORDS) ** 2,
        salience,
        LexRank(graph="lexical").rank(candidates),
        Centroid().rank(candidates),
        nearest,
        share,
        _counts(_NUMBER, texts) / words,
        _counts(_CAPITAL, texts) / words,
        np.array(["“" in text or '"' in text for text in texts], dtype=np.float64),
        np.array([text[:1] in {"“", '"'} for text in texts], dtype=np.float64),
        _matches(_SAYING, texts),
        _share_of_stop_words(candidates),
        np.array([text.count(",") for text in texts]) / words,
        _matches(_FIRST_PERSON, texts),
        np.log(sizes),
        sizes / len(candidates),
        *_weight_features(candidates, weights),
    )
    return np.stack(columns, axis=1)


def _counts(pattern: re.Pattern[str], texts: tuple[str, ...]) -> Vector:
    return np.array([len(pattern.findall(text)) for text in texts], dtype=np.float64)


def _matches(pattern: re.Pattern[str], texts: tuple[str, ...]) -> Vector:
    return np.array([pattern.search(text) is not None for text in texts], dtype=np.float64)


def _share_of_stop_words(candidates: Candidates) -> Vector:
    lengths = np.array([len(stems) for stems in candidates.stems])
    is_stop = candidates.vocabulary.is_stop[np.concatenate(candidates.stems)]
    counts = weighted_counts(np.repeat(np.arange(len(lengths)), lengths), is_stop.astype(np.float64), len(lengths))
    return np.asarray(counts / np.maximum(1, lengths), dtype=np.float64)


def _weight_features(candidates: Candidates, weights: Vector) -> tuple[Vector, ...]:
    grams, words = candidates.concepts, candidates.word_counts
    is_bigram = grams.is_bigram.astype(np.float64)
    sums = [grams.sums(weights * is_bigram), grams.sums(weights * (1 - is_bigram))]
    counts = [np.maximum(1, grams.sums(is_bigram)), np.maximum(1, grams.sums(1 - is_bigram))]
    means = [total / count for total, count in zip(sums, counts, strict=True)]
    return (*means, *(np.log(total + _WEIGHT_OFFSET) for total in sums), *(total / words for total in sums))


def _support(candidates: Candidates) -> tuple[Vector, Vector]:
    """Return (n,) the cosine with the nearest sentence of another origin, and (n,) the share of other origins near each."""
    others = len(distinct(candidates.origins)) - 1
    if others < 1:
        return np.zeros(len(candidates)), np.zeros(len(candidates))
    return candidates.cross_origin.max_cosine, candidates.cross_origin.similar_origins / others
