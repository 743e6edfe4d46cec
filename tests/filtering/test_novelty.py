"""Known texts: only what is new is chosen, and changed figures are marked."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, InputError, Summary, summarize
from summarizer.filtering.novelty import Background, flag_known_ngrams
from summarizer.registry import SELECTORS
from summarizer.rendering import render

YESTERDAY = Article(
    "yesterday",
    "Nine people died when the river Velm flooded the lower town of Tveren, police said.\n"
    "The dyke at Sankt Evert broke before dawn on Thursday over a length of 60 metres.",
    title="Nine dead in Tveren",
    source="Velm Radio",
    published=datetime(2025, 11, 7, 14, tzinfo=UTC),
    url="https://radio.example.org/1",
)
TODAY = [
    Article(
        "today",
        "Fourteen people died when the river Velm flooded the lower town of Tveren, police said.\n"
        "A commission led by a retired judge will examine why nobody was warned.",
    ),
    Article("also", "Over a length of 60 metres the dyke at Sankt Evert broke before dawn on Thursday."),
]
FORMS: dict[str, Callable[[], Any]] = {
    "article": lambda: [YESTERDAY],
    "text": lambda: [YESTERDAY.text],
    "summary": lambda: summarize([YESTERDAY]),
    "list of summaries": lambda: [summarize([YESTERDAY])],
    "dictionary": lambda: summarize([YESTERDAY]).to_dict(),
    "with articles": lambda: json.loads(json.dumps(summarize([YESTERDAY]).to_dict(with_articles=True))),
}


@pytest.fixture(scope="module")
def update() -> Summary:
    return summarize(TODAY, known=[YESTERDAY])


@pytest.mark.parametrize("form", sorted(FORMS))
def test_only_what_is_new_is_said_for_every_form_of_known(form: str) -> None:
    summary = summarize(TODAY, known=FORMS[form]())
    assert {cited.sentence.text.split()[0]: cited.novelty for cited in summary.sentences} == {
        "Fourteen": "updated",
        "A": "new",
    }
    [change] = [change for cited in summary.sentences for change in cited.changes]
    assert (change.before.text, change.now.text) == ("Nine", "Fourteen")
    # The place in the article, also if only a summary of the article is known.
    assert YESTERDAY.text[change.before.start : change.before.end] == "Nine"
    assert change.before.sentence.text == YESTERDAY.text.splitlines()[0]
    assert (change.before.sentence.article.id, change.before.sentence.article.source) in {
        ("yesterday", "Velm Radio"),
        ("known 1", ""),
    }


def test_every_format_says_what_is_new_and_what_was_known(update: Summary) -> None:
    start = YESTERDAY.text.index("Nine")
    remark = f"updated: people died: nine → fourteen, before in [yesterday, characters {start}–{start + 4}]"
    assert f"({remark})" in render(update, "text")
    assert "nobody was warned. [1] (new)" in render(update, "text")
    assert remark.replace("[", "\\[").replace("]", "\\]") in render(update, "markdown")
    page = render(update, "html")
    assert '<span class="tag">updated</span>' in page
    assert remark.removeprefix("updated: ") in page
    read = json.loads(render(update, "json"))
    assert (read["known"], read["empty"]) == (2, None)
    [changed] = [sentence for sentence in read["sentences"] if sentence["novelty"] == "updated"]
    [change] = changed["changes"]
    assert change["before"] == {
        "article": "yesterday",
        "published": YESTERDAY.published.isoformat() if YESTERDAY.published else None,
        "start": start,
        "end": start + 4,
        "text": "Nine",
        "normalized": "9",
        "sentence": {"text": YESTERDAY.text.splitlines()[0], "article": "yesterday", "start": 0, "end": 83},
    }


def test_a_later_version_of_the_same_article_may_have_the_same_id_and_its_source_may_be_known_too() -> None:
    later = Article("yesterday", TODAY[0].text)
    for articles in ([later], [replace(later, id="later"), YESTERDAY]):
        summary = summarize(articles, known=[YESTERDAY])
        assert [cited.novelty for cited in summary.sentences] == ["updated", "new"]
        assert {cited.sentence.article.id for cited in summary.sentences} == {articles[0].id}
        assert summary.sentences[0].changes[0].before.sentence.article == YESTERDAY


def test_the_settings_tell_different_known_texts_apart(update: Summary) -> None:
    assert "known=2 sentences (" in update.settings
    assert update.settings != summarize(TODAY, known=["Something else."]).settings
    assert summarize(TODAY).settings == summarize(TODAY, known=[]).settings
    assert summarize(TODAY, known=[]).known is None


@pytest.mark.parametrize("selector", sorted(SELECTORS))
def test_a_summary_without_news_says_so(selector: str, story: tuple[Article, ...]) -> None:
    summary = summarize(story, known=story, selector=selector, embedder="tfidf")
    assert (summary.sentences, summary.empty_because) == ((), "The articles say nothing new that could be quoted.")


def test_of_what_a_query_asks_only_the_new_is_said(story: tuple[Article, ...]) -> None:
    nothing = summarize(story, query="free ferry", known=story[:2], embedder="tfidf", max_words=80)
    assert nothing.empty_because == "The articles say nothing new about “free ferry” that could be quoted."
    other = summarize(story, query="zeppelin", known=story[:2], embedder="tfidf")
    assert other.empty_because == "Nothing in the articles matches the query “zeppelin”."


def test_a_known_neighbour_comes_along_where_it_is_needed() -> None:
    first = "Mayor Ida Lund opened the rebuilt harbour bridge at Sellin on Monday."
    text = f"{first} She then announced a toll of four crowns for every car from July."
    summary = summarize([Article("a", text)], known=[first], order="source")
    assert [cited.novelty for cited in summary.sentences] == ["known", "new"]


def test_known_ngrams_count_nothing(make_candidates: Callable[..., Any], story: tuple[Article, ...]) -> None:
    candidates = make_candidates(story)
    known = Background((candidates.sentences[0],), candidates.vectors[:1])
    is_known = flag_known_ngrams(known, candidates.concepts, candidates.vocabulary)
    assert set(candidates.concepts.row(0)) <= set(is_known.nonzero()[0].tolist())
    assert not is_known.all()
    assert (replace(candidates, background=known).concept_demand == ~is_known).all()


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ("a text", "known must be a list"),
        (YESTERDAY, "known must be a list"),
        (7, "known must be a list"),
        ([7], "known text 1 is 7"),
        ([{"text": "no summary"}], "known text 1 is"),
        ({"format": 3, "sentences": []}, "format 3"),
        ({"format": 1, "sentences": [{}]}, "the record is not as"),
    ],
)
def test_what_cannot_be_known_is_refused(known: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        summarize(TODAY, known=known)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (10**15, 10**15 + 3), (0, 1)])
def test_a_stored_summary_with_offsets_that_cannot_be_is_refused(start: int, end: int) -> None:
    stored = summarize([YESTERDAY]).to_dict()
    stored["sentences"][0] |= {"start": start, "end": end, "text": "abc"}
    with pytest.raises(InputError, match=r"the record is not as .*: make it again"):
        summarize(TODAY, known=stored)


@pytest.mark.slow
def test_the_command_takes_summaries_and_articles_by_what_they_hold(
    cli: Callable[..., Any], corpus: Path, tmp_path: Path
) -> None:
    folder = corpus / "zarin-ridge-earthquake" / "articles"
    early, late = str(folder / "0[1-4]*"), str(folder / "0[5-8]*")
    stored = tmp_path / "no suffix"
    assert cli(early, "-w", "80", "-f", "json", "-o", str(stored)).code == 0
    known = json.loads(stored.read_text("utf-8"))
    after = json.loads(cli(late, "-w", "80", "-f", "json", "--known", str(stored)).out)
    assert after["known"] == sum(1 + len(sentence["also_in"]) for sentence in known["sentences"])
    outcome = cli(late, "-w", "80", "--known", early, "--known", str(stored))
    assert outcome.code == 0
    assert "(updated: " in outcome.out
    nothing = cli(early, "--known", str(folder))
    assert (nothing.code, nothing.out) == (0, "The articles say nothing new that could be quoted.\n")


def test_the_command_refuses_known_articles_from_standard_input(cli: Callable[..., Any]) -> None:
    outcome = cli("-", "--known", "-", stdin=b"The bridge closed on Monday.")
    assert outcome.code == 1
    assert "known texts cannot come from standard input" in outcome.err


def test_a_figure_of_an_older_report_updates_nothing() -> None:
    [_, other] = TODAY
    older = replace(
        YESTERDAY, id="older", text=TODAY[0].text, published=datetime(2025, 11, 6, 9, tzinfo=UTC), source=""
    )
    later = replace(older, published=datetime(2025, 11, 8, 9, tzinfo=UTC))
    assert "updated" in {cited.novelty for cited in summarize([later, other], known=[YESTERDAY]).sentences}
    assert {cited.novelty for cited in summarize([older, other], known=[YESTERDAY]).sentences} == {"new"}


@pytest.mark.parametrize(
    "other",
    [
        "Nine people were pulled out of the water alive before the engine of the boat stopped, the coastguard said.",
        "The boat was built for 60 tonnes of cargo and had left Sellin at noon, the coastguard said.",
        "The coastguard has 9 boats between Sellin and the cape.",
    ],
)
def test_a_figure_of_something_else_is_new_and_no_update(other: str) -> None:
    known = "There were 160 people on board the boat that sank off Sellin on Monday, the coastguard said."
    [cited] = summarize([other], known=[known]).sentences
    assert (cited.novelty, cited.changes) == ("new", ())
