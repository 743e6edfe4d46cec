"""Similarity search by blocks gives the results of the full matrix and multiplies each pair once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from summarizer import Article, Candidates
from summarizer.filtering.off_topic import find_off_topic
from summarizer.numerics.similarity import CrossOriginSimilarity, nearest_other_labels, similar_pairs

# More than two blocks, so that there are whole, cut and diagonal ones.
N = 2_300


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    rows = np.random.default_rng(7).standard_normal((N, 5))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_pairs_are_those_of_the_full_matrix(vectors: NDArray[np.float32]) -> None:
    lower, higher = similar_pairs(vectors, min_cosine=0.97)
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
    nearest, near = nearest_other_labels(vectors, labels, threshold=0.95)
    cosines = np.where(labels[:, None] == labels, -1.0, vectors @ vectors.T)
    np.testing.assert_allclose(nearest, cosines.max(axis=1), atol=1e-6)
    expected = [len(np.unique(labels[row > 0.95])) for row in cosines]
    assert near.tolist() == expected


def test_a_single_label_has_no_other(vectors: NDArray[np.float32]) -> None:
    nearest, near = nearest_other_labels(vectors[:5], np.zeros(5, dtype=np.int64), threshold=0.5)
    assert nearest.tolist() == [-1.0] * 5
    assert near.tolist() == [0] * 5


class Counted(np.ndarray[tuple[int, int], np.dtype[np.float32]]):
    """An array that counts the cosines that it and its parts are multiplied to."""

    cosines = 0

    def __array_ufunc__(self, ufunc: np.ufunc, method: Any, *inputs: Any, **options: Any) -> Any:
        plain = [np.asarray(one) if isinstance(one, Counted) else one for one in inputs]
        found = getattr(ufunc, method)(*plain, **options)
        if ufunc is np.matmul:
            Counted.cosines += found.size
        return found


def test_off_topic_search_and_sentence_features_share_one_search_that_multiplies_each_pair_once() -> None:
    # Ten sentences an article, all of one story but for half of the first article's: it is suspected, and stays.
    rows = 0.3 * np.random.default_rng(11).standard_normal((N, 8))
    rows[:, 0] += 2
    rows[:5, :2] += (-2, 2)
    numbers = np.arange(N) // 10
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32).view(Counted)
    similarity = CrossOriginSimilarity(vectors, numbers)
    found = find_off_topic(numbers, similarity)
    searched = Counted.cosines
    assert not found.any()
    assert N * N / 2 < searched < 0.75 * N * N
    cosines = np.where(numbers[:, None] == numbers, -1.0, np.asarray(vectors) @ np.asarray(vectors).T)
    np.testing.assert_allclose(similarity.subset(~found).max_cosine, cosines.max(axis=1), atol=1e-6)
    assert similarity.subset(~found).similar_origins.tolist() == [len(np.unique(numbers[row > 0.6])) for row in cosines]
    assert Counted.cosines == searched


def test_a_subset_is_searched_again(vectors: NDArray[np.float32]) -> None:
    numbers, is_kept = np.arange(30) // 5, np.arange(30) % 5 > 0
    kept = CrossOriginSimilarity(vectors[:30], numbers).subset(is_kept)
    nearest, near = nearest_other_labels(vectors[:30][is_kept], numbers[is_kept], threshold=0.6)
    assert kept.max_cosine.tolist() == nearest.tolist()
    assert kept.similar_origins.tolist() == near.tolist()


def test_precomputed_similarity_is_not_used_for_other_candidates(
    make_candidates: Callable[..., Candidates],
) -> None:
    candidates = make_candidates(
        [Article("a", "The ferry is free. Herring was sold."), Article("b", "The ferry costs nothing. It rains.")]
    )
    searched = CrossOriginSimilarity(candidates.vectors, candidates.origins)
    assert replace(candidates, precomputed=searched).cross_origin is searched
    alone = replace(candidates, precomputed=searched, origins=np.zeros(len(candidates), dtype=np.int64))
    assert alone.cross_origin.max_cosine.tolist() == [-1.0] * len(candidates)
