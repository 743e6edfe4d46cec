"""Which rows are alike, among all pairs of them, a block at a time: the n × n cosines are never held."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from summarizer.units import Indices, Vector

Matrix = NDArray[np.float32]

# Rows and columns of a block: 4 MB of cosines, which stay near the processor.
_BLOCK = 1_000
_TOLERANCE = 1e-6


def _blocks(vectors: Matrix) -> Iterator[tuple[slice, slice, Matrix]]:
    """The cosines of every pair of rows, once: blocks on and above the diagonal, row by row."""
    for top in range(0, len(vectors), _BLOCK):
        for left in range(top, len(vectors), _BLOCK):
            above, beside = slice(top, top + _BLOCK), slice(left, left + _BLOCK)
            yield above, beside, vectors[above] @ vectors[beside].T


def alike(vectors: Matrix, *, least: float) -> tuple[Indices, Indices]:
    """The pairs of different rows with at least such a cosine: (k,) the lower row of each, (k,) the higher.

    Args:
        vectors: (n, d) float32, unit rows.
        least: In [-1, 1].
    """
    lower, higher = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for above, beside, cosines in _blocks(vectors):
        rows, columns = np.nonzero(cosines >= least - _TOLERANCE)
        is_pair = rows + above.start < columns + beside.start
        lower.append(rows[is_pair] + above.start)
        higher.append(columns[is_pair] + beside.start)
    return np.concatenate(lower), np.concatenate(higher)


def nearest_others(vectors: Matrix, labels: Indices, *, like: float) -> tuple[Vector, Indices]:
    """For each row the highest cosine with a row of another label, -1 if there is none, and how many other labels are near.

    Args:
        vectors: (n, d) float32, unit rows.
        labels: (n,) int64.
        like: A label is near if one of its rows has a larger cosine.

    Returns:
        (n,) float64 in [-1, 1], and (n,) int64.
    """
    order = np.argsort(labels, kind="stable")
    search = _Search(np.asarray(labels)[order], like)
    for above, beside, cosines in _blocks(vectors[order]):
        search.meet(above, beside, cosines)
    nearest, near = np.empty(len(order)), np.empty(len(order), dtype=np.int64)
    nearest[order], near[order] = search.nearest, search.near
    return nearest, near


class _Search:
    """What rows, sorted by label, have met of the others; each meets the blocks of the others in ascending order."""

    def __init__(self, labels: Indices, like: float) -> None:
        self.labels, self.like = labels, like
        self.nearest = np.full(len(labels), -1.0)
        self.near = np.zeros(len(labels), dtype=np.int64)
        # Whether the last label of the block met last was near: it may go on in the next, and counts once.
        self._was_near = np.zeros(len(labels), dtype=np.bool_)

    def meet(self, above: slice, beside: slice, cosines: Matrix) -> None:
        """Take a block of cosines into account, for its rows and for its columns."""
        if self.labels[above][-1] >= self.labels[beside][0]:
            cosines[self.labels[above][:, None] == self.labels[beside]] = -1.0
        self._note(above, beside, np.maximum.reduceat(cosines, self._starts(beside), axis=1))
        if above != beside:
            self._note(beside, above, np.maximum.reduceat(cosines, self._starts(above), axis=0).T)

    def _starts(self, block: slice) -> Indices:
        labels = self.labels[block]
        return np.flatnonzero(np.concatenate([[True], labels[1:] != labels[:-1]]))

    def _note(self, rows: slice, others: slice, highest: Matrix) -> None:
        """Note the highest cosine of each row with each label of a block."""
        self.nearest[rows] = np.maximum(self.nearest[rows], highest.max(axis=1))
        is_near = highest > self.like
        goes_on = others.start > 0 and self.labels[others.start - 1] == self.labels[others.start]
        counted = self._was_near[rows] & goes_on
        self.near[rows] += is_near.sum(axis=1) - (is_near[:, 0] & counted)
        self._was_near[rows] = is_near[:, -1] | (counted & (highest.shape[1] == 1))
