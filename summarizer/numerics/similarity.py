"""Similarity search among all pairs of rows, in blocks, so that the n × n cosines are never in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from summarizer.numerics.types import Flags, Indices, Matrix, Vector

# Rows and columns of a block: 4 MB of cosines, which fit into the processor's cache.
_BLOCK = 1_000
# Cosines that differ by less differ by rounding.
_TOLERANCE = 1e-6
# Cosine above which another origin counts as similar; a feature of the trained selector, so its model depends on it.
_SIMILAR = 0.6


@dataclass(frozen=True)
class CrossOriginSimilarity:
    """Similarity of each sentence to the sentences of other origins, searched once and only when it is asked for.

    Attributes:
        vectors: (n, d) float32, unit rows.
        origins: (n,) int64, the number of each sentence's origin.
    """

    vectors: Matrix
    origins: Indices

    @property
    def max_cosine(self) -> Vector:
        """(n,) float64 in [-1, 1], the highest cosine with a sentence of another origin; -1 if there is none."""
        return self._found[0]

    @property
    def similar_origins(self) -> Indices:
        """(n,) int64, the number of other origins with a sentence whose cosine is above 0.6."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[Vector, Indices]:
        return nearest_other_labels(self.vectors, self.origins, threshold=_SIMILAR)

    def subset(self, is_kept: Flags) -> "CrossOriginSimilarity":
        """Return the similarity among some of the sentences; this object with its results if all are kept.

        Args:
            is_kept: (n,) whether each sentence is kept.
        """
        return self if is_kept.all() else CrossOriginSimilarity(self.vectors[is_kept], self.origins[is_kept])


def similar_pairs(vectors: Matrix, *, min_cosine: float) -> tuple[Indices, Indices]:
    """Return the k pairs of different rows with at least this cosine: (k,) the lower rows, (k,) the higher rows.

    Args:
        vectors: (n, d) float32, unit rows.
        min_cosine: In [-1, 1].
    """
    lower, higher = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for above, beside, cosines in _blocks(vectors):
        # On a flat array this is fifteen times as fast as with rows and columns.
        places = np.flatnonzero(cosines >= min_cosine - _TOLERANCE)
        rows, columns = np.divmod(places, cosines.shape[1])
        is_pair = rows + above.start < columns + beside.start
        lower.append(rows[is_pair] + above.start)
        higher.append(columns[is_pair] + beside.start)
    return np.concatenate(lower), np.concatenate(higher)


def nearest_other_labels(vectors: Matrix, labels: Indices, *, threshold: float) -> tuple[Vector, Indices]:
    """Return each row's highest cosine with a row of another label, and its number of similar other labels.

    Args:
        vectors: (n, d) float32, unit rows.
        labels: (n,) int64.
        threshold: A label is similar to a row if one of its rows has a higher cosine with it.

    Returns:
        (n,) float64 in [-1, 1], -1 where there is no other label; and (n,) int64.
    """
    order = np.argsort(labels, kind="stable")
    search = _LabelSearch(np.asarray(labels)[order], threshold)
    for above, beside, cosines in _blocks(vectors[order]):
        search.add(above, beside, cosines)
    nearest, similar = np.empty(len(order)), np.empty(len(order), dtype=np.int64)
    nearest[order], similar[order] = search.nearest, search.similar
    return nearest, similar


def _blocks(vectors: Matrix) -> Iterator[tuple[slice, slice, Matrix]]:
    """Yield the cosines of every pair of rows once: blocks on and above the diagonal, row by row."""
    for top in range(0, len(vectors), _BLOCK):
        for left in range(top, len(vectors), _BLOCK):
            above, beside = slice(top, top + _BLOCK), slice(left, left + _BLOCK)
            yield above, beside, vectors[above] @ vectors[beside].T


class _LabelSearch:
    """Running results of `nearest_other_labels`, for rows sorted by label.

    For each row, the blocks of the other rows must be added in ascending order.
    """

    def __init__(self, labels: Indices, threshold: float) -> None:
        self.labels, self.threshold = labels, threshold
        self.nearest = np.full(len(labels), -1.0)
        self.similar = np.zeros(len(labels), dtype=np.int64)
        # The last label of a block may continue in the next block, but counts once: where it was similar to each row.
        self._last_similar = np.full(len(labels), -1)

    def add(self, above: slice, beside: slice, cosines: Matrix) -> None:
        """Take a block of cosines into account, for its rows and for its columns."""
        if self.labels[above][-1] >= self.labels[beside][0]:
            cosines[self.labels[above][:, None] == self.labels[beside]] = -1.0
        is_similar = cosines > self.threshold
        highest = cosines.max(axis=1)
        # Most rows are similar to no row of a block.
        some = np.flatnonzero(highest > self.threshold)
        by_label = np.logical_or.reduceat(is_similar[some], self._starts(beside), axis=1)
        self._update(above, beside, highest, some, by_label)
        if above != beside:
            # Eight columns in a byte.
            packed = np.bitwise_or.reduceat(np.packbits(is_similar, axis=1), self._starts(above), axis=0)
            by_label = np.unpackbits(packed, axis=1, count=cosines.shape[1]).view(np.bool_).T
            self._update(beside, above, cosines.max(axis=0), np.arange(len(by_label)), by_label)

    def _starts(self, block: slice) -> Indices:
        """Return where each label begins in a block."""
        labels = self.labels[block]
        return np.flatnonzero(np.concatenate([[True], labels[1:] != labels[:-1]]))

    def _update(self, rows: slice, others: slice, highest: Matrix, some: Indices, is_similar: Flags) -> None:
        """Update the results of some rows with a block of others.

        Args:
            rows: The rows.
            others: The other rows, which are the block.
            highest: The highest cosine of each of the rows with one of the others.
            some: (k,) the places in `rows` that may be similar to a label of the block.
            is_similar: (k, labels of the block) whether each of them is.
        """
        self.nearest[rows] = np.maximum(self.nearest[rows], highest)
        labels, members = self.labels[others], some + rows.start
        is_counted = is_similar[:, 0] & (self._last_similar[members] == labels[0])
        self.similar[members] += is_similar.sum(axis=1) - is_counted
        self._last_similar[members[is_similar[:, -1]]] = labels[-1]
