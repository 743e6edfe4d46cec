"""Which articles are independent: copies of one agency text, and articles of one outlet, count as one origin."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

import numpy as np

from summarizer.lexical.words import tokenize
from summarizer.models import Article
from summarizer.numerics.arrays import distinct, tally
from summarizer.numerics.types import Labels

# Words of a shingle. Two writers share few runs of five words, and those are quotes; two edits of one text share most.
_SHINGLE = 5
# Least share of the shorter article's shingles that stand in the longer one, for the two to be one text. Between what was
# measured on the dev clusters of the corpus: copies from 0.63 up, others below 0.15.
_COPY = 0.4
# Shorter articles have too few shingles for a share to mean anything; they are copies only when nearly all agree.
_FEW = 30
_COPY_OF_FEW = 0.8
# A shingle of more articles is a phrase of the site or of the language; counting its pairs would cost their square.
_COMMON = 100


def find_origins(articles: Sequence[Article]) -> Labels:
    """Groups of articles that are not independent of each other.

    Two articles belong together if they name the same outlet, or if one contains most of the other's word 5-grams
    (containment, Broder 1997). The groups are the connected components: an edit of an edit is still the same report.

    Returns:
        (n,) int64: the number of the first article of each one's group.
    """
    labels = list(range(len(articles)))

    def root(number: int) -> int:
        while labels[number] != number:
            number = labels[number]
        return number

    for first, second in _related(articles):
        low, high = sorted((root(first), root(second)))
        labels[high] = low
    return np.array([root(number) for number in range(len(articles))], dtype=np.int64)


def _related(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    texts: dict[str, int] = {}
    outlets: dict[str, int] = {}
    for number, article in enumerate(articles):
        yield texts.setdefault(article.text, number), number
        if outlet := article.source.strip().casefold():
            yield outlets.setdefault(outlet, number), number
    different = list(texts.values())
    for first, second in _copies(list(texts)):
        yield different[first], different[second]


def _copies(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of texts of which one contains most of the other's shingles."""
    if not texts:
        return
    shingles, owners = _shingles(texts)
    sizes = np.bincount(owners, minlength=len(texts))
    least = np.where(sizes >= _FEW, _COPY, _COPY_OF_FEW) * sizes
    holders = np.bincount(shingles)
    ends = np.cumsum(holders)
    telling = np.flatnonzero((holders[shingles] > 1) & (holders[shingles] <= _COMMON))
    by_text = telling[np.argsort(owners[telling], kind="stable")]
    parts = np.cumsum(np.bincount(owners[telling], minlength=len(texts)))[:-1]
    for first, own in enumerate(np.split(by_text, parts)):
        # The texts behind it that hold a shingle, too, stand directly behind its entry of that shingle.
        counts = ends[shingles[own]] - own - 1
        places = np.repeat(own + 1 - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        others, shared = tally(owners[places], len(texts))
        fewer = np.where(sizes[others] < sizes[first], least[others], least[first])
        yield from ((first, second) for second in others[shared >= fewer].tolist())


def _shingles(texts: Sequence[str]) -> tuple[Labels, Labels]:
    """The shingles of each text, each once, as numbers: (k,) the shingle, ascending; (k,) the text it stands in, ascending."""
    known: defaultdict[str, int] = defaultdict(count().__next__)
    words = [np.fromiter(map(known.__getitem__, tokenize(text)), np.int64) for text in texts]
    flat = np.concatenate([*words, np.zeros(0, dtype=np.int64)])
    owners = np.repeat(np.arange(len(texts)), [len(own) for own in words])
    if len(flat) < _SHINGLE:
        return flat[:0], owners[:0]
    # Two runs of two words, one behind the other, are a run of four; numbered anew each time, numbers stay small.
    pairs = _numbered(flat[:-1] * len(known) + flat[1:])
    fours = _numbered(pairs[:-2] * len(flat) + pairs[2:])
    runs = _numbered(fours[:-1] * len(known) + flat[_SHINGLE - 1 :])
    is_inside = owners[: len(runs)] == owners[len(owners) - len(runs) :]
    entries = distinct(runs[is_inside] * len(texts) + owners[: len(runs)][is_inside])
    shingles, holders = np.divmod(entries, len(texts))
    return shingles, holders


def _numbered(numbers: Labels) -> Labels:
    """(n,) the rank of each among the different ones."""
    return np.unique(numbers, return_inverse=True)[1]
