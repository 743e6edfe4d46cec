"""Contracts of the stages, tested for every stage in the registry."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from summarizer import Article, Budget, Candidates, Embedder, InputError, Selector, Splitter, summarize
from summarizer.registry import EMBEDDERS, RANKERS, SELECTORS, SPLITTERS
from summarizer.settings import Settings

pytestmark = pytest.mark.slow

MakeCandidates = Callable[..., Candidates]
UNITS = {"max_sentences": 2, "max_words": 45, "max_characters": 260, "max_tokens": 60}
TEXTS = [
    "The bridge closed.",
    "",
    "of the",
    "今天下雨",
    "مرحبا بالعالم",
    "🙂",
    "e\u0301 \u200b\x00",
    "\ud800",
    "word " * 400,
]


def made(registry: Any, name: str) -> Any:
    return registry[name](Settings())


@pytest.fixture(params=sorted(SPLITTERS))
def splitter(request: pytest.FixtureRequest) -> Splitter:
    stage: Splitter = made(SPLITTERS, request.param)
    return stage


@pytest.fixture(params=sorted(EMBEDDERS))
def embedder(request: pytest.FixtureRequest) -> Embedder:
    stage: Embedder = made(EMBEDDERS, request.param)
    return stage


@pytest.fixture(params=sorted(SELECTORS))
def selector(request: pytest.FixtureRequest) -> Selector:
    stage: Selector = made(SELECTORS, request.param)
    return stage


@pytest.mark.parametrize("text", [*TEXTS, "", "One. Two!\n\nThree? “Four.” 5. Six"])
def test_a_splitter_gives_slices_in_order_that_lose_only_white_space(splitter: Splitter, text: str) -> None:
    article, end = Article("a", text), 0
    for number, sentence in enumerate(splitter.split(article)):
        assert (sentence.article, sentence.position) == (article, number)
        assert sentence.text == sentence.text.strip() != ""
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()
    assert splitter.split(article) == splitter.split(article)


def test_an_embedder_gives_one_unit_row_per_text_in_order(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.ndim == 2
    assert len(vectors) == len(TEXTS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    cosines = vectors @ embedder.embed(TEXTS[::-1])[::-1].T
    assert np.diag(cosines) == pytest.approx(np.ones(len(TEXTS)), abs=1e-4)
    assert vectors.tobytes() == embedder.embed(TEXTS).tobytes()


def test_an_embedder_takes_no_text_one_text_and_copies(embedder: Embedder) -> None:
    assert len(embedder.embed([])) == 0
    width = embedder.embed(["a bridge"]).shape[1]
    copies = embedder.embed(["a bridge", "a ferry", "a bridge"])
    assert copies.shape == (3, width)
    assert (copies[0] == copies[2]).all()
    assert copies[0] @ copies[1] < 0.999


@pytest.mark.parametrize(("limit", "size"), UNITS.items())
def test_a_selector_keeps_the_budget_and_takes_one_of_each_group(
    selector: Selector, limit: str, size: int, story: Sequence[Article], make_candidates: MakeCandidates
) -> None:
    budget = Budget(**{limit: size})
    candidates = make_candidates(story, budget=budget, duplicate_threshold=0.4)
    assert len(set(candidates.groups.tolist())) < len(candidates)
    salience = np.linspace(0, 1, len(candidates))
    rows = selector.select(candidates, salience, budget)
    assert rows
    assert all(0 <= row < len(candidates) for row in rows)
    assert candidates.costs[rows].sum() <= size
    assert len(set(candidates.groups[rows].tolist())) == len(rows)
    assert rows == selector.select(candidates, salience, budget)


def test_a_selector_chooses_nothing_where_nothing_fits(
    selector: Selector, story: Sequence[Article], make_candidates: MakeCandidates
) -> None:
    budget = Budget(max_words=3)
    candidates = make_candidates(story)
    dear = replace(candidates, costs=np.full(len(candidates), 4))
    assert selector.select(dear, np.ones(len(candidates)), budget) == []


def test_a_selector_takes_one_row_rows_that_are_equal_and_saliences_that_are_zero(
    selector: Selector, make_candidates: MakeCandidates
) -> None:
    copies = make_candidates([Article(name, "The bridge closed on Friday.") for name in "abcd"])
    for salience in (np.zeros(4), np.ones(4)):
        assert selector.select(copies, salience, Budget(max_sentences=9)) == [0]


def test_every_pair_of_ranker_and_selector_makes_a_summary(story: Sequence[Article]) -> None:
    for ranker in RANKERS:
        for selector in SELECTORS:
            summary = summarize(story, max_words=60, embedder="tfidf", ranker=ranker, selector=selector)
            assert 0 < sum(cited.sentence.word_count for cited in summary.sentences) <= 60


@pytest.mark.parametrize(
    "registry", [SPLITTERS, EMBEDDERS, RANKERS, SELECTORS], ids=["split", "embed", "rank", "select"]
)
def test_stages_are_values_whose_repr_tells_their_settings(registry: Any) -> None:
    for name in registry:
        stage = made(registry, name)
        assert stage == made(registry, name)
        assert hash(stage) == hash(made(registry, name))
        assert repr(stage).startswith(f"{type(stage).__name__}(")


@pytest.mark.parametrize("kind", ["splitter", "embedder", "ranker", "selector"])
def test_a_misspelt_stage_is_refused_with_the_nearest_name(kind: str, story: Sequence[Article]) -> None:
    registry: Any = {"splitter": SPLITTERS, "embedder": EMBEDDERS, "ranker": RANKERS, "selector": SELECTORS}[kind]
    for name in registry:
        options: dict[str, Any] = {kind: f"{name}x"}
        with pytest.raises(InputError) as caught:
            summarize(story, **options)
        assert f"unknown {kind} '{name}x': did you mean '{name}'? choose one of " in str(caught.value)
        assert all(known in str(caught.value) for known in registry)
