"""Which articles tell another story than the rest: what a careless search brought in."""

import numpy as np
from numpy.typing import NDArray

from summarizer.numerics.arrays import distinct, median
from summarizer.numerics.similarity import Support
from summarizer.numerics.types import Labels, Matrix

# An article is a stranger if it is this much less related to the others than is usual among them, in the mean of three shares: as
# a whole, by its most related sentence, and by its middle one. One alone does not tell: a report of one aspect is far from the
# whole, an odd voice says nothing as the others do, and a stranger may quote one sentence of the story. On the dev clusters the
# mean is 0.68 and 0.77 for the two strangers, and 0.80 or more for the 66 other articles. Shares, not cosines, because
# encoders differ in what cosine is a high one.
_STRANGE = 0.79
# One that is nearly as related as a whole as is usual needs no search for its related sentences.
_USUAL = 0.9
# With fewer origins nobody can say which of them is the stranger.
_FEWEST = 3


def find_off_topic(articles: Labels, support: Support) -> NDArray[np.bool_]:
    """Whether each sentence stands in an article that is about something else.

    For each article, the cosine of its mean vector with that of the others, and of the cosines of its sentences with the
    nearest one of theirs the highest and the median, each divided by its median over all articles; only articles of other
    origins count, so that two copies do not vouch for each other. It is off topic where the mean of the three shares is
    low. Nothing is off topic unless more than half of the origins are left: without a story there are no strangers.

    Args:
        articles: (n,) int64, the number of each sentence's article, from 0, ascending.
        support: The sentences' vectors and origins.
    """
    starts = np.unique(articles, return_index=True)[1]
    origin = np.unique(support.origins[starts], return_inverse=True)[1]
    total = int(origin.max(initial=-1)) + 1
    if total < _FEWEST:
        return np.zeros(len(articles), dtype=np.bool_)
    shares = _shares(_by_subject(origin, support.vectors, starts))
    is_off = shares < _USUAL
    if is_off.any():
        of_sentences = [_shares(related) for related in _by_sentence(support, starts)]
        is_off &= np.round((shares + sum(of_sentences)) / 3, 6) < _STRANGE
    if 2 * len(distinct(origin[~is_off])) <= total:
        is_off[:] = False
    return is_off[articles]


def _shares(related: NDArray[np.float64]) -> NDArray[np.float64]:
    usual = median(related)
    return related / usual if usual > 0 else np.ones(len(related))


def _by_subject(origin: Labels, vectors: Matrix, starts: Labels) -> NDArray[np.float64]:
    """For each article the cosine of its mean vector with the mean of the other origins'."""
    subjects = _unit(np.add.reduceat(vectors, starts, axis=0, dtype=np.float64))
    of_origins = np.zeros((int(origin.max()) + 1, subjects.shape[1]))
    np.add.at(of_origins, origin, subjects)
    of_origins = _unit(of_origins)
    others = _unit(of_origins.sum(axis=0) - of_origins)[origin]
    return np.asarray((subjects * others).sum(axis=1), dtype=np.float64)


def _by_sentence(support: Support, starts: Labels) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each article the highest cosine, and the median one, of its sentences with the nearest of another origin."""
    middle = np.array([median(own) for own in np.split(support.nearest, starts[1:])])
    return np.maximum.reduceat(support.nearest, starts), middle


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.finfo(float).tiny), dtype=np.float64)
