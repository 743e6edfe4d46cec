"""Queries: the summary is about the query, or says that nothing is."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer import Article, Budget, InputError, Sentence, make_pipeline, summarize
from summarizer.filtering.query import Query, query_relevance, relevance_floor
from summarizer.lexical.ngrams import count_ngrams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.ranking.lexrank import LexRank
from summarizer.ranking.prefilter import prefilter
from summarizer.registry import RANKERS, SELECTORS
from summarizer.rendering import render

NONSENSE = "cheese prices on the moon"
NOTHING = f"Nothing in the articles matches the query “{NONSENSE}”."


def test_relevance_is_the_mean_of_the_cosine_and_the_weighted_share_of_the_querys_stems() -> None:
    vocabulary = Vocabulary("english")
    texts = ["Hostages were released.", "The weather is fine.", "Release of the report."]
    terms = count_ngrams([vocabulary.stems(tokenize(text)) for text in texts], vocabulary, bigrams=False)
    vectors = np.array([[1, 0], [0, 1], [-1, 0]], dtype=np.float32)
    found = query_relevance(
        Query("hostage release", np.array([0.8, 0.6], dtype=np.float32)), vectors, terms, vocabulary
    )
    # The stem of "hostage" stands in one of three sentences, that of "release" in two: 1 + ln(4 / 2) and 1 + ln(4 / 3).
    rare, common = 1 + np.log(4 / 2), 1 + np.log(4 / 3)
    expected = [0.6 * 0.8 + 0.4, 0.6 * 0.6, 0.4 * common / (rare + common)]
    assert found == pytest.approx(expected, abs=1e-6)


def test_the_floor_is_half_of_the_best_or_out_of_reach() -> None:
    assert relevance_floor(np.array([0.2, 0.8, 0.5])) == pytest.approx(0.4)
    assert relevance_floor(np.array([0.2, 0.1])) > 1
    assert relevance_floor(np.zeros(0)) > 1


@pytest.mark.parametrize("query", ["", "  ", "?!", 7])
def test_a_query_without_a_word_is_refused(query: Any, story: tuple[Article, ...]) -> None:
    with pytest.raises(InputError, match="must hold a word"):
        summarize(story, query=query, embedder="tfidf")


def test_lexrank_jumps_where_it_is_relevant(make_candidates: Callable[..., Any], story: tuple[Article, ...]) -> None:
    candidates = make_candidates(story)
    vector = candidates.vectors[0]
    asked = replace(candidates, query=Query("free ferry", vector))
    weights = (1 + candidates.vectors.astype(float) @ candidates.vectors.T.astype(float)) / 2
    follow = weights / weights.sum(axis=0)
    jump = np.maximum(asked.relevance, 1e-6)
    # The stationary distribution p = 0.15 b + 0.85 W D⁻¹ p, solved.
    expected = np.linalg.solve(np.eye(len(jump)) - 0.85 * follow, 0.15 * jump / jump.sum())
    assert LexRank().distribution(asked) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("selector", sorted(SELECTORS))
@pytest.mark.parametrize("budget", [Budget(max_sentences=4), Budget(max_words=50), Budget(max_words=400)])
def test_every_selector_takes_what_is_relevant_and_the_neighbours_it_needs(
    selector: str, budget: Budget, make_candidates: Callable[..., Any], story: tuple[Article, ...]
) -> None:
    candidates = make_candidates(story, budget=budget)
    place = next(row for row, text in enumerate(candidates.texts) if "free ferry" in text)
    asked = replace(candidates, query=Query("free ferry", candidates.vectors[place]))
    assert 0 < asked.eligible.sum() < len(asked)
    rows = make_pipeline(selector=selector).selector.select(asked, asked.relevance, budget)
    assert any("ferry" in asked.texts[row] for row in rows)
    needed = {member for row in rows if asked.eligible[row] for member in asked.context_groups.of(row)}
    assert set(rows) == needed


@pytest.mark.parametrize("ranker", [name for name in RANKERS if not name.startswith("sumy")])
def test_every_ranker_follows_the_query(ranker: str, story: tuple[Article, ...]) -> None:
    summary = summarize(
        story, max_sentences=1, query="shop owners fear", ranker=ranker, selector="top", embedder="tfidf"
    )
    assert summary.text.startswith("Shop owners on the north bank fear")


def test_where_nothing_matches_every_format_says_so(story: tuple[Article, ...]) -> None:
    summary = summarize(story, query=NONSENSE)
    assert (summary.sentences, summary.empty_because) == ((), NOTHING)
    assert render(summary, "text") == f"{NOTHING}\n"
    assert render(summary, "markdown") == f"{NOTHING}\n"
    assert json.loads(render(summary, "json"))["empty"] == NOTHING
    assert NOTHING in render(summary, "html")
    assert summary.explain().startswith(f"{NOTHING}\n")


@pytest.mark.slow
def test_the_command_exits_with_0_then(cli: Callable[..., Any], corpus: Path) -> None:
    outcome = cli(str(corpus / "zarin-ridge-earthquake"), "-w", "60", "--query", NONSENSE)
    assert (outcome.code, outcome.out, outcome.err) == (0, f"{NOTHING}\n", "")


@pytest.mark.slow
def test_json_and_settings_name_the_query(cli: Callable[..., Any], corpus: Path) -> None:
    outcome = cli(str(corpus / "velm-valley-flood"), "-n", "2", "-f", "json", "--query", "death toll")
    read = json.loads(outcome.out)
    assert read["query"] == "death toll"
    assert read["settings"].endswith("query='death toll'")
    assert read["empty"] is None
    assert all(0 < sentence["relevance"] <= 1 for sentence in read["sentences"])


def test_a_query_that_only_fragments_answer_is_not_answered() -> None:
    texts = ["The council met on Monday to settle the budget for schools and roads.\nWho pays for the zeppelin?"]
    assert summarize(texts, query="zeppelin").sentences == ()


def test_a_short_sentence_may_answer() -> None:
    text = (
        "The storm crossed the valley on Thursday night and tore the roofs off two schools, police said.\n"
        "Power was out in 11,500 homes.\nThe mayor asked all who can to stay at home until the roads are clear."
    )
    summary = summarize([text], query="homes without power", max_words=12)
    assert [cited.sentence.text for cited in summary.sentences] == ["Power was out in 11,500 homes."]


def test_too_small_a_budget_is_an_error_of_its_own(story: tuple[Article, ...]) -> None:
    with pytest.raises(InputError, match=r"no sentence fits into 3 words: the shortest takes \d\d$"):
        summarize(story, max_words=3, query="free ferry", embedder="tfidf")


def test_the_screen_of_very_large_clusters_keeps_what_holds_the_querys_words() -> None:
    texts = [f"The storm hit harbour number {number} and the storm tore roofs." for number in range(9)]
    texts.append("A zebra slept.")
    sentences = [Sentence(Article(str(number), text), 0, 0, len(text)) for number, text in enumerate(texts)]
    assert 9 not in prefilter(sentences, most=4, language="english")
    assert 9 in prefilter(sentences, most=4, language="english", query="zebra")
