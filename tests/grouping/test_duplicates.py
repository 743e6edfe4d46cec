"""Groups of near-duplicates: stars around centres, without chains or contradicting sentences."""

import itertools
import random
from math import cos, pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grouping.duplicates import group_duplicates
from summarizer.numerics.types import Matrix


def unit(*degrees: float) -> Matrix:
    """Rows on the unit circle: the cosine of two rows is that of the angle between them."""
    return np.array([(cos(angle * pi / 180), sin(angle * pi / 180)) for angle in degrees], dtype=np.float32)


def partition(texts: list[str], vectors: Matrix, threshold: float) -> set[frozenset[str]]:
    labels = group_duplicates(texts, vectors, threshold=threshold)
    return {
        frozenset(text for text, label in zip(texts, labels, strict=True) if label == group) for group in set(labels)
    }


def test_labels_are_the_rows_of_the_first_sentence_of_each_group() -> None:
    labels = group_duplicates(["b", "a", "b again", "a again"], unit(0, 90, 5, 95), threshold=0.95)
    assert labels.dtype == np.int64
    assert labels.tolist() == [0, 1, 0, 1]


def test_a_chain_of_neighbours_is_not_one_group() -> None:
    # Neighbours are 20° apart (cosine 0.94), second neighbours 40° (0.77): b takes a and c, and d is left.
    assert partition(list("abcd"), unit(0, 20, 40, 60), 0.9) == {frozenset("abc"), frozenset("d")}


def test_the_sentence_with_the_most_neighbours_is_the_centre() -> None:
    # hub is within 25° of all, the others are up to 50° apart.
    texts = ["left", "hub", "right", "far"]
    assert partition(texts, unit(-25, 0, 25, 90), 0.9) == {frozenset({"left", "hub", "right"}), frozenset({"far"})}


def test_copies_count_as_neighbours_when_a_centre_is_chosen() -> None:
    # The chain of above, where d has been copied: now c has the most neighbours.
    assert partition(list("abcddd"), unit(0, 20, 40, 60, 60, 60), 0.9) == {frozenset("a"), frozenset("bcd")}


def test_equal_texts_are_one_group_at_any_threshold() -> None:
    assert group_duplicates(["a", "b", "a"], unit(0, 90, 0), threshold=1.0).tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forty people were hurt.", "Fifty people were hurt."),
        ("The bridge closes on Monday.", "The bridge closes on Friday."),
        ("He agreed.", "He did not agree."),
        ("It opened in 1998.", "It opened in 1999."),
    ],
)
def test_sentences_with_different_figures_are_never_grouped_even_with_equal_vectors(one: str, other: str) -> None:
    assert group_duplicates([one, other], unit(0, 0), threshold=0.5).tolist() == [0, 1]


def test_no_sentences_have_no_groups() -> None:
    labels = group_duplicates([], np.zeros((0, 3), dtype=np.float32), threshold=0.9)
    assert labels.shape == (0,)
    assert labels.dtype == np.int64


def test_more_rows_than_fit_into_a_block_are_compared_with_each_other() -> None:
    texts = [f"sentence {chr(0x4E00 + number)}" for number in range(1_300)]
    vectors = np.eye(1_300, dtype=np.float32)
    vectors[1_250] = vectors[3]
    labels = group_duplicates(texts, vectors, threshold=0.9)
    assert labels[1_250] == 3
    assert len(set(labels.tolist())) == 1_299


sentences = st.sampled_from(
    ["He came.", "He did not come.", "3 came.", "4 came.", "She left.", "They left.", "It rained."]
)
rows = st.lists(st.tuples(sentences, st.integers(0, 11)), min_size=1, max_size=12)


def angles(pairs: list[tuple[str, int]]) -> list[tuple[str, float]]:
    """Equal texts have equal vectors, as embedders give them."""
    first: dict[str, int] = {}
    return [(text, 15.0 * first.setdefault(text, angle)) for text, angle in pairs]


@given(pairs=rows, shuffler=st.randoms(use_true_random=False), threshold=st.sampled_from([0.5, 0.9, 0.97, 1.0]))
def test_the_order_of_the_rows_never_changes_the_groups(
    pairs: list[tuple[str, int]], shuffler: random.Random, threshold: float
) -> None:
    given_rows = angles(pairs)
    shuffled = list(given_rows)
    shuffler.shuffle(shuffled)
    assert partition([t for t, _ in given_rows], unit(*(a for _, a in given_rows)), threshold) == partition(
        [t for t, _ in shuffled], unit(*(a for _, a in shuffled)), threshold
    )


@given(pairs=rows, threshold=st.sampled_from([0.5, 0.9, 0.97, 1.0]))
def test_every_group_has_a_centre_near_all_its_members(pairs: list[tuple[str, int]], threshold: float) -> None:
    texts, degrees = zip(*angles(pairs), strict=True)
    vectors = unit(*degrees)
    labels = group_duplicates(texts, vectors, threshold=threshold)
    for label in set(labels.tolist()):
        members = np.flatnonzero(labels == label)
        assert label == members.min()
        cosines = vectors[members] @ vectors[members].T
        assert (cosines >= threshold - 1e-5).all(axis=1).any()
    for one, other in itertools.combinations(range(len(texts)), 2):
        assert texts[one] != texts[other] or labels[one] == labels[other]
