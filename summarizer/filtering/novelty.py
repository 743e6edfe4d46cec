"""What a reader knows already, and which sentences only say that again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarizer.lexical.ngrams import Grams
from summarizer.lexical.numbers import figures
from summarizer.lexical.words import Vocabulary
from summarizer.models import Change, Sentence
from summarizer.numerics.types import Indices

# Least cosine with a known sentence of the same figures; tuned on the dev clusters split by date, see docs/design.md.
_SAYS_THE_SAME = 0.75
# How many times as much a sentence is worth that states a changed figure; tuned there too.
CHANGED = 3.0
# Rows per block of the similarity search.
_BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class Known:
    """The sentences that the reader has read.

    Attributes:
        sentences: (k,) the sentences.
        vectors: (k, d) float32, unit rows, by the embedder of the candidates.
        changes: The candidates' figures that stand otherwise than there.
    """

    sentences: tuple[Sentence, ...]
    vectors: NDArray[np.float32] = field(repr=False)
    changes: tuple[Change, ...] = ()


def is_said(known: Known, texts: Sequence[str], vectors: NDArray[np.float32], groups: Indices) -> NDArray[np.bool_]:
    """(n,) whether a known sentence says the same as each one, or as one of its duplicate group.

    The same in other words, by the cosine; never where figures, dates or negation differ: that may be news.

    Args:
        known: What is known.
        texts: (n,) the sentences.
        vectors: (n, d) float32, unit rows.
        groups: (n,) int64, the row of the first sentence of each one's duplicate group.
    """
    stated = [figures(text) for text in texts]
    before = [figures(sentence.text) for sentence in known.sentences]
    said = np.zeros(len(texts), dtype=np.bool_)
    for start in range(0, len(texts), _BLOCK):
        similar = vectors[start : start + _BLOCK] @ known.vectors.T
        for offset, other in zip(*np.nonzero(similar >= _SAYS_THE_SAME - 1e-6), strict=True):
            row = start + int(offset)
            said[row] = said[row] or stated[row].agrees_with(before[int(other)])
    return np.isin(groups, groups[said])


def is_heard(known: Known, concepts: Grams, vocabulary: Vocabulary) -> NDArray[np.bool_]:
    """(width of `concepts`,) whether each stem or pair of stems stands in a known sentence.

    Args:
        known: What is known.
        concepts: Counts of stems and pairs of stems of the candidates.
        vocabulary: What the stems' numbers mean.
    """
    heard: set[tuple[int, int]] = set()
    for sentence in known.sentences:
        stems = vocabulary.known(sentence.text)
        heard.update((stem, -1) for stem in stems)
        heard.update(pairwise(stems))
    return np.array(
        [pair in heard for pair in zip(concepts.first.tolist(), concepts.second.tolist(), strict=True)], dtype=np.bool_
    )
