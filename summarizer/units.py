"""Sentences with the neighbours that they need, as rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Indices = NDArray[np.int64]


def weighted_counts(numbers: Indices, weights: Vector, size: int) -> Vector:
    """(size,) float64: for each number from 0 the sum of the weights at its occurrences."""
    return np.bincount(numbers, weights, minlength=size).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Units:
    """For each row the rows that must be chosen with it, itself included.

    Attributes:
        owners: (k,) the row that each entry belongs to, ascending.
        members: (k,) a row that the owner needs, ascending within an owner.
        height: Number of rows n; a row without entries is never to be chosen.
    """

    owners: Indices
    members: Indices
    height: int

    @classmethod
    def of_rows(cls, rows: Sequence[Iterable[int]]) -> "Units":
        """Units from the members of each row, in order."""
        members = [tuple(members) for members in rows]
        owners = np.repeat(np.arange(len(rows)), [len(own) for own in members])
        return cls(owners, np.fromiter(chain.from_iterable(members), np.int64), len(rows))

    @property
    def lengths(self) -> Indices:
        """(n,) how many rows each unit has."""
        return np.bincount(self.owners, minlength=self.height)

    def of(self, row: int) -> list[int]:
        """The rows of one unit, in reading order."""
        start, end = np.searchsorted(self.owners, [row, row + 1])
        return [int(member) for member in self.members[start:end]]

    def sums(self, values: Vector) -> Vector:
        """(n,) the sum of a value per row over the rows of each unit."""
        return weighted_counts(self.owners, values[self.members], self.height)

    def means(self, values: Vector, weights: Vector) -> Vector:
        """(n,) the weighted mean of a value per row over the rows of each unit; 0 where all weights are 0."""
        total = self.sums(weights)
        return np.divide(self.sums(values * weights), total, out=np.zeros(self.height), where=total > 0)
