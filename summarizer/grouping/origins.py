"""Groups of articles that share an origin: copies of one agency report, and articles of one outlet."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

import numpy as np

from summarizer.lexical.words import tokenize
from summarizer.models import Article
from summarizer.numerics.arrays import connected_components, distinct, unique_counts
from summarizer.numerics.types import Labels

# Words of a shingle: independent writers share few runs of five words, and those are quotations.
_SHINGLE_WORDS = 5
# Least containment of copies. On the dev clusters of the corpus copies have 0.63 or more, others less than 0.15.
_COPY_CONTAINMENT = 0.4
# With fewer shingles a share means little, and the containment must be higher.
_FEW_SHINGLES = 30
_COPY_CONTAINMENT_OF_FEW = 0.8
# A shingle of more articles is a phrase of a site or of the language; the pairs that share it are too many to count.
_MOST_HOLDERS = 100


def find_origins(articles: Sequence[Article]) -> Labels:
    """Group articles that are not independent of each other.

    Two articles share an origin if they name the same outlet, or if one contains most of the other's word 5-grams
    (containment, Broder 1997). Groups are connected components, so that an edit of an edit has the origin of the first.

    Returns:
        (n,) int64: the number of the first article of each article's group.
    """
    first = connected_components(_related(articles))
    return np.array([first[number] for number in range(len(articles))], dtype=np.int64)


def _related(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles that share a text, an outlet or most of their shingles, and each article with itself."""
    texts: dict[str, int] = {}
    outlets: dict[str, int] = {}
    for number, article in enumerate(articles):
        yield number, number
        yield texts.setdefault(article.text, number), number
        if outlet := article.source.strip().casefold():
            yield outlets.setdefault(outlet, number), number
    different = list(texts.values())
    for first, second in _copies(list(texts)):
        yield different[first], different[second]


def _copies(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts of which one contains most of the other's shingles."""
    if not texts:
        return
    shingles, owners = _shingles(texts)
    sizes = np.bincount(owners, minlength=len(texts))
    least = np.where(sizes >= _FEW_SHINGLES, _COPY_CONTAINMENT, _COPY_CONTAINMENT_OF_FEW) * sizes
    holders = np.bincount(shingles)
    ends = np.cumsum(holders)
    is_counted = (holders[shingles] > 1) & (holders[shingles] <= _MOST_HOLDERS)
    counted = np.flatnonzero(is_counted)
    by_text = counted[np.argsort(owners[counted], kind="stable")]
    parts = np.cumsum(np.bincount(owners[counted], minlength=len(texts)))[:-1]
    for first, own in enumerate(np.split(by_text, parts)):
        # The entries of one shingle are neighbours: later texts that contain it directly follow this text's entry.
        counts = ends[shingles[own]] - own - 1
        places = np.repeat(own + 1 - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        others, shared = unique_counts(owners[places], len(texts))
        required = np.where(sizes[others] < sizes[first], least[others], least[first])
        yield from ((first, second) for second in others[shared >= required].tolist())


def _shingles(texts: Sequence[str]) -> tuple[Labels, Labels]:
    """Return each shingle of each text once: (k,) its number, ascending, and (k,) the number of the text."""
    known: defaultdict[str, int] = defaultdict(count().__next__)
    words = [np.fromiter(map(known.__getitem__, tokenize(text)), np.int64) for text in texts]
    flat = np.concatenate([*words, np.zeros(0, dtype=np.int64)])
    owners = np.repeat(np.arange(len(texts)), [len(own) for own in words])
    if len(flat) < _SHINGLE_WORDS:
        return flat[:0], owners[:0]
    # Runs of two words make runs of four, and those runs of five; ranks instead of products keep the numbers small.
    pairs = _ranks(flat[:-1] * len(known) + flat[1:])
    fours = _ranks(pairs[:-2] * len(flat) + pairs[2:])
    runs = _ranks(fours[:-1] * len(known) + flat[_SHINGLE_WORDS - 1 :])
    is_inside = owners[: len(runs)] == owners[len(owners) - len(runs) :]
    entries = distinct(runs[is_inside] * len(texts) + owners[: len(runs)][is_inside])
    shingles, holders = np.divmod(entries, len(texts))
    return shingles, holders


def _ranks(numbers: Labels) -> Labels:
    """Return (n,) the rank of each number among the different numbers."""
    return np.unique(numbers, return_inverse=True)[1]
