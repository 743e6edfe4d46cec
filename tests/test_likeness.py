"""The search among all pairs, by blocks: what a full matrix would give, over the edges of blocks too."""

import numpy as np
import pytest
from numpy.typing import NDArray

from summarizer.likeness import alike, nearest_others

# More than two blocks, so that there are whole, cut and diagonal ones.
N = 2_300


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    rows = np.random.default_rng(7).standard_normal((N, 5))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_pairs_are_those_of_the_full_matrix(vectors: NDArray[np.float32]) -> None:
    lower, higher = alike(vectors, least=0.97)
    expected = np.argwhere(np.triu(vectors @ vectors.T >= 0.97 - 1e-6, k=1))
    found = sorted(zip(lower.tolist(), higher.tolist(), strict=True))
    assert [list(pair) for pair in found] == expected.tolist()
    assert len(expected) > 1_000


@pytest.mark.parametrize(
    "labels",
    [
        np.arange(N) // 7,  # small ones, some over the edge of a block
        np.arange(N) * 3 // N,  # each over whole blocks
        np.random.default_rng(3).integers(0, 40, N),  # not sorted
        np.minimum(np.arange(N), 1_500),  # single rows, then one of 800
    ],
)
def test_nearest_of_another_label_and_near_labels_are_those_of_the_full_matrix(
    vectors: NDArray[np.float32], labels: NDArray[np.int64]
) -> None:
    nearest, near = nearest_others(vectors, labels, like=0.95)
    cosines = np.where(labels[:, None] == labels, -1.0, vectors @ vectors.T)
    np.testing.assert_allclose(nearest, cosines.max(axis=1), atol=1e-6)
    expected = [len(np.unique(labels[row > 0.95])) for row in cosines]
    assert near.tolist() == expected


def test_a_single_label_has_no_other(vectors: NDArray[np.float32]) -> None:
    nearest, near = nearest_others(vectors[:5], np.zeros(5, dtype=np.int64), like=0.5)
    assert nearest.tolist() == [-1.0] * 5
    assert near.tolist() == [0] * 5
