"""LexRank against its textbook definition with dense matrices, and against values calculated by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, Candidates, InputError
from summarizer.numerics.types import Matrix, Vector
from summarizer.ranking.lexrank import LexRank

With = Callable[[Matrix], Candidates]
BRIDGE, FERRY, MUSEUM = (
    "The harbour bridge at Sellin closed on Monday.",
    "Ferries will cross the river every ten minutes.",
    "Visitors praised a painting in the old museum.",
)
per_seed = pytest.mark.parametrize("seed", range(3))


def random_unit_rows(n: int, dimensions: int, seed: int) -> Matrix:
    rows = np.random.default_rng(seed).standard_normal((n, dimensions))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def transition(vectors: Matrix, threshold: float | None) -> Vector:
    """Return the row-stochastic matrix of the walk (Erkan and Radev 2004, section 3)."""
    cosines = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    weights = (1 + cosines) / 2 if threshold is None else (cosines >= threshold - 1e-6).astype(np.float64)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)


def dense_power_method(matrix: Vector, damping: float) -> Vector:
    """Run algorithm 3 with eq. 2 there."""
    n = len(matrix)
    p = np.full(n, 1 / n)
    for _ in range(1_000):
        p = (1 - damping) / n + damping * matrix.T @ p
    return p


def exact_solution(matrix: Vector, damping: float, jump: Vector | None = None) -> Vector:
    """Solve the same equation as a linear system; `jump` is where the walk goes when it does not follow the graph."""
    n = len(matrix)
    b = np.full(n, 1 / n) if jump is None else jump / jump.sum()
    return np.linalg.solve(np.eye(n) - damping * matrix.T, (1 - damping) * b)


@per_seed
@pytest.mark.parametrize("damping", [0.0, 0.5, 0.85, 0.95])
@pytest.mark.parametrize("threshold", [None, 0.0, 0.3])
def test_the_matrix_free_result_is_that_of_the_dense_power_method(
    seed: int, damping: float, threshold: float | None, make_candidates_with: With
) -> None:
    vectors = random_unit_rows(40, 6, seed)
    found = LexRank(damping=damping, threshold=threshold).distribution(make_candidates_with(vectors))
    assert found == pytest.approx(dense_power_method(transition(vectors, threshold), damping), abs=1e-6)


@per_seed
@pytest.mark.parametrize("threshold", [None, 0.3])
def test_the_result_solves_the_linear_system(seed: int, threshold: float | None, make_candidates_with: With) -> None:
    vectors = random_unit_rows(30, 5, seed)
    found = LexRank(threshold=threshold).distribution(make_candidates_with(vectors))
    assert found == pytest.approx(exact_solution(transition(vectors, threshold), 0.85), abs=1e-9)


@per_seed
def test_a_walk_biased_to_the_lead_jumps_to_the_first_sentences(seed: int, make_candidates_with: With) -> None:
    vectors = random_unit_rows(30, 5, seed)
    found = LexRank(bias="position").distribution(make_candidates_with(vectors))
    expected = exact_solution(transition(vectors, None), 0.85, np.exp(-np.arange(30) / 15))
    assert found == pytest.approx(expected, abs=1e-9)


def test_the_lexical_graph_is_that_of_the_cosines_of_the_terms(
    story: tuple[Article, ...], make_candidates: Callable[..., Candidates]
) -> None:
    candidates = make_candidates(story)
    tfidf = candidates.terms.tfidf
    rows = np.zeros((len(candidates), tfidf.width), dtype=np.float32)
    rows[tfidf.rows, tfidf.columns] = tfidf.values
    weights = rows.astype(np.float64) @ rows.T.astype(np.float64)
    matrix = weights / weights.sum(axis=1, keepdims=True)
    assert LexRank(graph="lexical").distribution(candidates) == pytest.approx(exact_solution(matrix, 0.85), abs=1e-6)


def test_a_bias_to_the_title_jumps_by_the_values_calculated_by_hand(make_candidates: Callable[..., Candidates]) -> None:
    # Of the title's two stems, each in one of three rows, the first sentence holds both: 1.1 against 0.1 and 0.1.
    text = f"{BRIDGE}\n{FERRY}\n{MUSEUM}"
    titled = make_candidates([Article("a", text, title="Harbour bridge")])
    jumps = LexRank(damping=0.0, bias="title").distribution(titled)
    assert jumps == pytest.approx(np.array([1.1, 0.1, 0.1]) / 1.3)
    assert int(LexRank(bias="title").distribution(titled).argmax()) == 0
    untitled = make_candidates([Article("a", f"{BRIDGE}\n{MUSEUM}"), Article("b", FERRY, title="Of the")])
    assert LexRank(damping=0.0, bias="title").distribution(untitled) == pytest.approx(np.full(3, 1 / 3))


def test_an_article_without_a_title_counts_1_for_every_sentence(make_candidates: Callable[..., Candidates]) -> None:
    articles = [Article("a", f"{BRIDGE}\n{MUSEUM}", title="Harbour bridge"), Article("b", FERRY)]
    candidates = make_candidates(articles)
    jumps = dict(
        zip(candidates.texts, LexRank(damping=0.0, bias="title").distribution(candidates).tolist(), strict=True)
    )
    expected = {BRIDGE: 1 + 3.3 / 1.3, FERRY: 1 + 0.3 / 1.3, MUSEUM: 1 + 0.3 / 1.3}
    assert jumps == pytest.approx({text: weight / 6 for text, weight in expected.items()})


def test_a_star_of_three_has_the_values_calculated_by_hand(make_candidates_with: With) -> None:
    # The hub is 25° from both ends (cosine 0.906), the ends 50° from each other (0.643). With b for the hub and a for
    # an end: b = 0.05 + 0.85 (a/2 + b/3 + a/2) and 2a + b = 1, so b = 0.475 / 1.141667.
    angles = np.deg2rad([-25, 0, 25])
    vectors = np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    found = LexRank(damping=0.85, threshold=0.9).distribution(make_candidates_with(vectors))
    assert found == pytest.approx([0.291971, 0.416058, 0.291971], abs=1e-6)


def test_without_damping_every_sentence_is_equally_likely(make_candidates_with: With) -> None:
    found = LexRank(damping=0).distribution(make_candidates_with(random_unit_rows(8, 3, 0)))
    assert found == pytest.approx(np.full(8, 1 / 8), abs=1e-12)


def test_near_a_damping_of_one_a_connected_graph_is_ranked_by_degree(make_candidates_with: With) -> None:
    vectors = random_unit_rows(12, 4, 1)
    degrees = ((1 + vectors.astype(np.float64) @ vectors.T.astype(np.float64)) / 2).sum(axis=1)
    found = LexRank(damping=0.999999).distribution(make_candidates_with(vectors))
    assert found == pytest.approx(degrees / degrees.sum(), abs=1e-5)


def test_sentences_without_neighbours_keep_their_share(make_candidates_with: With) -> None:
    found = LexRank(threshold=0.5).distribution(make_candidates_with(np.eye(4, dtype=np.float32)))
    assert found == pytest.approx(np.full(4, 1 / 4), abs=1e-12)


@pytest.mark.slow
@given(n=st.integers(1, 25), seed=st.integers(0, 9), threshold=st.sampled_from([None, -1.0, 0.2, 1.0]))
def test_probabilities_sum_to_one_and_each_is_at_least_the_random_jump(
    n: int, seed: int, threshold: float | None, make_candidates_with: With
) -> None:
    candidates = make_candidates_with(random_unit_rows(n, 4, seed))
    found = LexRank(damping=0.85, threshold=threshold).distribution(candidates)
    assert found.sum() == pytest.approx(1, abs=1e-12)
    assert (found >= 0.15 / n - 1e-12).all()


def test_more_rows_than_fit_into_a_block_are_cut_at_the_threshold_alike(make_candidates_with: With) -> None:
    vectors = random_unit_rows(1_050, 8, 5)
    found = LexRank(threshold=0.4).distribution(make_candidates_with(vectors))
    assert found == pytest.approx(exact_solution(transition(vectors, 0.4), 0.85), abs=1e-6)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"damping": 1.0}, r"damping must be in \[0, 1\), not 1.0"),
        ({"damping": -0.1}, r"damping must be in \[0, 1\), not -0.1"),
        ({"damping": float("nan")}, r"damping must be in \[0, 1\), not nan"),
        ({"threshold": 1.5}, r"threshold must be in \[-1, 1\], not 1.5"),
        ({"threshold": float("nan")}, r"threshold must be in \[-1, 1\], not nan"),
        ({"graph": "bm25"}, r"unknown graph of LexRank 'bm25': choose one of semantic, lexical"),
        ({"bias": "date"}, r"unknown bias of LexRank 'date': choose one of uniform, position, title"),
        ({"threshold": 0.3, "graph": "lexical"}, r"threshold is for the semantic graph, not 'lexical'"),
    ],
)
def test_options_out_of_range_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        LexRank(**options)
