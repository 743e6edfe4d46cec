"""Update summarization: sentences and n-grams that the reader knows from earlier texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from summarizer.lexical.ngrams import NgramMatrix
from summarizer.lexical.numbers import find_numbers
from summarizer.lexical.words import Vocabulary
from summarizer.models import Change, Sentence
from summarizer.numerics.types import Flags, Indices, Matrix

# Both were tuned on the dev clusters split by date: docs/design.md, known texts.

# Least cosine of a sentence with a known one that has the same numbers, for it to be known.
_KNOWN_COSINE = 0.75
# Factor of the weight of a sentence that states a changed figure.
CHANGE_WEIGHT = 3.0
# Rows per block of the similarity search.
_BLOCK = 1_000
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Background:
    """Sentences that the reader has read.

    Attributes:
        sentences: (k,) the sentences.
        vectors: (k, d) float32, unit rows, by the embedder of the candidates.
        changes: The figures of the candidates of which the sentences give another value.
    """

    sentences: tuple[Sentence, ...]
    vectors: Matrix = field(repr=False)
    changes: tuple[Change, ...] = ()


def flag_known_sentences(background: Background, texts: Sequence[str], vectors: Matrix, groups: Indices) -> Flags:
    """Return (n,) whether each sentence, or one of its duplicate group, says the same as a known sentence.

    Two sentences say the same if their cosine is at least 0.75 and their numbers, dates and negation agree.

    Args:
        background: The known sentences.
        texts: (n,) the sentences.
        vectors: (n, d) float32, unit rows.
        groups: (n,) int64, the row of the first sentence of each sentence's duplicate group.
    """
    numbers = [find_numbers(text) for text in texts]
    known_numbers = [find_numbers(sentence.text) for sentence in background.sentences]
    is_known = np.zeros(len(texts), dtype=np.bool_)
    for start in range(0, len(texts), _BLOCK):
        cosines = vectors[start : start + _BLOCK] @ background.vectors.T
        for offset, known in zip(*np.nonzero(cosines >= _KNOWN_COSINE - _TOLERANCE), strict=True):
            row = start + int(offset)
            is_known[row] = is_known[row] or numbers[row].agrees_with(known_numbers[int(known)])
    return np.isin(groups, groups[is_known])


def flag_known_ngrams(background: Background, ngrams: NgramMatrix, vocabulary: Vocabulary) -> Flags:
    """Return (width of `ngrams`,) whether each stem or pair of stems occurs in a known sentence.

    Args:
        background: The known sentences.
        ngrams: The stems and pairs of stems of the candidates.
        vocabulary: The vocabulary of the candidates.
    """
    known: set[tuple[int, int]] = set()
    for sentence in background.sentences:
        stems = vocabulary.lookup(sentence.text)
        known.update((stem, -1) for stem in stems)
        known.update(pairwise(stems))
    columns = zip(ngrams.first.tolist(), ngrams.second.tolist(), strict=True)
    return np.array([column in known for column in columns], dtype=np.bool_)
