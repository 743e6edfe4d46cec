"""Reasons why the strongest sentences were not chosen, each checked against the articles."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer import Article, Candidates, Summary, UnselectedSentence, summarize
from summarizer.embedding.minilm import MiniLM
from summarizer.models import count_words
from summarizer.numerics.types import Vector
from summarizer.reading import read_articles
from summarizer.rendering import render
from summarizer.selection.trained import TrainedCoverage

FLOOD = [
    Article(
        "one",
        "Twelve people died when the river Velm flooded the lower town of Tveren on Thursday, police said.\n"
        "Who is to blame for the broken dyke at Sankt Evert?\n"
        "The dyke at Sankt Evert broke before dawn over a length of 60 metres.",
    ),
    Article(
        "two",
        "Fourteen people died when the river Velm flooded the lower town of Tveren on Thursday, police said.\n"
        "Power was out in 11,500 homes of the valley, and the schools stay closed until Monday.",
    ),
]


class TwelveFirst:
    """Ranker that prefers the sentence with "Twelve"."""

    def rank(self, candidates: Candidates, /) -> Vector:
        return np.array([1.0 if "Twelve" in text else 0.5 for text in candidates.texts])


def reasons(summary: Summary) -> dict[str, UnselectedSentence]:
    return {left.sentence.text.split()[0]: left for left in summary.unselected}


def test_near_duplicates_with_other_numbers_and_questions_are_unselected_with_the_reason() -> None:
    summary = summarize(FLOOD, max_sentences=10)
    found = reasons(summary)
    chosen = next(cited.sentence for cited in summary.sentences if "people died" in cited.sentence.text)
    [alike] = {"Twelve", "Fourteen"} & found.keys()
    one, other = MiniLM().embed([found[alike].sentence.text, chosen.text])
    assert (found[alike].reason, found[alike].like) == ("too alike", chosen)
    assert found[alike].similarity == pytest.approx(float(one @ other), abs=1e-3)
    assert found[alike].similarity >= TrainedCoverage().max_similarity
    assert found["Who"].reason == "not understood alone"


def test_known_and_irrelevant_sentences_are_unselected_for_that_reason() -> None:
    summary = summarize(FLOOD, max_sentences=10, query="broken dyke", known=[FLOOD[0].text.splitlines()[2]])
    found = reasons(summary)
    assert found["The"].reason == "known"
    assert found["Power"].reason == "off the query"


@pytest.mark.slow
def test_a_sentence_without_room_names_its_cost_and_the_room(corpus: Path) -> None:
    summary = summarize(read_articles([str(corpus / "velm-valley-flood")]), max_words=60)
    spent = count_words(summary.text)
    short = [left for left in summary.unselected if left.reason == "no room"]
    assert len(summary.unselected) == 10
    assert short
    for left in short:
        assert left.room == 60 - spent < left.cost
        assert left.cost >= left.sentence.word_count
        assert 0 <= left.covered < 1


def test_a_context_group_with_a_sentence_too_similar_to_a_chosen_one_is_unselected_for_that_reason() -> None:
    toll = "people died when the river Velm flooded the lower town of Tveren on Thursday, police said."
    texts = [f"Twelve {toll}", f"Fourteen {toll} They had not been warned by the Directorate for Civil Protection."]
    summary = summarize(texts, max_sentences=1, ranker="lead", selector="top", order="salience")
    assert summary.sentences[0].sentence.text.endswith(toll)
    # The selector "top" finds no sentence too similar.
    assert {left.reason for left in summary.unselected} == {"no room"}
    alike = summarize(texts, max_sentences=1, ranker=TwelveFirst(), selector="mmr")
    [cited] = alike.sentences
    assert cited.sentence.text == texts[0]
    assert reasons(alike)["They"].reason == "needs what is too alike"
    assert reasons(alike)["They"].like == cited.sentence


def test_new_terms_belong_to_the_first_sentence_and_those_of_most_sources_come_first() -> None:
    texts = [
        "Snow fell in Piek and Halden, and the Vallin bridge closes.",
        "The Vallin bridge closes for repairs ordered by Mayor Lund.",
    ]
    summary = summarize(
        texts, max_sentences=2, ranker="lead", selector="top", order="salience", duplicate_threshold=1.0
    )
    first, second = summary.sentences
    assert first.new_terms == ("Vallin", "bridge", "closes", "Snow", "fell")
    assert second.new_terms == ("repairs", "ordered", "Mayor", "Lund")


def test_a_sentence_names_the_sentence_that_needs_it() -> None:
    text = (
        "Mayor Ida Lund opened the rebuilt harbour bridge at Sellin on Monday. "
        "She then announced a toll of four crowns for every car from July."
    )
    summary = summarize([text], order="source")
    first, second = summary.sentences
    assert first.needed_by == second.sentence
    assert second.needed_by is None


@pytest.mark.slow
def test_every_format_shows_the_reasons(cli: Callable[..., Any], corpus: Path) -> None:
    summary = summarize(FLOOD, max_sentences=10)
    read = json.loads(render(summary, "json"))
    [alike] = [left for left in read["unselected"] if left["reason"] == "too alike"]
    assert read["sentences"][alike["like"] - 1]["text"].split()[1:] == alike["text"].split()[1:]
    told = f"too much like sentence {alike['like']} (cosine {alike['similarity']:.2f})"
    assert told in render(summary, "html")
    assert told in summary.explain() == render(summary, "explanation")
    assert f"first to say {', '.join(read['sentences'][0]['new_terms'])}" in summary.explain()
    outcome = cli(str(corpus / "velm-valley-flood"), "-w", "60", "-f", "markdown", "--explain")
    assert "The most salient that were left out" in outcome.err
    assert "left out" not in outcome.out


def test_an_empty_summary_has_unselected_sentences_too(story: tuple[Article, ...]) -> None:
    summary = summarize(story, query="zeppelin", embedder="tfidf")
    assert not summary.sentences
    assert {left.reason for left in summary.unselected} <= {"off the query", "not understood alone"}
    assert all(left.like is None for left in summary.unselected)
    assert np.isfinite([left.similarity for left in summary.unselected]).all()
