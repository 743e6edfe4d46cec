"""What holds for every input: verbatim slices, a kept budget, one answer for every order of the articles."""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from summarizer import Article, InputError, Summary, summarize
from summarizer.assembly.ordering import ORDERS
from summarizer.embedding.wordpieces import encode
from summarizer.models import count_words
from summarizer.registry import RANKERS, SELECTORS

pytestmark = pytest.mark.slow

FACTS = [
    "The harbour bridge at Sellin will close for 14 months.",
    "The harbour bridge at Sellin is to be closed for 14 months.",
    "The harbour bridge at Sellin will close for 15 months.",
    "Engineers found cracks in two of its nine girders.",
    "A free ferry will cross the harbour every ten minutes.",
    "Who will pay for the ferry?",
    "He did not say who would pay.",
    "今天下雨。",
    "مرحبا بالعالم، هذا خبر اليوم.",
    "“Nobody will be stranded,” the mayor said at the quay.",
    "Repairs cost 41 million crowns 🙂.",
    "Read more: how the bridge was built",
    "Donate now",
    "SELLIN, March 1 —",
    "x" * 1_600,
    "e\u0301\u0301\u200d \x00 \ud800 b.",
    "But it may cost more, an official warned on Tuesday.",
]
lines = st.lists(st.one_of(st.sampled_from(FACTS), st.text(max_size=40)), max_size=6)
bodies = st.lists(
    st.tuples(lines, st.sampled_from(["\n", " ", "\r\n\n"])).map(lambda pair: pair[1].join(pair[0])),
    min_size=1,
    max_size=4,
)
budgets = st.one_of(
    st.integers(1, 6).map(lambda n: {"max_sentences": n}),
    st.integers(5, 80).map(lambda n: {"max_words": n}),
    st.integers(30, 500).map(lambda n: {"max_characters": n}),
    st.integers(8, 120).map(lambda n: {"max_tokens": n}),
)
stages = st.fixed_dictionaries(
    {
        "ranker": st.sampled_from([name for name in RANKERS if not name.startswith("sumy")]),
        "selector": st.sampled_from(sorted(SELECTORS)),
        "order": st.sampled_from(sorted(ORDERS)),
        "duplicate_threshold": st.sampled_from([0.5, 0.85, 1.0]),
        "query": st.sampled_from([None, "harbour bridge", "free ferry every ten minutes", "今天"]),
    }
)


def summarized(articles: Sequence[Article], **options: Any) -> Summary | None:
    """The summary, or None where there is nothing to say: an error, but no other than `InputError`."""
    try:
        return summarize(articles, embedder="tfidf", **options)
    except InputError:
        return None


def articles_of(texts: Sequence[str]) -> list[Article]:
    return [Article(f"article {number}", text, source=f"outlet {number % 3}") for number, text in enumerate(texts)]


def size(summary: Summary) -> int:
    match summary.budget.unit:
        case "sentences":
            return len(summary.sentences)
        case "words":
            return count_words(summary.text)
        case "characters":
            return len(summary.text)
        case _:
            return len(encode([summary.text])[0]) - 2


@given(texts=bodies, budget=budgets, options=stages)
@example(texts=["\ud800. \x00", FACTS[15]], budget={"max_tokens": 60}, options={})
@example(texts=[FACTS[0]] * 3, budget={"max_sentences": 5}, options={})
def test_every_sentence_is_a_verbatim_slice_within_the_budget_and_said_once(
    texts: list[str], budget: dict[str, int], options: dict[str, Any]
) -> None:
    articles = articles_of(texts)
    summary = summarized(articles, **budget, **options)
    assume(summary is not None)
    assert summary is not None
    by_id = {article.id: article for article in articles}
    assert size(summary) <= summary.budget.size
    for cited in summary.sentences:
        for sentence in (cited.sentence, *(copy.sentence for copy in cited.also_in)):
            assert by_id[sentence.article.id].text[sentence.start : sentence.end] == sentence.text
            assert any(map(str.isalnum, sentence.text))
    chosen = [cited.sentence.text for cited in summary.sentences]
    assert len(chosen) == len(set(chosen))
    said = {one for cited in summary.sentences for one in (cited.sentence, *(copy.sentence for copy in cited.also_in))}
    assert len(summary.unselected) <= 10
    for left in summary.unselected:
        assert left.sentence not in said
        assert left.like is None or left.like in said
        assert left.reason != "no room" or left.cost > left.room


@given(texts=bodies, budget=budgets, options=stages, seed=st.integers(0, 99))
@example(texts=[" ".join(FACTS[:5]), "\n".join(FACTS[2:9]), FACTS[1]], budget={"max_words": 40}, options={}, seed=1)
def test_the_order_of_the_articles_never_changes_what_is_said(
    texts: list[str], budget: dict[str, int], options: dict[str, Any], seed: int
) -> None:
    articles = articles_of(texts)
    shuffled = random.Random(seed).sample(articles, len(articles))  # noqa: S311 - no secret
    one, other = summarized(articles, **budget, **options), summarized(shuffled, **budget, **options)
    first, second = (None if made is None else (made.sentences, made.unselected) for made in (one, other))
    assert first == second


@given(texts=bodies, budget=budgets, options=stages, seed=st.integers(0, 99))
@example(texts=[" ".join(FACTS[:5]), "\n".join(FACTS[2:9]), FACTS[1]], budget={"max_words": 40}, options={}, seed=1)
def test_nor_does_the_order_of_what_is_known_and_nothing_known_is_said_again(
    texts: list[str], budget: dict[str, int], options: dict[str, Any], seed: int
) -> None:
    articles = articles_of(texts)
    known, shuffled = articles[::2], random.Random(seed).sample(articles, len(articles))  # noqa: S311 - no secret
    one = summarized(articles, known=known, **budget, **options)
    other = summarized(shuffled, known=known[::-1], **budget, **options)
    sentences = () if one is None else one.sentences
    assert sentences == (() if other is None else other.sentences)
    own = {article.id for article in known}
    assert {cited.novelty for cited in sentences if cited.sentence.article.id in own} <= {"known"}
    everything = summarized(articles, known=articles, **budget, **options)
    assert everything is None or not everything.sentences


@settings(max_examples=15)
@given(texts=bodies, seed=st.integers(0, 99))
def test_it_does_not_with_the_neural_embedder_either(texts: list[str], seed: int) -> None:
    articles = articles_of(texts)
    shuffled = random.Random(seed).sample(articles, len(articles))  # noqa: S311 - no secret
    try:
        one = summarize(articles, max_words=40)
    except InputError:
        return
    assert one.sentences == summarize(shuffled, max_words=40).sentences


@given(texts=bodies, budget=budgets, options=stages)
def test_the_same_input_gives_the_same_summary(
    texts: list[str], budget: dict[str, int], options: dict[str, Any]
) -> None:
    articles = articles_of(texts)
    assert summarized(articles, **budget, **options) == summarized(articles, **budget, **options)


@pytest.mark.parametrize(
    ("options", "seeds"),
    [(["-w", "60"], "0122"), (["-n", "4", "--embedder", "tfidf", "--selector", "mmr", "--ranker", "centroid"], "01")],
    ids=["default", "other stages"],
)
def test_the_bytes_of_the_output_do_not_depend_on_the_hash_seed(options: list[str], seeds: str, corpus: Path) -> None:
    folder = str(corpus / "white-house-visit")
    command = [sys.executable, "-m", "summarizer", folder, "-f", "json", "--with-articles", *options]
    outputs = {
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in seeds
    }
    assert len(outputs) == 1
    assert outputs.pop().startswith(b'{\n  "format": 2,')
