"""The oracle is the best of all extracts, found by trying them all."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from evaluation.corpus import Reference, ReferenceCluster
from evaluation.metrics.rouge155 import Rouge155
from evaluation.scoring import CachedEmbedder, Scorer
from evaluation.systems import SYSTEMS, Task
from summarizer import Article

pytestmark = pytest.mark.slow

WORDS = ("bridge", "ferry", "closes", "cracks", "nine", "weeks", "hangers", "steel", "May", "engineers")
lines = st.lists(st.sampled_from(WORDS), min_size=4, max_size=7, unique=True).map(
    lambda words: f"The {' '.join(words)} now."
)


class Apart:
    """Embeds every distinct text at a right angle to all others, so that no two are duplicates."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def embed(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        for text in texts:
            self.known.setdefault(text, len(self.known))
        return np.eye(64, dtype=np.float32)[[self.known[text] for text in texts]]


def recall(sentences: tuple[str, ...], references: tuple[Reference, ...], metric: str) -> float:
    """Within sentences only, as the oracle counts: a foreign word between any two parts them."""
    parted = [f"{sentence} xxx{number}" for number, sentence in enumerate(sentences)]
    return Rouge155(metrics=(metric,)).score(parted, [reference.sentences for reference in references])[metric].recall


@given(
    articles=st.lists(st.lists(lines, min_size=1, max_size=4, unique=True), min_size=1, max_size=2),
    references=st.lists(lines, min_size=1, max_size=3),
    words=st.integers(10, 24),
    length=st.sampled_from([1, 2]),
)
def test_no_extract_within_the_budget_covers_more(
    articles: list[list[str]], references: list[str], words: int, length: int
) -> None:
    texts = sorted({line for article in articles for line in article})
    cluster = ReferenceCluster(
        id="c",
        articles=tuple(Article(str(number), "\n".join(article)) for number, article in enumerate(articles)),
        references=tuple(Reference(str(number), (reference,)) for number, reference in enumerate(references)),
    )
    oracle = SYSTEMS[f"oracle-r{length}"].run(
        Task(cluster=cluster, scorer=Scorer(words=words, embedder=Apart()), seed=0)
    )
    assert oracle.output is not None
    assert oracle.output.words <= words
    best = max(
        recall(chosen, cluster.references, str(length))
        for size in range(1, len(texts) + 1)
        for chosen in combinations(texts, size)
        if sum(len(text.split()) for text in chosen) <= words
    )
    assert recall(oracle.output.texts, cluster.references, str(length)) == pytest.approx(best, abs=1e-5)


@pytest.mark.parametrize("words", [30, 60])
def test_no_other_system_covers_more(clusters: list[ReferenceCluster], words: int) -> None:
    scorer = Scorer(words=words, embedder=CachedEmbedder())
    for cluster in clusters:
        task = Task(cluster=cluster, scorer=scorer, seed=0)
        best = SYSTEMS["oracle-r1"].run(task).scores["R-1.recall"]
        for name in ("default", "lead", "lead-longest", "centroid", "sumy-luhn", "oracle-r2"):
            assert SYSTEMS[name].run(task).scores["R-1.recall"] <= best + 1e-9, name


def test_where_nothing_can_be_covered_the_shortest_sentence_is_taken(bridge: ReferenceCluster) -> None:
    strange = replace(bridge, references=(Reference("plain", ("Zzyzx qwfpgj.",)),))
    scored = SYSTEMS["oracle-r2"].run(Task(cluster=strange, scorer=Scorer(words=40, embedder=CachedEmbedder()), seed=0))
    assert scored.output is not None
    assert len(scored.output.sentences) == 1
    assert scored.scores["R-2.recall"] == 0


def test_the_solver_writes_nothing_to_standard_output(
    harbour: ReferenceCluster, capfd: pytest.CaptureFixture[str]
) -> None:
    SYSTEMS["oracle-r1"].run(Task(cluster=harbour, scorer=Scorer(words=40, embedder=CachedEmbedder()), seed=0))
    assert capfd.readouterr().out == ""
