"""Detection of lists, whose sentences stand in no meaningful order."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from summarizer import Article, Candidates, make_pipeline, summarize
from summarizer.filtering.list_detection import is_coherent
from summarizer.models import Budget
from summarizer.numerics.types import Matrix
from summarizer.reading import read_articles

pytestmark = pytest.mark.slow

[REVIEWS] = [
    cluster["articles"][0]["text"]
    for cluster in map(
        json.loads,
        filter(str.strip, (Path(__file__).parents[1] / "cases" / "genres.jsonl").read_text("utf-8").split("\n")),
    )
    if cluster["id"] == "netbook-opinions"
]


def vectors(*directions: int) -> Matrix:
    """Rows that point along the axes of these numbers, with a little of one that all share."""
    rows = np.full((len(directions), 1), 0.5)
    axes = np.eye(max(directions) + 1)[list(directions)]
    both = np.hstack([axes, rows])
    return np.asarray(both / np.linalg.norm(both, axis=1, keepdims=True), dtype=np.float32)


def dealt(texts: list[str], seed: int) -> Article:
    """Sentences in a random order, a line each."""
    shuffled = list(texts)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - the order of a test
    return Article("list", "\n".join(shuffled))


def test_neighbours_about_one_thing_make_a_text_and_neighbours_about_any_a_list(
    make_candidates_with: Callable[[Matrix], Candidates],
) -> None:
    in_turn = vectors(*[0] * 10, *[1] * 10, *[2] * 10)
    assert is_coherent(make_candidates_with(in_turn).sentences, in_turn)
    mixed = vectors(*[0, 1, 2] * 10)
    assert not is_coherent(make_candidates_with(mixed).sentences, mixed)


@pytest.mark.parametrize("directions", [(0, 1, 2), (0, 1) * 10], ids=["three sentences", "nineteen pairs"])
def test_too_few_sentences_are_a_text(
    directions: tuple[int, ...], make_candidates_with: Callable[[Matrix], Candidates]
) -> None:
    rows = vectors(*directions)
    assert is_coherent(make_candidates_with(rows).sentences, rows)


@pytest.mark.parametrize("count", [4, 21, 50, 99])
def test_sentences_that_are_all_equal_tell_nothing(
    count: int, make_candidates_with: Callable[[Matrix], Candidates]
) -> None:
    generator = np.random.default_rng(count)
    for _ in range(20):
        row = generator.standard_normal(384)
        rows = np.tile(np.asarray(row / np.linalg.norm(row), dtype=np.float32), (count, 1))
        assert is_coherent(make_candidates_with(rows).sentences, rows)


def test_a_copy_of_an_article_is_no_further_evidence(corpus: Path) -> None:
    pipeline, budget = make_pipeline(), Budget(max_words=60)
    articles = read_articles([str(corpus / "deep-vent-microbe")])[:2]
    texts = list(pipeline.prepare(articles, budget)[0].texts)
    found = set()
    for seed in range(12):
        one = dealt(texts, seed)
        copies = [replace(one, id=f"copy {number}") for number in range(5)]
        alone, together = (pipeline.prepare(given, budget)[0].is_coherent for given in ([one], copies))
        assert alone == together
        found.add(alone)
    assert found == {True, False}


def test_the_articles_of_the_corpus_are_texts_and_their_sentences_in_any_order_are_lists(corpus: Path) -> None:
    pipeline, budget = make_pipeline(), Budget(max_words=60)
    development = json.loads((corpus / "splits.json").read_text("utf-8"))["dev"]
    assert len(development) == 10
    found = []
    for name in development:
        candidates, _ = pipeline.prepare(read_articles([str(corpus / name)]), budget)
        assert candidates.is_coherent, name
        found.append(pipeline.prepare([dealt(list(candidates.texts), seed=1)], budget)[0].is_coherent)
    assert sum(found) <= 2


def test_real_articles_are_texts(seeds: Path) -> None:
    assert summarize(read_articles([str(seeds)]), max_words=60).is_coherent


def test_the_order_of_what_is_found_to_be_a_list_does_not_change_what_is_chosen(corpus: Path) -> None:
    pipeline, budget = make_pipeline(), Budget(max_words=100)
    candidates, _ = pipeline.prepare(read_articles([str(corpus / "cyclone-mirel")]), budget)
    made = [pipeline.summarize([dealt(list(candidates.texts), seed)], budget) for seed in range(5)]
    lists = [frozenset(cited.sentence.text for cited in one.sentences) for one in made if not one.is_coherent]
    assert len(lists) >= 4
    assert len(set(lists)) == 1


def test_the_explanation_the_report_and_json_say_that_it_is_a_list(story: tuple[Article, ...]) -> None:
    said = "The sentences read as a list: what stands first in an article counts no more than the rest."
    listed, told = summarize([Article("reviews", REVIEWS)], max_words=60), summarize(story, max_words=60)
    assert said in listed.explain().split("\n")
    assert said not in told.explain()
    assert said in listed.to_html()
    assert said not in told.to_html()
    assert (listed.to_dict()["coherent"], told.to_dict()["coherent"]) == (False, True)
