"""Every format holds the same facts about one summary.

Text and Markdown are for reading. Scores, unselected sentences and the settings are in the explanation instead (`--explain`),
and only JSON and HTML hold the offsets of sentences and the similarity of copies.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import lxml.html
import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from summarizer import Summary, summarize
from summarizer.reading import read_articles
from summarizer.rendering import render

FORMATS = ("text", "markdown", "html")
_SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "summary.schema.json"


@pytest.fixture(scope="module")
def summary(corpus: Path) -> Summary:
    """An update with disagreements, changes over time and an article off topic."""
    known, *rest = read_articles([str(corpus / "velm-valley-flood" / "articles")])
    stranger = read_articles([str(corpus / "deep-vent-microbe" / "articles")])[0]
    return summarize([*rest, stranger], max_words=250, known=[known], with_disagreements=True)


def _words(text: str) -> str:
    return " ".join(text.split())


def _read(summary: Summary, name: str) -> str:
    """Return the text that a reader of the format sees."""
    shown = render(summary, name)
    match name:
        case "markdown":
            # Without its extension for footnotes the parser leaves their marks in the text.
            shown = unescape(lxml.html.fromstring(MarkdownIt().render(shown)).text_content())
        case "html":
            shown = lxml.html.fromstring(shown).text_content()
    return _words(shown)


def facts(summary: Summary) -> Iterator[str]:
    """Yield texts that every format for people must hold."""
    for cited in summary.sentences:
        yield cited.sentence.text
        if cited.novelty:
            yield cited.novelty
        for change in cited.changes:
            before = change.before
            yield from (change.about, before.text, change.now.text, before.sentence.article.id)
            yield from (str(before.start), str(before.end))
    for article in summary.cited_articles:
        yield article.source
        yield article.title
        yield article.url
    for found in summary.disagreements or ():
        yield from (found.about, found.kind)
        for value in found.values:
            yield value.sentence.text
            if found.is_superseded(value):
                yield "superseded"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.slow
def test_every_fact_stands_in_every_format(summary: Summary, name: str) -> None:
    assert summary.disagreements
    assert {found.is_update for found in summary.disagreements} == {True, False}
    assert {cited.novelty for cited in summary.sentences} >= {"new", "updated"}
    assert any(len(origin) > 1 for origin in summary.origins)
    shown = _read(summary, name)
    assert f"new against {summary.known} sentences read before" in shown
    assert [fact for fact in facts(summary) if _words(fact) not in shown] == []
    [stranger] = summary.off_topic_articles
    assert re.search(rf"Off topic, not cited: \[{stranger.id}\]|{stranger.source}.{{,200}}off topic", shown)


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_values_stand_with_article_day_and_span(summary: Summary, name: str) -> None:
    shown = _read(summary, name)
    assert summary.disagreements
    for found in summary.disagreements:
        for value in found.values:
            article = value.sentence.article
            assert f"{article.id}, {article.published:%Y-%m-%d}, {value.start}–{value.end}" in shown


def test_the_page_names_the_same_spans_by_its_links(summary: Summary) -> None:
    page = lxml.html.fromstring(render(summary, "html"))
    links = set(page.xpath("//a/@href"))
    assert summary.disagreements
    for found in summary.disagreements:
        for value in found.values:
            assert any(link.endswith(f"-{value.start}-{value.end}") for link in links)
    for cited in summary.sentences:
        for sentence in (cited.sentence, *(copy.sentence for copy in cited.also_in)):
            assert any(link.endswith(f"-{sentence.start}-{sentence.end}") for link in links)


def test_json_holds_what_the_others_show_and_keeps_to_its_schema(summary: Summary) -> None:
    written = json.loads(render(summary, "json"))
    Draft202012Validator(json.loads(_SCHEMA.read_text("utf-8"))).validate(written)
    texts = json.dumps(written, ensure_ascii=False)
    assert [fact for fact in facts(summary) if json.dumps(fact, ensure_ascii=False)[1:-1] not in texts] == []
    articles = {article["id"]: article for article in written["articles"]}
    assert [name for name, article in articles.items() if article["off_topic"]] == [
        article.id for article in summary.off_topic_articles
    ]
    for cited in written["sentences"]:
        carriers = {cited["article"], *(copy["article"] for copy in cited["also_in"])}
        assert len({articles[name]["origin"] for name in carriers}) == cited["sources"]
    for change, (before, now) in zip(
        (change for cited in written["sentences"] for change in cited["changes"]),
        ((change.before, change.now) for cited in summary.sentences for change in cited.changes),
        strict=True,
    ):
        assert (change["before"]["text"], change["now"]["text"]) == (before.text, now.text)
    versions = [value for found in written["disagreements"] for value in found["values"]]
    stated = [(found, value) for found in summary.disagreements or () for value in found.values]
    for version, (found, value) in zip(versions, stated, strict=True):
        assert (version["article"], version["start"], version["end"]) == (
            value.sentence.article.id,
            value.start,
            value.end,
        )
        assert version["superseded"] == found.is_superseded(value)
    assert written["known"] == summary.known


def test_json_holds_the_scores_the_unselected_sentences_and_the_settings(summary: Summary) -> None:
    written = summary.to_dict()
    assert [one["text"] for one in written["unselected"]] == [one.sentence.text for one in summary.unselected]
    assert [one["salience"] for one in written["sentences"]] == [round(cited.salience, 6) for cited in summary]
    assert written["settings"] == summary.settings


@pytest.mark.parametrize("name", ["html", "explanation"])
def test_the_page_and_the_explanation_hold_the_scores_the_unselected_sentences_and_the_settings(
    summary: Summary, name: str
) -> None:
    shown = _read(summary, name)
    for cited in summary.sentences:
        assert f"alience {cited.salience:.3f}" in shown
        assert f"rank {cited.rank} of {summary.candidates}" in shown
    for unselected in summary.unselected:
        assert _words(unselected.sentence.text)[:70] in shown
    assert _words(summary.settings) in shown
