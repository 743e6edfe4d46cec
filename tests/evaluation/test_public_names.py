"""What Python users of the harness rely on."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

import evaluation
from evaluation import Plan, ReferenceCluster, contrast, leaderboard, parse_systems, run
from evaluation.scoring import CachedEmbedder
from summarizer import Embedder


def test_every_public_name_is_there_and_listed_in_order() -> None:
    assert evaluation.__all__ == sorted(evaluation.__all__)
    for name in evaluation.__all__:
        assert getattr(evaluation, name) is not None


def test_a_run_from_python_gives_a_leaderboard_and_contrasts(clusters: list[ReferenceCluster]) -> None:
    results = run(Plan(systems=parse_systems(["default", "lead"]), words=40), clusters)
    assert {row.system.name for row in leaderboard(results).rows} == {"default", "lead"}
    assert contrast(results, results, [("default", "lead")])


class Counting:
    """Counts the texts that it embeds."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        self.seen += texts
        return self.embedder.embed(texts)


def test_no_text_is_embedded_twice_and_every_row_is_its_own() -> None:
    counting = Counting(CachedEmbedder())
    memo = CachedEmbedder(embedder=counting)
    first = memo.embed(["A ferry.", "A bridge.", "A ferry."])
    again = memo.embed(["A bridge.", "A quay.", "A ferry."])
    assert sorted(counting.seen) == ["A bridge.", "A ferry.", "A quay."]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(again[[0, 2]], first[[1, 0]])
    assert again == pytest.approx(CachedEmbedder().embed(["A bridge.", "A quay.", "A ferry."]), abs=1e-6)
    assert memo.embed([]).shape == (0, first.shape[1])
