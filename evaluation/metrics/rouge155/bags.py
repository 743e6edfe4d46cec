"""ROUGE-N, ROUGE-S and ROUGE-SU: bags of n-grams and skip-bigrams (Lin 2004, sections 2, 5 and 6)."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import chain

from evaluation.metrics.rouge155.scores import Overlap

_NAME = re.compile(r"[1-9]|SU?(?:0|[1-9][0-9]*)")

Bag = Counter[Hashable]


def is_bag_metric(metric: str) -> bool:
    """Whether the metric is an n-gram length from 1 to 9, or `S` or `SU` with the largest skip gap, as in `SU4`."""
    return _NAME.fullmatch(metric) is not None


def _ngrams(tokens: Sequence[str], length: int) -> Bag:
    return Counter(zip(*(tokens[start:] for start in range(length)), strict=False))


def _skip_bigrams(tokens: Sequence[str], gap: int) -> Bag:
    distances = range(1, min(gap + 1, len(tokens)) + 1)
    return Counter(chain.from_iterable(zip(tokens, tokens[distance:], strict=False) for distance in distances))


def _bag(tokens: Sequence[str], metric: str) -> Bag:
    if metric.startswith("SU"):
        bag = _skip_bigrams(tokens, int(metric[2:]))
        # The program forgets the unigram of the last token.
        bag.update(tokens[:-1])
        return bag
    if metric.startswith("S"):
        return _skip_bigrams(tokens, int(metric[1:]))
    return _ngrams(tokens, int(metric))


def bag_overlaps(metric: str, summary: Sequence[str], references: Sequence[Sequence[str]]) -> list[Overlap]:
    """Count what a summary shares with each reference.

    Args:
        metric: A name for which `is_bag_metric` holds.
        summary: Its tokens in one row; n-grams and skip-bigrams run across the ends of sentences.
        references: The tokens of each reference in the same way.

    Returns:
        One overlap per reference, hits clipped by the counts of both sides.
    """
    own = _bag(summary, metric)
    overlaps = []
    for reference in references:
        other = _bag(reference, metric)
        hits = sum(min(own[unit], other[unit]) for unit in own.keys() & other.keys())
        overlaps.append(Overlap(hits, other.total(), own.total()))
    return overlaps
