"""The lexical view of the sentences: which n-grams of stems stand in which sentence, as one sparse matrix.

A compressed-row matrix in numpy alone: importing scipy.sparse costs a fifth of a cold start, and all that is needed of it are
two products and a few counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summarizer.words import stem, stop_words, tokenize

Vector = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Grams:
    """A sparse matrix of counts: sentence × n-gram.

    Attributes:
        names: The n-grams, as tuples of stems; column j of the matrix is `names[j]`.
        rows: (k,) the row of each entry, ascending.
        columns: (k,) the column of each entry, ascending within a row.
        values: (k,) float64, the entries; counts ≥ 1 or weights.
        height: Number of rows n.
    """

    names: tuple[tuple[str, ...], ...]
    rows: Indices
    columns: Indices
    values: Vector
    height: int

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.names)

    @cached_property
    def offsets(self) -> Indices:
        """(n + 1,) where each row begins in the entries."""
        return np.searchsorted(self.rows, np.arange(self.height + 1))

    def row(self, number: int) -> Indices:
        """The columns of one row, ascending."""
        return self.columns[self.offsets[number] : self.offsets[number + 1]]

    @cached_property
    def presence(self) -> "Grams":
        """The same matrix with 1 for every count."""
        return Grams(self.names, self.rows, self.columns, np.ones_like(self.values), self.height)

    @cached_property
    def frequency(self) -> Indices:
        """(width,) in how many rows each n-gram stands."""
        return np.bincount(self.columns, minlength=self.width)

    def times(self, weights: Vector) -> Vector:
        """(n,) the product with a weight per column."""
        return np.bincount(self.rows, self.values * weights[self.columns], minlength=self.height)

    def transposed_times(self, weights: Vector) -> Vector:
        """(width,) the product of the transpose with a weight per row."""
        return np.bincount(self.columns, self.values * weights[self.rows], minlength=self.width)

    @cached_property
    def tfidf(self) -> "Grams":
        """The same matrix in TF-IDF weights with rows of unit length: (1 + ln tf) · (1 + ln((1 + n) / (1 + df))), Manning et al. 2008, ch. 6, smoothed."""
        idf = 1 + np.log((1 + self.height) / (1 + self.frequency))
        weights = (1 + np.log(self.values)) * idf[self.columns]
        lengths = np.sqrt(np.bincount(self.rows, weights**2, minlength=self.height))
        return Grams(self.names, self.rows, self.columns, weights / lengths[self.rows], self.height)


def stems(text: str, language: str) -> list[str]:
    """The stems of all words of a text, in order, stop words included."""
    return [stem(word, language) for word in tokenize(text)]


def content_grams(texts: Sequence[str], language: str, *, longest: int) -> Grams:
    """Counts of the n-grams of 1 … `longest` stems that hold at least one content word.

    An n-gram of which every word is a stop word says nothing; one that only contains some ("out of office") may.
    """
    ignored = {stem(word, language) for word in stop_words(language)}
    counts: list[dict[tuple[str, ...], int]] = []
    for text in texts:
        row: dict[tuple[str, ...], int] = {}
        words = stems(text, language)
        for length in range(1, longest + 1):
            for start in range(len(words) - length + 1):
                gram = tuple(words[start : start + length])
                if not ignored.issuperset(gram):
                    row[gram] = row.get(gram, 0) + 1
        counts.append(row)
    names = sorted(set().union(*counts))
    column = {gram: number for number, gram in enumerate(names)}
    entries = [(row, column[gram], count) for row, grams in enumerate(counts) for gram, count in grams.items()]
    table = np.array(sorted(entries), dtype=np.int64).reshape(-1, 3)
    return Grams(tuple(names), table[:, 0], table[:, 1], table[:, 2].astype(np.float64), len(texts))
