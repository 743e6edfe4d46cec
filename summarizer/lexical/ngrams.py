"""Sparse sentence × n-gram matrix with TF-IDF weights.

It needs numpy only: importing scipy.sparse takes a fifth of a cold start, for two products and a few counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from summarizer.lexical.words import Vocabulary
from summarizer.numerics.arrays import distinct, weighted_counts
from summarizer.numerics.types import Flags, Indices, Vector


def smoothed_idf(count: int, frequency: Vector) -> Vector:
    """Return (k,) the inverse document frequency of n-grams, 1 + ln((1 + count) / (1 + frequency)).

    Args:
        count: Number of texts.
        frequency: (k,) the number of texts that contain each n-gram.
    """
    return 1 + np.log((1 + count) / (1 + frequency))


@dataclass(frozen=True)
class NgramMatrix:
    """A sparse matrix of n sentences × n-grams of one or two stems.

    Attributes:
        first: (width,) the stem of each column, a number in the vocabulary.
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
    def is_bigram(self) -> Flags:
        """(width,) whether each column is a pair of stems."""
        return self.second >= 0

    @cached_property
    def offsets(self) -> Indices:
        """(n + 1,) the place in the entries at which each row begins."""
        return np.searchsorted(self.rows, np.arange(self.height + 1))

    def row(self, number: int) -> Indices:
        """Return the columns of one row, ascending."""
        return self.columns[self.offsets[number] : self.offsets[number + 1]]

    @cached_property
    def document_frequency(self) -> Vector:
        """(width,) the number of rows that contain each n-gram."""
        return np.bincount(self.columns, minlength=self.width).astype(np.float64)

    def times(self, weights: Vector) -> Vector:
        """Return (n,) the product of the matrix with a weight per column."""
        return weighted_counts(self.rows, self.values * weights[self.columns], self.height)

    def transposed_times(self, weights: Vector) -> Vector:
        """Return (width,) the product of the transposed matrix with a weight per row."""
        return weighted_counts(self.columns, self.values * weights[self.rows], self.width)

    def sums(self, weights: Vector) -> Vector:
        """Return (n,) the sum of a weight per column over the n-grams in each row."""
        return weighted_counts(self.rows, weights[self.columns], self.height)

    def transposed_sums(self, weights: Vector) -> Vector:
        """Return (width,) the sum of a weight per row over the rows that contain each n-gram."""
        return weighted_counts(self.columns, weights[self.rows], self.width)

    def highest(self, scores: Vector) -> Vector:
        """Return (width,) the maximum of a score per row over the rows that contain each n-gram."""
        highest = np.full(self.width, -np.inf)
        np.maximum.at(highest, self.columns, scores[self.rows])
        return highest

    def keep_rows(self, is_kept: Flags) -> "NgramMatrix":
        """Return the matrix with the entries of some rows only; its shape stays.

        Args:
            is_kept: (n,) whether each row keeps its entries.
        """
        keep = is_kept[self.rows]
        rows, columns, values = self.rows[keep], self.columns[keep], self.values[keep]
        return NgramMatrix(self.first, self.second, rows, columns, values, self.height)

    def count_labels(self, labels: Indices) -> Vector:
        """Return (width,) the number of different labels, one per row from 0, of the rows that contain each n-gram."""
        total = int(labels.max(initial=0)) + 1
        pairs = distinct(self.columns * total + labels[self.rows])
        return np.bincount(pairs // total, minlength=self.width).astype(np.float64)

    @cached_property
    def tfidf(self) -> "NgramMatrix":
        """The matrix of counts in TF-IDF weights with `smoothed_idf`, see `weighted`."""
        return self.weighted(smoothed_idf(self.height, self.document_frequency))

    def weighted(self, idf: Vector) -> "NgramMatrix":
        """Return the matrix of counts in TF-IDF weights (1 + ln tf) · idf, with rows of unit length.

        The weights are those of Manning, Raghavan and Schütze 2008, ch. 6.4.

        Args:
            idf: (width,) the inverse document frequency of each n-gram.
        """
        weights = (1 + np.log(self.values)) * idf[self.columns]
        lengths = np.sqrt(weighted_counts(self.rows, weights**2, self.height))
        return NgramMatrix(self.first, self.second, self.rows, self.columns, weights / lengths[self.rows], self.height)

    def merge_rows(self, owners: Indices, members: Indices) -> "NgramMatrix":
        """Return the matrix in which row i contains 1 for each n-gram that occurs in any of the rows merged into it.

        Args:
            owners: (k,) a new row, below n.
            members: (k,) an old row that is merged into it.
        """
        counts = np.diff(self.offsets)[members]
        starts = np.repeat(self.offsets[members] - np.cumsum(counts) + counts, counts)
        columns = self.columns[starts + np.arange(len(starts))]
        entries = distinct(np.repeat(owners, counts) * max(1, self.width) + columns)
        rows, columns = np.divmod(entries, max(1, self.width))
        return NgramMatrix(self.first, self.second, rows, columns, np.ones(len(rows)), self.height)


def count_ngrams(stems: Sequence[Indices], vocabulary: Vocabulary, *, bigrams: bool) -> NgramMatrix:
    """Return the counts of stems, and of pairs of neighbouring stems, that contain at least one content word.

    Args:
        stems: (n,) the stems of each sentence in order, as numbers in the vocabulary.
        vocabulary: The vocabulary.
        bigrams: Whether to count pairs too.
    """
    lengths = np.array([len(row) for row in stems], dtype=np.int64)
    words = np.concatenate([*stems, np.zeros(0, dtype=np.int64)])
    rows = np.repeat(np.arange(len(stems)), lengths)
    is_content = ~vocabulary.is_stop
    # Every n-gram is one number: first · (V + 1) + second + 1, where the second of a unigram is -1.
    base = len(vocabulary) + 1
    keep = is_content[words]
    ngrams, places = [words[keep] * base], [rows[keep]]
    if bigrams and len(words):
        inside = (rows[1:] == rows[:-1]) & (is_content[words[1:]] | is_content[words[:-1]])
        ngrams.append(words[:-1][inside] * base + words[1:][inside] + 1)
        places.append(rows[:-1][inside])
    different, columns = np.unique(np.concatenate(ngrams), return_inverse=True)
    width = max(1, len(different))
    entries, counts = np.unique(np.concatenate(places) * width + columns, return_counts=True)
    return NgramMatrix(
        first=different // base,
        second=different % base - 1,
        rows=entries // width,
        columns=entries % width,
        values=counts.astype(np.float64),
        height=len(stems),
    )
