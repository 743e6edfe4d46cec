"""The formats: correct offsets, escaped markup, and the numbers of the summary."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer import (
    Article,
    Budget,
    CitedSentence,
    Copy,
    Disagreement,
    ExcludedSentence,
    Sentence,
    StatedValue,
    Summary,
    summarize,
)
from summarizer.rendering import render
from summarizer.rendering.disagreements import inline
from summarizer.rendering.markdown import escape

ONE = Article(
    "one",
    "🙂 It *closed* on Monday. Donate now",
    title="Bridge to\n close",
    source="Sellin [Courier]",
    published=datetime(2025, 3, 1, 7, 30, tzinfo=UTC),
    url="https://courier.example.org/a b?x=<y>",
)
TWO = Article("two", "It was closed on Monday.", url="example.org/two")
SUMMARY = Summary(
    sentences=(
        CitedSentence(
            sentence=Sentence(ONE, 0, 2, 24),
            salience=0.75,
            rank=1,
            redundancy=0.0,
            cost=4,
            also_in=(Copy(Sentence(TWO, 0, 0, 24), 0.912345),),
            sources=2,
        ),
    ),
    articles=(ONE, TWO, Article("three", "Nothing of it.")),
    origins=(("one",), ("two",), ("three",)),
    excluded=(ExcludedSentence(Sentence(ONE, 1, 25, 35), "appeal"),),
    disagreements=None,
    candidates=3,
    duplicates=1,
    budget=Budget(max_words=10),
    settings="the settings",
)


def test_text_is_the_sentences_with_numbers_and_the_sources_below() -> None:
    assert render(SUMMARY, "text") == (
        "It *closed* on Monday. [1, 2]\n"
        "\n"
        "Sources\n"
        "  1  Sellin [Courier], 2025-03-01: “Bridge to close” [one]\n"
        "     https://courier.example.org/a%20b?x=%3Cy%3E\n"
        "  2  two\n"
        "     example.org/two\n"
    )


def test_markdown_is_the_sentences_with_footnotes() -> None:
    assert render(SUMMARY, "markdown") == (
        "It \\*closed\\* on Monday.[^1][^2]\n"
        "\n"
        "[^1]: Sellin \\[Courier\\], 2025-03-01: “Bridge to close” \\[one\\] <https://courier.example.org/a%20b?x=%3Cy%3E>\n"
        "[^2]: two example.org/two\n"
    )


def test_json_is_versioned_and_gives_every_number() -> None:
    bare = {"title": "", "source": "", "published": None, "date_doubt": "", "off_topic": False}
    assert json.loads(render(SUMMARY, "json")) == {
        "format": 2,
        "settings": "the settings",
        "query": None,
        "known": None,
        "empty": None,
        "budget": {"words": 10},
        "articles": [
            {
                "id": "one",
                "title": "Bridge to\n close",
                "source": "Sellin [Courier]",
                "published": "2025-03-01T07:30:00+00:00",
                "date_doubt": "",
                "url": "https://courier.example.org/a b?x=<y>",
                "origin": 1,
                "off_topic": False,
            },
            bare | {"id": "two", "url": "example.org/two", "origin": 2},
            bare | {"id": "three", "url": "", "origin": 3},
        ],
        "sentences": [
            {
                "text": "It *closed* on Monday.",
                "article": "one",
                "start": 2,
                "end": 24,
                "salience": 0.75,
                "rank": 1,
                "redundancy": 0.0,
                "cost": 4,
                "sources": 2,
                "relevance": None,
                "disagreements": [],
                "novelty": None,
                "new_terms": [],
                "needed_by": None,
                "changes": [],
                "also_in": [
                    {
                        "text": "It was closed on Monday.",
                        "article": "two",
                        "start": 0,
                        "end": 24,
                        "similarity": 0.912345,
                        "says_more": False,
                    }
                ],
            }
        ],
        "disagreements": None,
        "unselected": [],
        "candidates": 3,
        "coherent": True,
        "duplicates": 1,
    }


def test_every_offset_of_json_checks_out_against_the_articles_it_carries(story: tuple[Article, ...]) -> None:
    odd = Article("odd", "🙂 e\u0301 \ud800 The bridge closes on Monday.\r\nDonate now\n今天下雨。")
    summary = summarize([*story, odd], max_words=120, embedder="tfidf", duplicate_threshold=0.4)
    read = json.loads(render(summary, "json", with_articles=True))
    texts = {article["id"]: article["text"] for article in read["articles"]}
    assert texts == {article.id: article.text for article in (*story, odd)}
    copies = [copy for sentence in read["sentences"] for copy in sentence["also_in"]]
    assert copies
    assert read["excluded"]
    for span in (*read["sentences"], *copies, *read["excluded"]):
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_articles_that_count_as_one_source_name_each_other(name: str) -> None:
    assert "one source with " not in render(SUMMARY, name)
    shown = render(replace(SUMMARY, origins=(("one", "two"), ("three",))), name)
    assert re.findall(r"one source with (\d)", shown) == ["2", "1"]


def test_the_explanation_counts_what_was_chosen_spent_and_set_aside() -> None:
    lines = SUMMARY.explain().split("\n")
    assert lines[2:5] == [
        "  1. It *closed* on Monday.",
        "     salience 0.750 (rank 1 of 3), redundancy 0.000, 4 words",
        "     quoted from [1], 2 independent sources, copies merged: 1",
    ]
    assert "4 of 10 words spent, 1 of 3 candidate sentences chosen, 1 copy merged into their groups." in lines
    assert "Never candidates: 1 sentence (appeal 1)." in lines
    assert "  appeal | Donate now" in lines
    assert lines[-2] == "Settings: the settings"


def test_reasons_of_any_length_stand_in_one_column() -> None:
    article = Article("a", "Donate now\nOur paper is owned by nobody")
    aside = (
        ExcludedSentence(Sentence(article, 0, 0, 10), "appeal"),
        ExcludedSentence(Sentence(article, 1, 11, 39), "about the publisher"),
    )
    lines = replace(SUMMARY, excluded=aside).explain().split("\n")
    assert "               appeal | Donate now" in lines
    assert "  about the publisher | Our paper is owned by nobody" in lines


@pytest.mark.parametrize(
    ("text", "start", "end", "normalized", "expected"),
    [
        ("Two are missing.", 0, 3, "2", "two"),
        ("Twenty-one metres fell.", 0, 17, "21 m", "twenty-one metres"),
        ("Some Two are missing.", 5, 8, "2", "Two"),
        ("Monday it rained.", 0, 6, "2025-03-03", "Monday"),
        ("EUR 5 were paid.", 0, 5, "5 EUR", "EUR 5"),
        ("Lund won.", 0, 4, "lund", "Lund"),
    ],
)
def test_a_number_in_words_keeps_no_capital_of_its_sentence(
    text: str, start: int, end: int, normalized: str, expected: str
) -> None:
    assert inline(StatedValue(Sentence(Article("a", text), 0, 0, len(text)), start, end, normalized)) == expected


def test_a_budget_in_characters_counts_no_blank_behind_the_last_sentence() -> None:
    summary = replace(SUMMARY, sentences=(replace(SUMMARY.sentences[0], cost=23),), budget=Budget(max_characters=30))
    assert len(summary.text) == 22
    assert "22 of 30 characters spent" in summary.explain()


sources = st.text("ab1.)-+=*_#>|~`[]()!<&;:\\\"'^$ ", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(sources)
def test_escaped_markdown_reads_as_the_text_that_was_meant(text: str) -> None:
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(text))
    paragraph = re.fullmatch(r"<p>(.*)</p>\n", page)
    assert paragraph, page
    assert unescape(paragraph[1]) == text


@pytest.mark.parametrize("name", ["text", "markdown", "json"])
def test_every_format_ends_with_one_line_break(name: str, story: tuple[Article, ...]) -> None:
    output = render(summarize(story, embedder="tfidf"), name)
    assert output.endswith("\n")
    assert not output.endswith("\n\n")
    assert output == output.lstrip()


EAST, WEST = (timezone(timedelta(hours=hours)) for hours in (4, -5))
NOON = datetime(2025, 3, 1, 12)  # noqa: DTZ001 - a time without a zone


@pytest.mark.parametrize(
    ("articles", "notes"),
    [
        ([(NOON, ""), (NOON, "")], []),
        ([(NOON.replace(tzinfo=EAST), ""), (NOON.replace(tzinfo=EAST), "")], []),
        ([(None, ""), (None, "")], ["No article carries a date."]),
        ([(NOON, ""), (None, "")], ["1 article carries no date."]),
        ([(NOON, ""), (None, ""), (None, "")], ["2 articles carry no date."]),
        (
            [(NOON.replace(tzinfo=EAST), ""), (NOON.replace(tzinfo=WEST), "")],
            ["The times stand in several zones; they are compared as instants."],
        ),
        (
            [(NOON.replace(tzinfo=EAST), ""), (NOON, "")],
            ["Some times carry no zone; among the others they are read as UTC."],
        ),
        (
            [(NOON, ""), (None, "the date 'soon' is not understood")],
            ["1: the date 'soon' is not understood.", "1 article carries no date."],
        ),
    ],
)
def test_what_is_missing_or_doubtful_about_dates_is_said_in_the_explanation_and_in_the_report(
    articles: list[tuple[datetime | None, str]], notes: list[str]
) -> None:
    given = tuple(
        Article(str(number), "It closed.", published=published, date_doubt=doubt)
        for number, (published, doubt) in enumerate(articles)
    )
    own = replace(SUMMARY.sentences[0], sentence=Sentence(given[0], 0, 0, 10), also_in=())
    summary = replace(SUMMARY, sentences=(own,), articles=given, excluded=())
    known = {
        "No article carries a date.",
        "1 article carries no date.",
        "The times stand in several zones",
        "Some times carry no zone",
    }
    for shown in (summary.explain(), unescape(render(summary, "html"))):
        assert all(note in shown for note in notes)
        assert not [word for word in known if word in shown and not any(word in note for note in notes)]


def test_a_disagreement_is_shown_beside_the_sentence_that_it_touches_and_by_itself() -> None:
    closed, reopened = (
        StatedValue(Sentence(ONE, 0, 2, 24), 17, 23, "2025-02-24/2025-03-03"),
        StatedValue(Sentence(TWO, 0, 0, 24), 17, 23, "monday"),
    )
    disagreement = Disagreement("date", "closed", (closed, reopened), is_update=False, score=0.75)
    summary = replace(SUMMARY, disagreements=(disagreement,))
    assert render(summary, "text").startswith(
        "It *closed* on Monday. [1, 2] (see disagreement 1)\n"
        "\n"
        "Possible disagreements (compare the sources):\n"
        "  (1) Monday (2025-02-24/2025-03-03) or Monday (monday): closed (date)\n"
        "    Monday: It *closed* on Monday. [one, 2025-03-01, 17–23]\n"
        "    Monday: It was closed on Monday. [two, 17–23]\n"
    )
    assert render(summary, "markdown").startswith("It \\*closed\\* on Monday.[^1][^2] (see disagreement 1)\n\n")
    shown = json.loads(render(summary, "json"))
    assert shown["sentences"][0]["disagreements"] == [1]
    assert [(value["article"], value["published"], value["text"]) for value in shown["disagreements"][0]["values"]] == [
        ("one", "2025-03-01T07:30:00+00:00", "Monday"),
        ("two", None, "Monday"),
    ]
