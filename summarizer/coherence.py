"""Whether the order of an article's sentences tells anything: in a list, say of what buyers wrote, it does not."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from summarizer.models import Sentence
from summarizer.stages import Matrix

# Fewer have no neighbours that differ from any two.
_LEAST_SENTENCES = 4
# The excess of texts: mean and standard deviation over clusters of news (dev clusters of the corpus, Multi-News).
_OF_TEXTS, _SPREAD = 0.4, 0.2
# How much likelier than a list a text is before it is looked at.
_ODDS = 4.0


def is_coherent(sentences: Sequence[Sentence], vectors: Matrix) -> bool:
    """Whether neighbours are more alike than any two sentences of their article: local coherence.

    A text goes on with what it is about, so that the cosine of neighbours measures its coherence (Foltz, Kintsch and Landauer
    1998, "The Measurement of Textual Coherence with Latent Semantic Analysis"). Here it is what the cosines of n pairs of
    neighbours have more, on average, than those of all pairs of their article, in standard deviations: normal with mean 0 and
    variance 1/n in a list, with mean 0.4 and variance 0.2² + 1/n in a text. The likelier of both is taken; texts count four times
    before.

    Args:
        sentences: (n,) ordered by article and position.
        vectors: (n, d) float32, unit rows.
    """
    excesses, spreads = [], []
    for rows in _articles(sentences):
        own = vectors[rows].astype(np.float64)
        mean = (np.square(own.sum(axis=0)).sum() - len(own)) / (len(own) * (len(own) - 1))
        follows = np.diff([sentence.position for sentence in sentences[rows]]) == 1
        excesses.append((own[1:] * own[:-1]).sum(axis=1)[follows] - mean)
        # The spread of all pairs, by those that stand half an article apart.
        spreads.append((own * np.roll(own, len(own) // 2, axis=0)).sum(axis=1) - mean)
    excess = np.concatenate(excesses) if excesses else np.zeros(0)
    spread = float(np.sqrt(np.mean(np.square(np.concatenate(spreads))))) if spreads else 0.0
    if not len(excess) or not spread:
        return True
    found, noise = float(excess.mean()) / spread, 1 / len(excess)
    as_text = _log_density(found, _OF_TEXTS, _SPREAD**2 + noise)
    return math.log(_ODDS) + as_text >= _log_density(found, 0.0, noise)


def _articles(sentences: Sequence[Sentence]) -> Iterator[slice]:
    """The rows of each article that is long enough."""
    start = 0
    for _, own in groupby(sentences, key=lambda sentence: sentence.article.id):
        stop = start + len(list(own))
        if stop - start >= _LEAST_SENTENCES:
            yield slice(start, stop)
        start = stop


def _log_density(value: float, mean: float, variance: float) -> float:
    return -((value - mean) ** 2 / variance + math.log(variance)) / 2
