"""What thousands of sentences ask for: no array of all pairs, neither before the embedder nor behind it."""

import tracemalloc
from itertools import islice, product

import numpy as np
import pytest

from summarizer import Article, Budget, LexRank, make_pipeline

pytestmark = pytest.mark.slow

# So many that the arrays of all pairs would stand out, and no more, for the test's own sake.
N = 4_100
_WORDS = (
    "old new grey tall wide low dark long fast".split(),
    "ferry bridge harbour council mayor school museum river station".split(),
    "closed opened crossed rebuilt reached passed left blocked joined".split(),
    "northern southern eastern western central outer inner upper lower".split(),
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """4,100 different sentences without figures, so that each is compared with each, in articles of fifty."""
    sentences = [
        f"The {adjective} {noun} {verb} the {place} quay of the town."
        for adjective, noun, verb, place in product(*_WORDS)
    ]
    texts = ["\n".join(islice(sentences, start, min(start + 50, N))) for start in range(0, N, 50)]
    return [Article(f"a{number}", text, source=f"outlet {number}") for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("ranker", "selector"),
    [("lexrank", "trained-coverage"), ("lead", "coverage"), ("centroid", "mmr"), (LexRank(graph="lexical"), "top")],
)
def test_memory_behind_the_embedder_stays_below_a_byte_for_each_pair(
    articles: list[Article], ranker: str | LexRank, selector: str
) -> None:
    pipeline = make_pipeline(embedder="tfidf", ranker=ranker, selector=selector, exhaustive=True)
    parsed = pipeline.parse(articles)
    assert len(parsed.texts) == N
    rows = np.random.default_rng(5).standard_normal((N, 16))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    tracemalloc.start()
    try:
        pipeline.conclude(parsed, vectors, Budget(max_sentences=5))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # The smallest array of all pairs, of flags, has N² bytes.
    assert peak < N * N


def test_memory_of_the_lexical_pass_stays_below_a_byte_for_each_pair(articles: list[Article]) -> None:
    pipeline = make_pipeline(embedder="tfidf")
    tracemalloc.start()
    try:
        parsed = pipeline.parse(articles)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(parsed.texts) == 2_000
    assert peak < N * N
