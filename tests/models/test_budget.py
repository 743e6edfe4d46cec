"""Budgets: exactly one limit, a positive whole number, in the units of the summary's text."""

from collections.abc import Sequence
from typing import Any

import pytest

from summarizer import Article, Budget, InputError, Summary, summarize
from summarizer.embedding.wordpieces import encode
from summarizer.models import count_words, counted
from summarizer.selection.state import sentence_costs
from summarizer.splitting.nupunkt import NupunktSplitter


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("max_sentences", "sentences"),
        ("max_words", "words"),
        ("max_characters", "characters"),
        ("max_tokens", "tokens"),
    ],
)
def test_a_budget_knows_its_unit_and_size(name: str, unit: str) -> None:
    budget = Budget(**{name: 7})
    assert (budget.unit, budget.size) == (unit, 7)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({}, "exactly one budget, got none: pass one of max_sentences"),
        ({"max_words": 5, "max_tokens": 6}, "exactly one budget, got max_words=5 and max_tokens=6"),
        ({"max_words": 0}, "max_words must be 1 or more, not 0"),
        ({"max_words": -3}, "max_words must be 1 or more, not -3"),
        ({"max_words": float("nan")}, "max_words must be a whole number, not nan"),
        ({"max_words": 2.5}, "max_words must be a whole number, not 2.5"),
        ({"max_words": True}, "max_words must be a whole number, not True"),
        ({"max_sentences": "5"}, "max_sentences must be a whole number, not '5'"),
    ],
)
def test_any_other_budget_is_refused(limits: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        Budget(**limits)
    assert message in str(caught.value)


def summarized(articles: Sequence[Article | str], **limit: Any) -> Summary:
    return summarize(articles, embedder="tfidf", **limit)


def size(summary: Summary) -> int:
    """Return the length of the joined text in the budget's unit."""
    return {
        "sentences": lambda: len(summary.sentences),
        "words": lambda: count_words(summary.text),
        "characters": lambda: len(summary.text),
        "tokens": lambda: len(encode([summary.text])[0].tokens) - 2,
    }[summary.budget.unit]()


@pytest.mark.parametrize("name", ["max_sentences", "max_words", "max_characters", "max_tokens"])
def test_costs_add_up_to_the_size_of_the_text(name: str, story: tuple[Article, ...]) -> None:
    summary = summarized(story, **{name: 10_000})
    assert len(summary.sentences) >= 4
    joining_blank = 1 if name == "max_characters" else 0
    assert sum(cited.cost for cited in summary.sentences) == size(summary) + joining_blank


def test_costs_by_hand() -> None:
    sentences = NupunktSplitter().split(Article("a", "Unaffable? 今天下雨。It cost $5."))
    assert sentence_costs(sentences, Budget(max_sentences=1)).tolist() == [1, 1, 1]
    assert sentence_costs(sentences, Budget(max_words=1)).tolist() == [1, 5, 3]
    assert sentence_costs(sentences, Budget(max_characters=1)).tolist() == [11, 6, 12]
    # una ##ffa ##ble ? · 今 天 下 雨 。 · it cost $ 5 .
    assert sentence_costs(sentences, Budget(max_tokens=1)).tolist() == [4, 5, 5]


@pytest.mark.parametrize("name", ["max_words", "max_characters", "max_tokens"])
def test_a_budget_of_exactly_the_sentence_is_enough_and_one_less_is_not(name: str) -> None:
    text = "The harbour bridge at Sellin will close for fourteen months."
    exact = {"max_words": 10, "max_characters": len(text), "max_tokens": len(encode([text])[0].tokens) - 2}[name]
    assert summarized([text], **{name: exact}).text == text
    with pytest.raises(InputError, match=f"no sentence fits into {exact - 1} .*: the shortest takes {exact}"):
        summarized([text], **{name: exact - 1})


PLACES = [
    ("Sellin", "flood", 1998),
    ("Ossa", "fire", 2003),
    ("Halden", "storm", 2007),
    ("Kvech", "landslide", 2010),
    ("Arden", "earthquake", 2014),
    ("Finn", "collision", 2019),
    ("Brannoc", "strike", 2022),
]


def test_without_a_budget_there_are_five_sentences() -> None:
    texts = [f"The {place} bridge closed after the {cause} of {year}." for place, cause, year in PLACES]
    assert len(summarized(texts).sentences) == 5


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (counted(1, "article"), "1 article"),
        (counted(0, "article"), "0 articles"),
        (counted(3, "copy", "copies"), "3 copies"),
        (Budget(max_words=9).amount(1), "1 word"),
        (Budget(max_characters=9).amount(7), "7 characters"),
    ],
)
def test_amounts_are_written_in_singular_and_plural(amount: str, expected: str) -> None:
    assert amount == expected
