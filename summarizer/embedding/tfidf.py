"""TF-IDF vectors of fixed width by feature hashing: the fastest embedder, without a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from summarizer.lexical.ngrams import count_ngrams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.numerics.types import Matrix

# Shorter vectors are rounding errors: their hashes cancel each other out.
_MIN_LENGTH = 1e-6


@dataclass(frozen=True, slots=True)
class TfIdf:
    """TF-IDF of content stems with signed feature hashing (Weinberger et al. 2009); dot products approximate cosines.

    Document frequencies are counted over the texts of one call.

    Attributes:
        language: English name of the language, for stems and stop words.
        dimensions: Width d of the vectors; the error of a cosine is about 1 / √d.
    """

    language: str = "english"
    dimensions: int = 2048

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """Return a float32 matrix of shape (n, d) with unit rows.

        A text without content words gets a direction of its own, so that it resembles its copies only.
        """
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if not texts:
            return vectors
        vocabulary = Vocabulary(self.language)
        weights = count_ngrams([vocabulary.stems(tokenize(text)) for text in texts], vocabulary, bigrams=False).tfidf
        stems = list(vocabulary.numbers)
        hashes = np.array(
            [crc32(stems[int(number)].encode("utf-8", "replace")) for number in weights.first], dtype=np.int64
        )
        signs = np.where(hashes >> 31, -1.0, 1.0)
        entries = weights.values * signs[weights.columns]
        np.add.at(vectors, (weights.rows, hashes[weights.columns] % self.dimensions), entries)
        lengths = np.linalg.norm(vectors, axis=1)
        for row in np.flatnonzero(lengths < _MIN_LENGTH).tolist():
            vectors[row, crc32(texts[row].encode("utf-8", "replace")) % self.dimensions] = 1.0
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
