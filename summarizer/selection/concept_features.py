"""What is known of a concept before anything is chosen: the transparent features that its weight is learned from."""

import numpy as np

from summarizer.candidates import Candidates
from summarizer.numerics.types import Vector
from summarizer.ranking.lexrank import LexRank

# Those that tell nothing where the order of the sentences tells nothing.
_EARLINESS = (
    "share of origins that say it early",
    "log origins that say it early",
    "earliest position, fast decay",
    "earliest position, slow decay",
    "mean position, slow decay",
    "in a first sentence",
)
_POSITION_MASS = ("log position mass, slow decay", "log position mass, fast decay")
CONCEPT_FEATURES = (
    "log count",
    "log sentences",
    "log origins",
    "share of origins",
    *_EARLINESS,
    "log salience",
    "highest salience",
    "mean salience",
    "log lexical salience",
    "highest lexical salience",
    "mean lexical salience",
    "begins with a stop word",
    "ends with a stop word",
    "share in sentences with quotations",
    "log TF-IDF mass",
    *_POSITION_MASS,
    "share of sentences",
    "log candidates",
    "log all origins",
    "said once",
)
CONCEPT_POSITIONS = tuple(CONCEPT_FEATURES.index(name) for name in (*_EARLINESS, *_POSITION_MASS))
_EARLY = 3
_FAST, _MIDDLE, _SLOW = 3.0, 5.0, 15.0
_LEAST = 0.05


def concept_features(candidates: Candidates, salience: Vector) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """(width of `candidates.concepts`, len(CONCEPT_FEATURES)) float64: a row for each concept.

    Args:
        candidates: The sentences.
        salience: (n,) float64 in [0, 1], a ranker's scores.
    """
    grams = candidates.concepts
    count, height = grams.document_frequency, len(candidates)
    positions = candidates.positions.astype(np.float64)
    origins = np.unique(candidates.origins, return_inverse=True)[1]
    total = int(origins.max(initial=0)) + 1
    spread = grams.count_labels(origins)
    early = grams.keep_rows(positions < _EARLY).count_labels(origins)
    lexical = LexRank(graph="lexical").rank(candidates)
    quoted = np.array(["“" in text or '"' in text for text in candidates.texts], dtype=np.float64)
    is_stop = candidates.vocabulary.is_stop.astype(np.float64)
    slow = np.exp(-positions / _SLOW)
    columns = (
        np.log(grams.transposed_times(np.ones(height))),
        np.log(count),
        np.log(spread),
        spread / total,
        early / total,
        np.log1p(early),
        grams.highest(np.exp(-positions / _FAST)),
        grams.highest(slow),
        grams.transposed_sums(slow) / count,
        grams.highest((positions == 0).astype(np.float64)),
        np.log(grams.transposed_sums(salience + _LEAST)),
        grams.highest(salience),
        grams.transposed_sums(salience) / count,
        np.log(grams.transposed_sums(lexical + _LEAST)),
        grams.highest(lexical),
        grams.transposed_sums(lexical) / count,
        is_stop[grams.first],
        np.where(grams.is_bigram, is_stop[grams.second], 0.0),
        grams.transposed_sums(quoted) / count,
        np.log(grams.tfidf.transposed_times(np.ones(height))),
        np.log(grams.transposed_sums(slow)),
        np.log(grams.transposed_sums(np.exp(-positions / _MIDDLE)) + 1e-3),
        count / height,
        np.full(grams.width, np.log(height)),
        np.full(grams.width, np.log(total)),
        (count == 1).astype(np.float64),
    )
    return np.stack(columns, axis=1)
