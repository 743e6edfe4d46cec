"""Stems of texts, for the metrics other than ROUGE."""

from functools import lru_cache
from itertools import pairwise

from evaluation.metrics.rouge155.stemmer import stem
from evaluation.metrics.rouge155.tokenizers import stop_words, tokenize_unicode


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words, in order."""
    return tuple(stem(token) for token in tokenize_unicode(text))


@lru_cache(maxsize=1 << 14)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that are not on the SMART stop list."""
    return frozenset(stem(token) for token in tokenize_unicode(text) if token not in stop_words())


def bigrams(text: str) -> list[tuple[str, str]]:
    """Return the pairs of neighbouring stems, in order."""
    words = stems(text)
    return list(pairwise(words))
