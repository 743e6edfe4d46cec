"""The dialect of rouge-score: documented values, the best reference, clear refusals."""

import re
from typing import Any

import pytest

from evaluation.errors import EvaluationError
from evaluation.metrics.rouge155 import RougeScore
from evaluation.metrics.rouge_score import GoogleRouge


def test_scores_are_those_of_the_documentation_of_rouge_score() -> None:
    # From the README of rouge-score, with use_stemmer=True.
    rouge = GoogleRouge(metrics=("rouge1", "rougeL"))
    scores = rouge.score(["The quick brown dog jumps on the log."], [["The quick brown fox jumps over the lazy dog"]])
    assert scores["rouge1"] == RougeScore(recall=6 / 9, precision=6 / 8, f1=12 / 17)
    assert scores["rougeL"] == RougeScore(recall=5 / 9, precision=5 / 8, f1=10 / 17)


def test_sentences_are_kept_apart_as_in_the_papers_example() -> None:
    # Lin 2004, section 3.2.
    scores = GoogleRouge().score(["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"], [["w1 w2 w3 w4 w5"]])
    assert scores["rougeLsum"].recall == pytest.approx(0.8)
    assert scores["rougeLsum"].precision == pytest.approx(0.4)


def test_a_line_break_inside_a_sentence_does_not_part_it() -> None:
    assert GoogleRouge().score(["two\none"], [["one two"]])["rougeLsum"].recall == 0.5
    assert GoogleRouge().score(["two", "one"], [["one two"]])["rougeLsum"].recall == 1


def test_the_reference_of_best_f1_counts() -> None:
    short, long = ["quick fox"], ["the quick brown fox jumps over the lazy dog"]
    rouge = GoogleRouge()
    alone = rouge.score(["quick brown fox"], [short])
    assert alone["rouge1"].f1 == pytest.approx(0.8)
    assert alone["rouge2"].f1 == 0
    both = rouge.score(["quick brown fox"], [long, short])
    assert both["rouge1"] == alone["rouge1"]
    assert both["rouge2"] == rouge.score(["quick brown fox"], [long])["rouge2"]
    assert both == rouge.score(["quick brown fox"], [short, long])


def test_stemming_can_be_left_off() -> None:
    summary, references = ["agreements hold"], [["agreement holds"]]
    assert GoogleRouge(stem=True).score(summary, references)["rouge1"].f1 == 1
    assert GoogleRouge(stem=False).score(summary, references)["rouge1"].f1 == 0


def test_an_empty_summary_scores_zero() -> None:
    assert set(GoogleRouge().score([], [["some words"]]).values()) == {RougeScore(0.0, 0.0, 0.0)}


@pytest.mark.parametrize(
    ("summary", "references", "message"),
    [
        (["a"], [], "0 references"),
        (["a"], [["слово"]], "reference 1 of 1 has no token"),
        ("a text", [["word"]], "expected a list of sentences"),
    ],
)
def test_inputs_that_cannot_be_scored_are_refused(summary: Any, references: Any, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        GoogleRouge().score(summary, references)


@pytest.mark.parametrize("metrics", [("rouge0",), ("1",), ()])
def test_metrics_that_do_not_exist_are_refused(metrics: tuple[str, ...]) -> None:
    with pytest.raises(EvaluationError, match="unknown rouge-score metrics"):
        GoogleRouge(metrics=metrics)


def test_the_signature_names_the_library_its_version_and_every_setting() -> None:
    assert re.fullmatch(
        r"rouge:rouge-score-rs-\d+\.\d+\.\d+\|metrics:rouge1\+rouge2\+rougeLsum\|stem:porter\|refs:max-f1\|tok:ascii",
        GoogleRouge().signature,
    )
    assert "|stem:no|" in GoogleRouge(stem=False).signature
