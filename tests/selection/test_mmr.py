"""Maximal Marginal Relevance: what it takes for redundant, by hand."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from summarizer import Article, Budget, Candidates, InputError
from summarizer.selection.mmr import MaximalMarginalRelevance

RED, BOTH, NEW = "Red ships sail.", "Red ships burn.", "Blue trains stop."


@pytest.mark.parametrize(("diversity", "second"), [(0.3, BOTH), (0.9, NEW)])
def test_concepts_that_are_said_count_against_a_sentence_in_shares(
    diversity: float, second: str, make_candidates: Callable[..., Candidates]
) -> None:
    # Of BOTH's five concepts the first sentence holds three, of NEW's none. The saliences differ by 0.8: with a diversity of
    # 0.3 that is 0.56 against at most 0.3, with 0.9 it is 0.08 against 0.9 of more than half.
    candidates = make_candidates([Article("a", f"{RED}\n{BOTH}\n{NEW}")])
    # To the vectors no two are alike: what tells them apart is the concepts.
    candidates = replace(candidates, vectors=np.eye(3, dtype=np.float32))
    mmr = MaximalMarginalRelevance(diversity=diversity, redundancy="concepts")
    rows = mmr.select(candidates, np.array([1.0, 0.9, 0.1]), Budget(max_sentences=2))
    assert [candidates.texts[row] for row in rows] == [RED, second]


def test_an_unknown_redundancy_is_refused() -> None:
    with pytest.raises(InputError, match="unknown redundancy of MMR 'words': choose one of cosine, concepts"):
        MaximalMarginalRelevance(redundancy="words")  # type: ignore[arg-type]
