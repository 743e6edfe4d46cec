"""Detection of lists: articles whose sentences stand in no meaningful order, such as opinions of buyers."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np

from summarizer.models import Sentence
from summarizer.numerics.types import Matrix

# In three sentences two of three pairs are neighbours.
_MIN_SENTENCES = 4
# Mean and standard deviation of the excess in texts, between those of the two bundled embedders: docs/design.md, lists.
_TEXT_MEAN, _TEXT_DEVIATION = 0.4, 0.2
# Prior odds of a text against a list.
_TEXT_ODDS = 4.0
# With fewer pairs of neighbours the noise of the mean, 1 / √n, is more than half of what tells texts from lists.
_MIN_PAIRS = 20
# Cosines that differ by less differ by rounding.
_MIN_DEVIATION = 1e-3


def is_coherent(sentences: Sequence[Sentence], vectors: Matrix) -> bool:
    """Return whether the articles are coherent texts, in which neighbours are more similar than other pairs.

    The cosine of neighbouring sentences measures local coherence (Foltz, Kintsch and Landauer 1998, "The Measurement of
    Textual Coherence with Latent Semantic Analysis"). The excess is the mean cosine of n pairs of neighbours minus that
    of all pairs of their articles, in standard deviations. It is modelled as normal with mean 0 and variance 1/n in a
    list, and with mean 0.4 and variance 0.2² + 1/n in a text. The likelier model is chosen for all articles together,
    where a text is four times as likely before. A pair that occurs in several articles counts once. With fewer than
    twenty pairs the answer is True.

    Args:
        sentences: (n,) ordered by article and position.
        vectors: (n, d) float32, unit rows.
    """
    seen: set[tuple[str, str]] = set()
    excesses: list[float] = []
    deviations: list[float] = []
    for rows in _articles(sentences):
        own, members = vectors[rows].astype(np.float64), sentences[rows]
        own /= np.linalg.norm(own, axis=1, keepdims=True)  # float32 rows are of unit length up to rounding only
        count = len(members)
        mean = (np.square(own.sum(axis=0)).sum() - np.square(own).sum()) / (count * (count - 1))
        near = (own[1:] * own[:-1]).sum(axis=1) - mean
        # The deviation of all pairs is estimated from those half an article apart.
        far = (own[1:] * np.roll(own, count // 2, axis=0)[1:]).sum(axis=1) - mean
        for place, (before, after) in enumerate(pairwise(members)):
            if after.position == before.position + 1 and (before.text, after.text) not in seen:
                seen.add((before.text, after.text))
                excesses.append(float(near[place]))
                deviations.append(float(far[place]))
    if len(excesses) < _MIN_PAIRS:
        return True
    deviation = math.sqrt(np.mean(np.square(deviations)))
    if deviation < _MIN_DEVIATION:
        return True
    excess, noise = float(np.mean(excesses)) / deviation, 1 / len(excesses)
    as_text = _log_density(excess, _TEXT_MEAN, _TEXT_DEVIATION**2 + noise)
    return math.log(_TEXT_ODDS) + as_text >= _log_density(excess, 0.0, noise)


def _articles(sentences: Sequence[Sentence]) -> Iterator[slice]:
    """Yield the rows of each article that has enough sentences."""
    start = 0
    for _, own in groupby(sentences, key=lambda sentence: sentence.article.id):
        stop = start + len(list(own))
        if stop - start >= _MIN_SENTENCES:
            yield slice(start, stop)
        start = stop


def _log_density(value: float, mean: float, variance: float) -> float:
    """Return the logarithm of a normal density, without its constant."""
    return -((value - mean) ** 2 / variance + math.log(variance)) / 2
