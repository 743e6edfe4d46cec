"""Counts, medians and connected components.

`distinct`, `median` and `unique_counts` replace functions of numpy that sort where counting is enough, or that import
numpy.ma, which takes 15 ms: a twentieth of a run with cached vectors.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from summarizer.numerics.types import Indices, Vector

Number = TypeVar("Number", bound=np.number[Any])


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """Return the (k,) different numbers of (n,) in ascending order, like `numpy.unique`."""
    ascending = np.sort(numbers)
    is_new = np.ones(len(ascending), dtype=np.bool_)
    is_new[1:] = ascending[1:] != ascending[:-1]
    return ascending[is_new]


def median(numbers: NDArray[Number]) -> float:
    """Return the median of (n,) numbers, like `numpy.median`; n must be at least 1."""
    ascending = np.sort(numbers)
    return float((ascending[(len(numbers) - 1) // 2] + ascending[len(numbers) // 2]) / 2)


def unique_counts(numbers: Indices, size: int) -> tuple[Indices, Indices]:
    """Return the (k,) different numbers of (n,) in ascending order, and (k,) how often each occurs.

    All numbers must be in [0, size). They are counted, not sorted as in `numpy.unique`, unless n is small.
    """
    if len(numbers) < size:
        return np.unique(numbers, return_counts=True)
    counts = np.bincount(numbers, minlength=size)
    found = np.flatnonzero(counts)
    return found, counts[found]


def weighted_counts(numbers: Indices, weights: Vector, size: int) -> Vector:
    """Return (size,) float64: for each number from 0 the sum of the weights at its occurrences."""
    return np.bincount(numbers, weights, minlength=size).astype(np.float64)


def connected_components(edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each node of a graph the lowest node of its component, by union-find.

    scipy.sparse.csgraph has this function too, but importing scipy takes longer than a whole summary.

    Args:
        edges: Pairs of nodes; a node without neighbours is an edge to itself.
    """
    parents: dict[int, int] = {}

    def root(node: int) -> int:
        while parents.setdefault(node, node) != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    for first, second in edges:
        low, high = sorted((root(first), root(second)))
        parents[high] = low
    return {node: root(node) for node in parents}
