"""Whether the order of sentences tells anything: in a list, say of what buyers wrote, it does not."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np

from summarizer.models import Sentence
from summarizer.numerics.types import Matrix

# In three sentences two of three pairs are neighbours.
_LEAST_SENTENCES = 4
# The excess of texts, mean and standard deviation: between those of the two bundled embedders, see docs/design.md.
_OF_TEXTS, _SPREAD = 0.4, 0.2
# How much likelier than a list a text is before it is looked at.
_ODDS = 4.0
# Fewer pairs tell nothing.
_LEAST_PAIRS = 20
# Cosines that differ by less differ by rounding.
_LEAST_DEVIATION = 1e-3


def is_coherent(sentences: Sequence[Sentence], vectors: Matrix) -> bool:
    """Whether neighbours are more alike than any two sentences of their article: local coherence.

    A text goes on with what it is about, so that the cosine of neighbours measures its coherence (Foltz, Kintsch and Landauer
    1998, "The Measurement of Textual Coherence with Latent Semantic Analysis"). Here it is what the cosines of n pairs of
    neighbours have more, on average, than those of all pairs of their article, in standard deviations: normal with mean 0 and
    variance 1/n in a list, with mean 0.4 and variance 0.2² + 1/n in a text. The likelier of both is taken for all articles
    together; texts count four times before, a pair that stands in several articles counts once, and fewer than twenty tell
    nothing.

    Args:
        sentences: (n,) ordered by article and position.
        vectors: (n, d) float32, unit rows.
    """
    seen: set[tuple[str, str]] = set()
    excesses: list[float] = []
    deviations: list[float] = []
    for rows in _articles(sentences):
        own, members = vectors[rows].astype(np.float64), sentences[rows]
        own /= np.linalg.norm(own, axis=1, keepdims=True)  # in float32 they are so up to rounding only
        count = len(members)
        mean = (np.square(own.sum(axis=0)).sum() - np.square(own).sum()) / (count * (count - 1))
        near = (own[1:] * own[:-1]).sum(axis=1) - mean
        # The spread of all pairs, by those that stand half an article apart.
        far = (own[1:] * np.roll(own, count // 2, axis=0)[1:]).sum(axis=1) - mean
        for place, (before, after) in enumerate(pairwise(members)):
            if after.position == before.position + 1 and (before.text, after.text) not in seen:
                seen.add((before.text, after.text))
                excesses.append(float(near[place]))
                deviations.append(float(far[place]))
    if len(excesses) < _LEAST_PAIRS:
        return True
    deviation = math.sqrt(np.mean(np.square(deviations)))
    if deviation < _LEAST_DEVIATION:
        return True
    found, noise = float(np.mean(excesses)) / deviation, 1 / len(excesses)
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
