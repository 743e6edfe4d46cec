"""Features of a concept that its weight is learned from; none depends on what is chosen."""

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.numerics.types import Vector
from summarizer.ranking.lexrank import LexRank

# Features without information where the order of the sentences has none.
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
    "in one sentence only",
)
CONCEPT_POSITIONS = tuple(CONCEPT_FEATURES.index(name) for name in (*_EARLINESS, *_POSITION_MASS))
# Constants of the features, never tuned one by one: the coefficients in `model.json` were fitted to features with them, so
# that another value asks for another training.
_EARLY_SENTENCES = 3
_FAST_DECAY, _MIDDLE_DECAY = 3.0, 5.0
_SALIENCE_OFFSET, _MASS_OFFSET = 0.05, 1e-3


def concept_features(candidates: Candidates, salience: Vector) -> NDArray[np.float64]:
    """Return (width of `candidates.concepts`, len(CONCEPT_FEATURES)) float64, a row of features for each concept.

    Args:
        candidates: The sentences.
        salience: (n,) float64 in [0, 1], a ranker's scores.
    """
    grams = candidates.concepts
    count, height = grams.document_frequency, len(candidates)
    positions, earliness = candidates.positions.astype(np.float64), candidates.earliness
    origins = np.unique(candidates.origins, return_inverse=True)[1]
    total = int(origins.max(initial=0)) + 1
    spread = grams.count_labels(origins)
    early = grams.keep_rows(positions < _EARLY_SENTENCES).count_labels(origins)
    lexical = LexRank(graph="lexical").rank(candidates)
    quoted = np.array(["“" in text or '"' in text for text in candidates.texts], dtype=np.float64)
    is_stop = candidates.vocabulary.is_stop.astype(np.float64)
    columns = (
        np.log(grams.transposed_times(np.ones(height))),
        np.log(count),
        np.log(spread),
        spread / total,
        early / total,
        np.log1p(early),
        grams.highest(np.exp(-positions / _FAST_DECAY)),
        grams.highest(earliness),
        grams.transposed_sums(earliness) / count,
        grams.highest((positions == 0).astype(np.float64)),
        np.log(grams.transposed_sums(salience + _SALIENCE_OFFSET)),
        grams.highest(salience),
        grams.transposed_sums(salience) / count,
        np.log(grams.transposed_sums(lexical + _SALIENCE_OFFSET)),
        grams.highest(lexical),
        grams.transposed_sums(lexical) / count,
        is_stop[grams.first],
        np.where(grams.is_bigram, is_stop[grams.second], 0.0),
        grams.transposed_sums(quoted) / count,
        np.log(grams.tfidf.transposed_times(np.ones(height))),
        np.log(grams.transposed_sums(earliness)),
        np.log(grams.transposed_sums(np.exp(-positions / _MIDDLE_DECAY)) + _MASS_OFFSET),
        count / height,
        np.full(grams.width, np.log(height)),
        np.full(grams.width, np.log(total)),
        (count == 1).astype(np.float64),
    )
    return np.stack(columns, axis=1)
