"""Which articles are independent: copies of one agency text, and articles of one outlet, count as one origin."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from summarizer.models import Article
from summarizer.stages import Labels
from summarizer.words import tokenize

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
    shingles = [_shingles(article.text) for article in articles]
    labels = list(range(len(articles)))

    def root(number: int) -> int:
        while labels[number] != number:
            number = labels[number]
        return number

    for first, second in _related(articles, shingles):
        low, high = sorted((root(first), root(second)))
        labels[high] = low
    return np.array([root(number) for number in range(len(articles))], dtype=np.int64)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = tokenize(text)
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _related(articles: Sequence[Article], shingles: Sequence[frozenset[tuple[str, ...]]]) -> list[tuple[int, int]]:
    related: list[tuple[int, int]] = []
    texts: dict[str, int] = {}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(shingles):
        same = texts.setdefault(articles[number].text, number)
        if same != number:
            related.append((same, number))
            continue
        for shingle in own:
            holders[shingle].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        if len(numbers) <= _COMMON:
            for place, second in enumerate(numbers):
                for first in numbers[:place]:
                    shared[first, second] += 1
    related += [pair for pair, count in shared.items() if _are_copies(count, min(len(shingles[n]) for n in pair))]
    outlets: dict[str, int] = {}
    for number, article in enumerate(articles):
        if outlet := article.source.strip().casefold():
            related.append((outlets.setdefault(outlet, number), number))
    return related


def _are_copies(shared: int, fewer: int) -> bool:
    return shared >= (_COPY if fewer >= _FEW else _COPY_OF_FEW) * fewer
