"""Detection of off-topic articles, which a careless search adds to a story."""

import numpy as np

from summarizer.numerics.arrays import distinct, median
from summarizer.numerics.similarity import CrossOriginSimilarity
from summarizer.numerics.types import Flags, Labels, Matrix, Vector

# Mean of the three shares below which an article is off topic. On the dev clusters it is 0.68 and 0.77 for the two
# off-topic articles, and 0.80 or more for the 66 others. Shares of the median are used, not cosines, because encoders
# differ in what is a high cosine. No share is enough alone: a report of one aspect is far from the whole, an unusual
# view is like no other sentence, and an off-topic article may quote one sentence of the story.
_MIN_MEAN_SHARE = 0.79
# From this share of the first measure on, an article is on topic, and the other two need not be searched.
_CLEAR_SHARE = 0.9
# With fewer origins nothing tells which of them is off topic.
_MIN_ORIGINS = 3


def find_off_topic(articles: Labels, similarity: CrossOriginSimilarity) -> Flags:
    """Return (n,) whether each sentence is in an article about something else than the others.

    Three cosines are measured for each article: that of its mean vector with the mean of the other origins, and, of the
    cosines of its sentences with the nearest sentence of another origin, the highest and the median. Each is divided by
    its median over all articles, and an article is off topic if the mean of the three shares is below 0.79. Copies do
    not vouch for each other, because they have one origin. If half of the origins or more would be off topic, none is.

    Args:
        articles: (n,) int64, the number of each sentence's article, from 0, ascending.
        similarity: The vectors and origins of the sentences.
    """
    starts = np.unique(articles, return_index=True)[1]
    origins = np.unique(similarity.origins[starts], return_inverse=True)[1]
    total = int(origins.max(initial=-1)) + 1
    if total < _MIN_ORIGINS:
        return np.zeros(len(articles), dtype=np.bool_)
    shares = _shares_of_median(_cosines_of_means(origins, similarity.vectors, starts))
    is_off = shares < _CLEAR_SHARE
    if is_off.any():
        nearest = similarity.max_cosine
        middle = np.array([median(own) for own in np.split(nearest, starts[1:])])
        sentence_shares = [_shares_of_median(found) for found in (np.maximum.reduceat(nearest, starts), middle)]
        is_off &= np.round((shares + sum(sentence_shares)) / 3, 6) < _MIN_MEAN_SHARE
    if 2 * len(distinct(origins[~is_off])) <= total:
        is_off[:] = False
    return is_off[articles]


def _shares_of_median(cosines: Vector) -> Vector:
    """Return (k,) each cosine divided by their median; ones if the median is not positive."""
    usual = median(cosines)
    return cosines / usual if usual > 0 else np.ones(len(cosines))


def _cosines_of_means(origins: Labels, vectors: Matrix, starts: Labels) -> Vector:
    """Return for each article the cosine of its mean vector with the mean of the other origins."""
    of_articles = _unit(np.add.reduceat(vectors, starts, axis=0, dtype=np.float64))
    of_origins = np.zeros((int(origins.max()) + 1, of_articles.shape[1]))
    np.add.at(of_origins, origins, of_articles)
    of_origins = _unit(of_origins)
    of_others = _unit(of_origins.sum(axis=0) - of_origins)[origins]
    return np.asarray((of_articles * of_others).sum(axis=1), dtype=np.float64)


def _unit(rows: Vector) -> Vector:
    """Return the rows scaled to unit length."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.finfo(float).tiny), dtype=np.float64)
