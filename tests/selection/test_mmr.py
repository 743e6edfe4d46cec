"""Maximal Marginal Relevance, by values calculated by hand."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from summarizer import Article, Budget, Candidates, InputError, MaximalMarginalRelevance

FIRST, SIMILAR, NEW = "Red ships sail.", "Old trams burn.", "Blue trains stop."


@pytest.mark.parametrize(("diversity", "second"), [(0.3, SIMILAR), (0.9, NEW)])
def test_the_highest_cosine_with_a_chosen_sentence_counts_against_a_sentence(
    diversity: float, second: str, make_candidates: Callable[..., Candidates]
) -> None:
    # Cosines with FIRST are 0.6 and 0. With a diversity of 0.3 SIMILAR scores 0.7 · 0.9 - 0.3 · 0.6 = 0.45 and NEW 0.07; with
    # 0.9 they score 0.1 · 0.9 - 0.9 · 0.6 = -0.45 and 0.01.
    candidates = make_candidates([Article("a", f"{FIRST}\n{SIMILAR}\n{NEW}")])
    candidates = replace(candidates, vectors=np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32))
    mmr = MaximalMarginalRelevance(diversity=diversity)
    rows = mmr.select(candidates, np.array([1.0, 0.9, 0.1]), Budget(max_sentences=2))
    assert [candidates.texts[row] for row in rows] == [FIRST, second]


def test_a_sentence_that_reaches_the_largest_similarity_is_never_taken(
    make_candidates: Callable[..., Candidates],
) -> None:
    candidates = make_candidates([Article("a", f"{FIRST}\n{SIMILAR}")])
    candidates = replace(candidates, vectors=np.array([[1, 0], [0.6, 0.8]], dtype=np.float32))
    salience, budget = np.array([1.0, 0.9]), Budget(max_sentences=2)
    assert MaximalMarginalRelevance(max_similarity=0.61).select(candidates, salience, budget) == [0, 1]
    assert MaximalMarginalRelevance(max_similarity=0.59).select(candidates, salience, budget) == [0]


@pytest.mark.parametrize("diversity", [-0.1, 1.1, float("nan"), "0.3"])
def test_a_diversity_out_of_range_is_refused(diversity: float) -> None:
    with pytest.raises(InputError, match=r"diversity must be in \[0, 1\], not"):
        MaximalMarginalRelevance(diversity=diversity)
