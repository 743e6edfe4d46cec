"""The lexical view of the sentences: which n-grams of stems stand in which sentence, as one sparse matrix.

A compressed-row matrix in numpy alone: importing scipy.sparse costs a fifth of a cold start, and all that is needed of it are
two products and a few counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summarizer.lexical.words import Vocabulary
from summarizer.numerics.arrays import distinct
from summarizer.numerics.types import Indices, Vector, weighted_counts


@dataclass(frozen=True)
class Grams:
    """A sparse matrix of counts: sentence × n-gram of one or two stems.

    Attributes:
        first: (width,) the stem of column j, a number in the vocabulary.
        second: (width,) the second stem of a bigram; -1 for a unigram.
        rows: (k,) the row of each entry, ascending.
        columns: (k,) the column of each entry, ascending within a row.
        values: (k,) float64, the entries: counts ≥ 1, or weights.
        height: Number of rows n.
    """

    first: Indices
    second: Indices
    rows: Indices
    columns: Indices
    values: Vector
    height: int

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.first)

    @cached_property
    def is_bigram(self) -> NDArray[np.bool_]:
        """(width,) whether a column is a pair of stems."""
        return self.second >= 0

    @cached_property
    def offsets(self) -> Indices:
        """(n + 1,) where each row begins in the entries."""
        return np.searchsorted(self.rows, np.arange(self.height + 1))

    def row(self, number: int) -> Indices:
        """The columns of one row, ascending."""
        return self.columns[self.offsets[number] : self.offsets[number + 1]]

    @cached_property
    def frequency(self) -> Vector:
        """(width,) in how many rows each n-gram stands."""
        return np.bincount(self.columns, minlength=self.width).astype(np.float64)

    def times(self, weights: Vector) -> Vector:
        """(n,) the product with a weight per column."""
        return weighted_counts(self.rows, self.values * weights[self.columns], self.height)

    def transposed_times(self, weights: Vector) -> Vector:
        """(width,) the product of the transpose with a weight per row."""
        return weighted_counts(self.columns, self.values * weights[self.rows], self.width)

    def sums(self, weights: Vector) -> Vector:
        """(n,) the sum of a weight per column over the n-grams present in each row."""
        return weighted_counts(self.rows, weights[self.columns], self.height)

    def transposed_sums(self, weights: Vector) -> Vector:
        """(width,) the sum of a weight per row over the rows that hold each n-gram."""
        return weighted_counts(self.columns, weights[self.rows], self.width)

    def highest(self, scores: Vector) -> Vector:
        """(width,) the highest score per row over the rows that hold each n-gram."""
        highest = np.full(self.width, -np.inf)
        np.maximum.at(highest, self.columns, scores[self.rows])
        return highest

    def within(self, is_kept: NDArray[np.bool_]) -> "Grams":
        """The same matrix with the entries of the other rows left out.

        Args:
            is_kept: (n,) which rows keep theirs.
        """
        keep = is_kept[self.rows]
        rows, columns, values = self.rows[keep], self.columns[keep], self.values[keep]
        return Grams(self.first, self.second, rows, columns, values, self.height)

    def spread(self, labels: Indices) -> Vector:
        """(width,) over how many different labels of rows each n-gram is spread."""
        pairs = distinct(self.columns * (int(labels.max(initial=0)) + 1) + labels[self.rows])
        return np.bincount(pairs // (int(labels.max(initial=0)) + 1), minlength=self.width).astype(np.float64)

    @cached_property
    def tfidf(self) -> "Grams":
        """The same matrix in TF-IDF weights with rows of unit length.

        (1 + ln tf) · (1 + ln((1 + n) / (1 + df))): Manning, Raghavan and Schütze 2008, ch. 6.4, smoothed.
        """
        idf = 1 + np.log((1 + self.height) / (1 + self.frequency))
        weights = (1 + np.log(self.values)) * idf[self.columns]
        lengths = np.sqrt(weighted_counts(self.rows, weights**2, self.height))
        return Grams(self.first, self.second, self.rows, self.columns, weights / lengths[self.rows], self.height)

    def gathered(self, owners: Indices, members: Indices) -> "Grams":
        """The n-grams of several rows together: row i holds 1 for each that stands in any member of owner i.

        Args:
            owners: (k,) the new row, below n.
            members: (k,) an old row that belongs to it.
        """
        counts = np.diff(self.offsets)[members]
        starts = np.repeat(self.offsets[members] - np.cumsum(counts) + counts, counts)
        columns = self.columns[starts + np.arange(len(starts))]
        entries = distinct(np.repeat(owners, counts) * max(1, self.width) + columns)
        rows, columns = np.divmod(entries, max(1, self.width))
        return Grams(self.first, self.second, rows, columns, np.ones(len(rows)), self.height)


def content_grams(stems: Sequence[Indices], vocabulary: Vocabulary, *, bigrams: bool) -> Grams:
    """Counts of stems, and of pairs of neighbouring stems, that hold at least one content word.

    An n-gram of which every word is a stop word says nothing; one that only contains some ("out of office") may.

    Args:
        stems: (n,) the stems of each sentence as numbers, in order.
        vocabulary: What the numbers mean.
        bigrams: Whether to count pairs too.
    """
    lengths = np.array([len(row) for row in stems], dtype=np.int64)
    words = np.concatenate([*stems, np.zeros(0, dtype=np.int64)])
    rows = np.repeat(np.arange(len(stems)), lengths)
    is_content = ~vocabulary.is_stop
    # Every gram is one number: first · (V + 1) + second + 1, where the second of a unigram is -1.
    base = len(vocabulary) + 1
    keep = is_content[words]
    grams, places = [words[keep] * base], [rows[keep]]
    if bigrams and len(words):
        inside = (rows[1:] == rows[:-1]) & (is_content[words[1:]] | is_content[words[:-1]])
        grams.append(words[:-1][inside] * base + words[1:][inside] + 1)
        places.append(rows[:-1][inside])
    names, columns = np.unique(np.concatenate(grams), return_inverse=True)
    entries, counts = np.unique(np.concatenate(places) * max(1, len(names)) + columns, return_counts=True)
    return Grams(
        first=names // base,
        second=names % base - 1,
        rows=entries // max(1, len(names)),
        columns=entries % max(1, len(names)),
        values=counts.astype(np.float64),
        height=len(stems),
    )
