"""One rich summary in every format: what one of them tells, the others tell too.

Text and Markdown are read by people: where in its article a sentence stands, its numbers, what was left out and the settings are
not in them but in the explanation that `--explain` gives beside them, and only JSON and HTML know the similarity of copies.
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
from summarizer.rendering import RENDERERS, explanation

FORMATS = ("text", "markdown", "html")
_SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "summary.schema.json"


@pytest.fixture(scope="module")
def summary(corpus: Path) -> Summary:
    """Wire copies, other wordings, updates, contradictions and news, with articles of another story among them."""
    known, *rest = read_articles([str(corpus / "velm-valley-flood" / "articles")])
    stranger = read_articles([str(corpus / "deep-vent-microbe" / "articles")])[0]
    return summarize([*rest, stranger], max_words=250, known=[known], with_disagreements=True, with_map=True)


def _words(text: str) -> str:
    return " ".join(text.split())


def _read(summary: Summary, name: str) -> str:
    """What a reader of the format sees."""
    shown = RENDERERS[name](summary)
    match name:
        case "markdown":
            # Without the extension for footnotes a parser leaves their marks, which is what is looked for here.
            shown = unescape(lxml.html.fromstring(MarkdownIt().render(shown)).text_content())
        case "html":
            shown = lxml.html.fromstring(shown).text_content()
    return _words(shown)


def facts(summary: Summary) -> Iterator[str]:
    """Words that every format for people must hold."""
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
    page = lxml.html.fromstring(RENDERERS["html"](summary))
    links = set(page.xpath("//a/@href"))
    assert summary.disagreements
    for found in summary.disagreements:
        for value in found.values:
            assert any(link.endswith(f"-{value.start}-{value.end}") for link in links)
    for cited in summary.sentences:
        for sentence in (cited.sentence, *(copy.sentence for copy in cited.also_in)):
            assert any(link.endswith(f"-{sentence.start}-{sentence.end}") for link in links)


def test_json_holds_what_the_others_show_and_keeps_to_its_schema(summary: Summary) -> None:
    written = json.loads(RENDERERS["json"](summary))
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


@pytest.mark.parametrize("name", ["page", "json", "explanation"])
def test_numbers_what_was_left_out_and_the_settings_stand_in_the_page_in_json_and_in_the_explanation(
    summary: Summary, name: str
) -> None:
    if name == "json":
        left = json.loads(RENDERERS["json"](summary))
        assert [one["text"] for one in left["unselected"]] == [one.sentence.text for one in summary.unselected]
        assert [one["salience"] for one in left["sentences"]] == [round(one.salience, 6) for one in summary.sentences]
        assert left["settings"] == summary.settings
        return
    shown = _read(summary, "html") if name == "page" else _words(explanation.render(summary))
    for cited in summary.sentences:
        assert f"alience {cited.salience:.3f}" in shown
        assert f"rank {cited.rank} of {summary.candidates}" in shown
    for unselected in summary.unselected:
        assert _words(unselected.sentence.text)[:70] in shown
    assert _words(summary.settings) in shown
