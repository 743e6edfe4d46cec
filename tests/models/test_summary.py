"""A summary is a sequence of cited sentences, prints itself, and is written and read back in its formats."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from summarizer import (
    Article,
    Budget,
    CitedSentence,
    Copy,
    ExcludedSentence,
    InputError,
    OutputError,
    Sentence,
    Summary,
    summarize,
    summarize_stories,
)
from summarizer.reading import read_articles
from summarizer.rendering import render

BRIDGE = Article(
    "a",
    "Rain fell. The bridge closed.",
    title="Bridge shut",
    source=" Courier ",
    published=datetime(2025, 3, 1, 7, 30, tzinfo=UTC),
    url="https://courier.example.org/a",
)
RADIO = Article("b", "The bridge is closed.")
CLOSED = CitedSentence(Sentence(BRIDGE, 1, 11, 29), 0.75, 1, 0.0, 3, (Copy(Sentence(RADIO, 0, 0, 21), 0.9, True),), 2)
RAIN = CitedSentence(Sentence(BRIDGE, 0, 0, 10), 0.5, 2, 0.1, 2, (), 1)
SUMMARY = Summary(
    sentences=(RAIN, CLOSED),
    articles=(RADIO, BRIDGE),
    origins=(("b",), ("a",)),
    excluded=(),
    disagreements=None,
    candidates=3,
    duplicates=0,
    budget=Budget(max_words=9),
    settings="the settings",
)
EMPTY = replace(SUMMARY, sentences=(), empty_because="Nothing is new.")


@pytest.fixture(scope="module")
def rich(corpus: Path) -> Summary:
    """An update with disagreements and an article off topic."""
    known, *rest = read_articles([str(corpus / "velm-valley-flood" / "articles")])
    off_topic = read_articles([str(corpus / "deep-vent-microbe" / "articles")])[0]
    summary = summarize([*rest, off_topic], max_words=250, known=[known], with_disagreements=True)
    assert summary.disagreements
    assert summary.unselected
    assert summary.excluded
    assert summary.off_topic_articles
    assert any(cited.changes for cited in summary)
    return summary


def test_a_summary_is_a_sequence_of_its_sentences() -> None:
    assert isinstance(SUMMARY, Sequence)
    assert len(SUMMARY) == 2
    assert list(SUMMARY) == [RAIN, CLOSED]
    assert SUMMARY[0] is RAIN
    assert SUMMARY[-1] is CLOSED
    assert SUMMARY[1:] == (CLOSED,)
    assert list(reversed(SUMMARY)) == [CLOSED, RAIN]
    assert CLOSED in SUMMARY
    assert SUMMARY.index(CLOSED) == 1
    with pytest.raises(IndexError):
        SUMMARY[2]


def test_an_empty_summary_is_false() -> None:
    assert SUMMARY
    assert not EMPTY
    assert list(EMPTY) == []


def test_a_cited_sentence_tells_its_text_its_place_and_its_source() -> None:
    cited = SUMMARY[1]
    assert cited.text == "The bridge closed." == cited.article.text[cited.start : cited.end]
    assert (cited.article, cited.start, cited.end) == (BRIDGE, 11, 29)
    assert (cited.source, cited.sources) == ("Courier", 2)
    assert (cited.title, cited.published, cited.url) == (BRIDGE.title, BRIDGE.published, BRIDGE.url)


def test_the_source_of_an_article_without_an_outlet_is_its_id() -> None:
    assert replace(CLOSED, sentence=Sentence(RADIO, 0, 0, 21)).source == "b"


def test_the_repr_is_short_and_counts() -> None:
    assert repr(SUMMARY) == "<Summary: 2 sentences, 5 words, from 2 articles>"
    assert repr(replace(SUMMARY, sentences=(RAIN,), articles=(BRIDGE,))) == (
        "<Summary: 1 sentence, 2 words, from 1 article>"
    )
    assert repr(EMPTY) == "<Summary: 0 sentences, 0 words, from 2 articles>"


def test_str_is_what_the_command_shows() -> None:
    assert str(SUMMARY) + "\n" == render(SUMMARY, "text")
    assert str(SUMMARY).startswith("Rain fell. [1]\n\nThe bridge closed. [1, 2]\n\nSources\n")


def test_every_format_has_a_method() -> None:
    assert SUMMARY.to_markdown() == render(SUMMARY, "markdown") == SUMMARY._repr_markdown_()
    assert SUMMARY.to_html() == render(SUMMARY, "html")
    assert SUMMARY.to_json() == render(SUMMARY, "json")
    assert SUMMARY.explain() == render(SUMMARY, "explanation")
    assert json.loads(SUMMARY.to_json()) == SUMMARY.to_dict()
    assert json.loads(SUMMARY.to_json(with_articles=True)) == SUMMARY.to_dict(with_articles=True)
    assert SUMMARY._repr_html_().startswith("<iframe ")


@pytest.mark.parametrize("summary", [SUMMARY, EMPTY], ids=["sentences", "empty"])
def test_a_summary_with_its_articles_is_read_back_whole(summary: Summary) -> None:
    read = Summary.from_dict(json.loads(summary.to_json(with_articles=True)))
    # The format does not carry `Sentence.position`.
    assert replace(read, sentences=summary.sentences) == summary
    assert [(cited.text, cited.start, cited.end) for cited in read] == [
        (cited.text, cited.start, cited.end) for cited in summary
    ]


@pytest.mark.slow
def test_a_rich_summary_with_its_articles_is_read_back_and_shown_alike(rich: Summary) -> None:
    record = rich.to_dict(with_articles=True)
    read = Summary.from_dict(record)
    assert read.to_dict(with_articles=True) == record
    assert read.articles == rich.articles
    assert (read.origins, read.budget, read.known) == (rich.origins, rich.budget, rich.known)
    assert str(read) == str(rich)
    assert read.to_markdown() == rich.to_markdown()
    assert read.to_html() == rich.to_html()
    assert read.explain() == rich.explain()


def test_a_summary_without_its_articles_is_read_back_with_what_it_quotes(rich: Summary) -> None:
    rich = replace(rich, excluded=())
    record = rich.to_dict()
    read = Summary.from_dict(record)
    assert read.to_dict() == record
    assert str(read) == str(rich)
    assert read.to_markdown() == rich.to_markdown()
    for cited, original in zip(read, rich, strict=True):
        assert cited.article.text[cited.start : cited.end] == original.text
        assert len(cited.article.text) <= len(original.article.text)


def test_what_is_read_back_is_known_like_the_original(story: tuple[Article, ...]) -> None:
    before = summarize(story[:2], max_sentences=3, embedder="tfidf")
    after = [
        summarize(story, max_sentences=2, embedder="tfidf", known=known)
        for known in (before, Summary.from_dict(before.to_dict()))
    ]
    assert [cited.text for cited in after[0]] == [cited.text for cited in after[1]]


def test_format_1_and_one_of_several_stories_are_read(story: tuple[Article, ...]) -> None:
    summary = summarize(story, max_sentences=2, embedder="tfidf")
    record = summary.to_dict(with_articles=True)
    names = {"unselected": "left_out", "excluded": "set_aside"}
    old = {names.get(key, key): value for key, value in record.items()} | {"format": 1}
    old["sentences"] = [
        {("brings" if key == "new_terms" else key): value for key, value in cited.items()}
        for cited in record["sentences"]
    ]
    assert Summary.from_dict(old).to_dict(with_articles=True) == record
    stories = json.loads(render(summarize_stories(story, max_sentences=2), "json"))
    assert Summary.from_dict(stories["stories"][0])
    with pytest.raises(InputError, match="several stories: pass one of its 'stories'"):
        Summary.from_dict(stories)


RECORD = SUMMARY.to_dict(with_articles=True)
HUGE = {"text": "x", "article": "a", "start": 10**12, "end": 10**12 + 1}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([], "must be a dict, not \\[\\]"),
        (RECORD | {"format": 3}, "has format 3: this version reads the formats 1 and 2"),
        ({}, "not as Summary.to_dict\\(\\) returns it"),
        (RECORD | {"budget": {"pages": 2}}, "not as Summary.to_dict"),
        (RECORD | {"sentences": [RECORD["sentences"][0] | {"start": 1}]}, "does not hold 'Rain fell.'"),
        (RECORD | {"sentences": [RECORD["sentences"][0] | {"article": "z"}]}, "not as Summary.to_dict"),
        (SUMMARY.to_dict() | {"sentences": [SUMMARY.to_dict()["sentences"][0] | HUGE]}, "no quotation stands at"),
    ],
)
def test_what_is_no_summary_is_refused(record: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Summary.from_dict(record)


@pytest.mark.parametrize(
    ("name", "output_format"),
    [("s.txt", "text"), ("s.md", "markdown"), ("s.json", "json"), ("s.html", "html"), ("S.HTML", "html")],
)
@pytest.mark.parametrize("kind", [str, Path])
def test_a_summary_is_saved_in_the_format_of_the_suffix(
    name: str, output_format: str, kind: type, tmp_path: Path
) -> None:
    SUMMARY.save(kind(tmp_path / name))
    assert (tmp_path / name).read_text("utf-8") == render(SUMMARY, output_format)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_summary_is_saved_with_its_articles(tmp_path: Path) -> None:
    SUMMARY.save(tmp_path / "s.json", with_articles=True)
    assert (tmp_path / "s.json").read_text("utf-8") == SUMMARY.to_json(with_articles=True)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("s.pdf", {}, "s.pdf': use a name that ends in one of .txt, .md, .json, .html"),
        ("summary", {}, "use a name that ends in one of"),
        (
            "s.txt",
            {"with_articles": True},
            "with_articles is for JSON, not for .*s.txt': use a name that ends in .json",
        ),
    ],
)
def test_other_suffixes_are_refused(name: str, options: dict[str, bool], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        SUMMARY.save(tmp_path / name, **options)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        SUMMARY.save(tmp_path / "missing" / "s.txt")


def test_excluded_sentences_are_read_back() -> None:
    summary = replace(SUMMARY, excluded=(ExcludedSentence(Sentence(RADIO, 0, 0, 21), "off topic"),))
    assert Summary.from_dict(summary.to_dict(with_articles=True)).off_topic_articles == (RADIO,)
    assert Summary.from_dict(summary.to_dict()).excluded == ()
