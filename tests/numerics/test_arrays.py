"""Array functions give what those of numpy and scipy give."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array, csgraph

from summarizer.numerics.arrays import connected_components, distinct, median, unique_counts

NUMBERS = st.lists(st.integers(-5, 5), max_size=12)


@given(NUMBERS)
def test_distinct_numbers_are_those_of_numpy(numbers: list[int]) -> None:
    found = distinct(np.array(numbers, dtype=np.int64))
    assert found.dtype == np.int64
    assert found.tolist() == np.unique(np.array(numbers, dtype=np.int64)).tolist()


@pytest.mark.parametrize("kind", [np.int64, np.float32, np.float64])
@given(numbers=NUMBERS.filter(bool))
def test_the_median_is_that_of_numpy(kind: type, numbers: list[int]) -> None:
    values: np.ndarray[tuple[int], np.dtype[Any]] = (np.array(numbers) / 3).astype(kind)
    assert median(values) == float(np.median(values))


@given(numbers=st.lists(st.integers(0, 5), max_size=12), more=st.sampled_from([0, 20]))
def test_unique_counts_are_those_of_numpy_whether_it_sorts_or_counts(numbers: list[int], more: int) -> None:
    found, counts = unique_counts(np.array(numbers, dtype=np.int64), 6 + more)
    expected = np.unique(np.array(numbers, dtype=np.int64), return_counts=True)
    assert found.tolist() == expected[0].tolist()
    assert counts.tolist() == expected[1].tolist()


@given(edges=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_connected_components_are_those_of_scipy_by_their_lowest_node(edges: list[tuple[int, int]]) -> None:
    first, second = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    graph = coo_array((np.ones(len(edges)), (first, second)), shape=(10, 10))
    labels = csgraph.connected_components(graph, directed=False)[1]
    expected = {node: int(np.argmax(labels == labels[node])) for edge in edges for node in edge}
    assert connected_components(edges) == expected


def test_a_long_chain_is_one_component() -> None:
    found = connected_components((node + 1, node) for node in reversed(range(99_999)))
    assert len(found) == 100_000
    assert set(found.values()) == {0}
