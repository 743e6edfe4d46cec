"""Which rows are alike, among all pairs of them, a block at a time: the n × n cosines are never held."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summarizer.numerics.types import Indices, Vector

Matrix = NDArray[np.float32]

# Rows and columns of a block: 4 MB of cosines, which stay near the processor.
_BLOCK = 1_000
_TOLERANCE = 1e-6
# Cosine from which a sentence of another origin tells of the same.
_LIKE = 0.6


@dataclass(frozen=True)
class Support:
    """How far the sentences of other origins bear each one out; searched once, and only if it is asked for.

    Attributes:
        vectors: (n, d) float32, unit rows.
        origins: (n,) int64, the number of each one's origin.
    """

    vectors: Matrix
    origins: Indices

    @property
    def nearest(self) -> Vector:
        """(n,) float64 in [-1, 1], the highest cosine with a sentence of another origin; -1 if there is none."""
        return self._found[0]

    @property
    def near(self) -> Indices:
        """(n,) int64, how many other origins have a sentence with a cosine above 0.6."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[Vector, Indices]:
        return nearest_others(self.vectors, self.origins, like=_LIKE)

    def of(self, is_kept: NDArray[np.bool_]) -> "Support":
        """That of some of the sentences, among themselves; the same, with what was found, if all are kept.

        Args:
            is_kept: (n,) which.
        """
        return self if is_kept.all() else Support(self.vectors[is_kept], self.origins[is_kept])


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
        # Of a flat array: fifteen times as fast as where rows and columns are asked for.
        places = np.flatnonzero(cosines >= least - _TOLERANCE)
        rows, columns = np.divmod(places, cosines.shape[1])
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
        # Of a block's last label, which may go on in the next and counts once: where each row was near to it.
        self._last_near = np.full(len(labels), -1)

    def meet(self, above: slice, beside: slice, cosines: Matrix) -> None:
        """Take a block of cosines into account, for its rows and for its columns."""
        if self.labels[above][-1] >= self.labels[beside][0]:
            cosines[self.labels[above][:, None] == self.labels[beside]] = -1.0
        is_near = cosines > self.like
        highest = cosines.max(axis=1)
        # Most rows are near to none of a block.
        some = np.flatnonzero(highest > self.like)
        near = np.logical_or.reduceat(is_near[some], self._starts(beside), axis=1)
        self._note(above, beside, highest, some, near)
        if above != beside:
            # Eight columns in a byte.
            packed = np.bitwise_or.reduceat(np.packbits(is_near, axis=1), self._starts(above), axis=0)
            near = np.unpackbits(packed, axis=1, count=cosines.shape[1]).view(np.bool_)
            self._note(beside, above, cosines.max(axis=0), np.arange(len(near.T)), near.T)

    def _starts(self, block: slice) -> Indices:
        labels = self.labels[block]
        return np.flatnonzero(np.concatenate([[True], labels[1:] != labels[:-1]]))

    def _note(self, rows: slice, others: slice, highest: Matrix, some: Indices, near: NDArray[np.bool_]) -> None:
        """Note the highest cosine of each row with those of a block, and to which of its labels some of the rows are near."""
        self.nearest[rows] = np.maximum(self.nearest[rows], highest)
        labels, members = self.labels[others], some + rows.start
        again = near[:, 0] & (self._last_near[members] == labels[0])
        self.near[members] += near.sum(axis=1) - again
        self._last_near[members[near[:, -1]]] = labels[-1]
