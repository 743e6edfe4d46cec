"""Why each sentence is there and the strongest others are not: every reason checked against what it claims."""

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
from summarizer.rendering import RENDERERS, explanation
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


def reasons(summary: Summary) -> dict[str, UnselectedSentence]:
    return {left.sentence.text.split()[0]: left for left in summary.unselected}


def test_near_duplicates_with_other_figures_and_questions_are_left_out_with_the_reason() -> None:
    summary = summarize(FLOOD, max_sentences=10)
    found = reasons(summary)
    chosen = next(cited.sentence for cited in summary.sentences if "people died" in cited.sentence.text)
    [alike] = {"Twelve", "Fourteen"} & found.keys()
    one, other = MiniLM().embed([found[alike].sentence.text, chosen.text])
    assert (found[alike].reason, found[alike].like) == ("too alike", chosen)
    assert found[alike].similarity == pytest.approx(float(one @ other), abs=1e-3)
    assert found[alike].similarity >= TrainedCoverage().max_similarity
    assert found["Who"].reason == "not understood alone"


def test_what_is_known_or_beside_the_query_is_left_out_for_that() -> None:
    summary = summarize(FLOOD, max_sentences=10, query="broken dyke", known=[FLOOD[0].text.splitlines()[2]])
    found = reasons(summary)
    assert found["The"].reason == "known"
    assert found["Power"].reason == "off the query"


@pytest.mark.slow
def test_of_what_did_not_fit_the_numbers_are_given(corpus: Path) -> None:
    summary = summarize(read_articles([str(corpus / "velm-valley-flood")]), max_words=60)
    spent = count_words(summary.text)
    short = [left for left in summary.unselected if left.reason == "no room"]
    assert len(summary.unselected) == 10
    assert short
    for left in short:
        assert left.room == 60 - spent < left.cost
        assert left.cost >= left.sentence.word_count
        assert 0 <= left.covered < 1


class Twelve:
    """A ranker that prefers one sentence."""

    def rank(self, candidates: Candidates, /) -> Vector:
        return np.array([1.0 if sentence.text.startswith("Twelve") else 0.5 for sentence in candidates.sentences])


def test_a_neighbour_that_is_too_much_like_a_chosen_sentence_is_named() -> None:
    toll = "people died when the river Velm flooded the lower town of Tveren on Thursday, police said."
    texts = [f"Twelve {toll}", f"Fourteen {toll} They had not been warned by the Directorate for Civil Protection."]
    summary = summarize(texts, max_sentences=1, ranker="lead", selector="top", order="salience")
    assert summary.sentences[0].sentence.text.endswith(toll)
    # The selector "top" takes nothing for too much alike.
    assert {left.reason for left in summary.unselected} == {"no room"}
    alike = summarize(texts, max_words=18, ranker=Twelve(), selector="mmr")
    assert [cited.sentence.text.split()[0] for cited in alike.sentences] == ["Twelve"]
    assert reasons(alike)["They"].reason == "needs what is too alike"
    assert reasons(alike)["They"].like == alike.sentences[0].sentence


def test_words_are_brought_by_the_first_to_say_them_and_those_of_most_sources_come_first() -> None:
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


def test_a_sentence_that_another_needs_says_so() -> None:
    text = (
        "Mayor Ida Lund opened the rebuilt harbour bridge at Sellin on Monday. "
        "She then announced a toll of four crowns for every car from July."
    )
    summary = summarize([text], order="source")
    first, second = summary.sentences
    assert first.needed_by == second.sentence
    assert second.needed_by is None


@pytest.mark.slow
def test_every_format_tells_it(cli: Callable[..., Any], corpus: Path) -> None:
    summary = summarize(FLOOD, max_sentences=10)
    read = json.loads(RENDERERS["json"](summary))
    [alike] = [left for left in read["unselected"] if left["reason"] == "too alike"]
    assert read["sentences"][alike["like"] - 1]["text"].split()[1:] == alike["text"].split()[1:]
    told = f"too much like sentence {alike['like']} (cosine {alike['similarity']:.2f})"
    assert told in RENDERERS["html"](summary)
    assert told in summary.explain() == explanation.render(summary)
    assert f"first to say {', '.join(read['sentences'][0]['new_terms'])}" in summary.explain()
    outcome = cli(str(corpus / "velm-valley-flood"), "-w", "60", "-f", "markdown", "--explain")
    assert "The most salient that were left out" in outcome.err
    assert "left out" not in outcome.out


def test_an_empty_answer_has_its_left_out_too(story: tuple[Article, ...]) -> None:
    summary = summarize(story, query="zeppelin", embedder="tfidf")
    assert not summary.sentences
    assert {left.reason for left in summary.unselected} <= {"off the query", "not understood alone"}
    assert all(left.like is None for left in summary.unselected)
    assert np.isfinite([left.similarity for left in summary.unselected]).all()
