"""The HTML report as text: well-formed, exact, escaped and reproducible. `test_html_browser` tests it in a browser."""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, Budget, CitedSentence, Copy, ExcludedSentence, Sentence, Summary, summarize
from summarizer.models import Disagreement, StatedValue
from summarizer.rendering.html import environment, frame, plain, render
from summarizer.rendering.page.pieces import Mark, Piece, own_words, paragraphs
from summarizer.rendering.page.sources import web_link
from summarizer.rendering.page.timeline import clock, days

VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """Parser that checks that elements are closed in order, and gathers attributes, texts and marks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str | None] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.marked: dict[str, str] = defaultdict(str)
        self.texts: dict[str, str] = defaultdict(str)
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
            given = dict(attrs)
            self.names.append((given.get("id") or given.get("data-rest")) if tag == "mark" else None)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.names.pop()

    def handle_data(self, data: str) -> None:
        self.texts[self.open[-1] if self.open else ""] += data
        for name in set(filter(None, self.names)):
            self.marked[name] += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, name, value in self.attributes if name == attribute]


def shown(page: str, name: str) -> list[str]:
    """Return the texts of the elements of a class, with single spaces."""
    found = lxml.html.fromstring(page).xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return [" ".join(element.text_content().split()) for element in found]


ONE = Article(
    "one",
    "It closed on Monday, 🙂 they said.\nA <b>ferry</b> & 14 boats sail.\n\nDonate now",
    title="Bridge to\n close",
    source="Sellin Courier",
    published=datetime(2025, 3, 1, 7, 30, tzinfo=timezone(timedelta(hours=1))),
    url="https://courier.example.org/a?x=<y>&z",
)
TWO = Article(
    "two",
    "The bridge closed on Monday, the port said.\r\nThere are 12 boats.",
    source="Radio Piek",
    published=datetime(2025, 3, 1, 7, 0, tzinfo=UTC),
    url="javascript:alert(1)",
)
THREE = Article("three", "Nothing of it.")
QUOTED, COPIED = Sentence(ONE, 0, 0, 33), Sentence(TWO, 0, 0, 43)
FERRY, BOATS = Sentence(ONE, 1, 34, 65), Sentence(TWO, 1, 45, 64)
SUMMARY = Summary(
    sentences=(
        CitedSentence(
            sentence=QUOTED,
            salience=0.75,
            rank=1,
            redundancy=0.0,
            cost=7,
            also_in=(Copy(COPIED, 0.912345),),
            sources=2,
        ),
        CitedSentence(sentence=FERRY, salience=0.5, rank=2, redundancy=0.1, cost=6, also_in=(), sources=1),
    ),
    articles=(THREE, ONE, TWO),
    origins=(("three",), ("one",), ("two",)),
    excluded=(ExcludedSentence(Sentence(ONE, 2, 67, 77), "appeal"),),
    disagreements=None,
    candidates=4,
    duplicates=1,
    budget=Budget(max_words=20),
    settings="the <settings>",
)
BOAT_COUNTS = Disagreement(
    kind="number",
    about="boats",
    values=(StatedValue(FERRY, 51, 53, "14"), StatedValue(BOATS, 55, 57, "12")),
    is_update=False,
    score=0.9,
)
DISPUTED = replace(SUMMARY, disagreements=(BOAT_COUNTS,))


def test_the_page_is_whole_and_every_link_has_its_target() -> None:
    page = Page(render(DISPUTED))
    assert page.open == []
    names = page.values("id")
    assert len(names) == len(set(names))
    links = page.values("href")
    assert {link[1:] for link in links if link.startswith("#")} <= set(names)
    assert [link for link in links if not link.startswith("#")] == [ONE.url]
    for attribute in ("aria-labelledby", "aria-describedby"):
        assert set(page.values(attribute)) <= set(names)
    assert page.values("src") == []


def test_what_is_cited_is_marked_in_its_article_to_the_character() -> None:
    page = Page(render(DISPUTED))
    # Articles are numbered by first mention: "one" is 1, "two" is 2, the one that is not cited is 3.
    assert page.marked == {
        "a1-0-33": "It closed on Monday, 🙂 they said.",
        "a1-34-65": "A <b>ferry</b> & 14 boats sail.",
        "a1-51-53": "14",
        "a2-0-43": "The bridge closed on Monday, the port said.",
        "a2-55-57": "12",
    }


def test_the_page_is_the_same_every_time_and_says_the_numbers_of_the_summary() -> None:
    text = render(DISPUTED)
    assert text == render(DISPUTED)
    for expected in (
        "2 sentences, verbatim · 13 of 20 words · 2 outlets · 1 March 2025",
        "2 independent sources · 2 wordings",
        "0.91 alike",
        "Salience 0.750, rank 1 of 4 · 7 words",
        "2 of 4 candidate sentences chosen; 1 sentence says what another one says.",
        "1 line set aside",
        "the &lt;settings&gt;",
        "Sources seem to differ: <bdi>14 or 12</bdi>",
        "1 article carries no date.",
    ):
        assert expected in text


def test_sections_without_anything_to_say_are_left_out() -> None:
    bare = replace(SUMMARY, articles=(replace(ONE, published=None),), sentences=(), excluded=())
    names = Page(render(bare)).values("id")
    assert {"summary", "sources", "record", "articles", "settings"} <= set(names)
    assert not {"disagreements", "timeline", "set-aside"} & set(names)
    assert "No article carries a date." in render(bare)
    assert "No possible disagreement was found." not in render(bare)
    assert "No possible disagreement was found." in render(replace(bare, disagreements=()))
    full = Page(render(DISPUTED)).values("id")
    assert {"disagreements", "timeline", "set-aside"} <= set(full)


def test_a_later_value_is_called_an_update_and_equal_values_stand_together() -> None:
    third = StatedValue(Sentence(THREE, 0, 0, 14), 0, 7, "12")
    update = replace(BOAT_COUNTS, is_update=True, values=(*BOAT_COUNTS.values, third))
    text = render(replace(SUMMARY, disagreements=(update,)))
    assert "Later reports say otherwise: <bdi>14 → 12</bdi>" in text
    assert "ources seem to differ" not in text
    assert re.findall(r'<b class="value"><bdi>14</bdi></b> <span class="note">(.*?)</span>', text) == ["superseded"]
    assert re.findall(r'<b class="value"><bdi>(.*?)</bdi>', text) == ["14", "12"]


def test_the_timeline_goes_by_the_instant_and_names_zones_where_they_differ() -> None:
    text = render(SUMMARY)
    # 07:30 at +01:00 is half past six in UTC, half an hour before the other article.
    times = re.findall(r'<time datetime="([^"]*)">(\d\d:\d\d[^<]*)</time>', text)
    assert times == [
        ("2025-03-01T07:30:00+01:00", "07:30 UTC+01:00"),
        ("2025-03-01T07:00:00+00:00", "07:00 UTC"),
    ]


def test_only_the_script_of_the_page_may_run() -> None:
    page = Page(render(SUMMARY))
    assert page.open == []
    [policy] = [value for value in page.values("content") if "script-src" in value]
    digest = base64.b64encode(hashlib.sha256(page.texts["script"].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")


EVIL = "\"'></title></style></script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202egnorw\0"


def test_nothing_in_an_article_becomes_markup() -> None:
    article = Article(EVIL, f"{EVIL} {EVIL}.", title=EVIL, source=EVIL, url=f"https://{EVIL}")
    sentence = Sentence(article, 0, 0, len(article.text))
    value = StatedValue(sentence, 0, len(EVIL), EVIL)
    cited = replace(SUMMARY.sentences[0], sentence=sentence, also_in=())
    summary = replace(
        SUMMARY, sentences=(cited,), articles=(article,), excluded=(ExcludedSentence(sentence, EVIL),), settings=EVIL
    )
    disagreement = replace(BOAT_COUNTS, kind=EVIL, about=EVIL, values=(value,))
    text = render(replace(summary, disagreements=(disagreement,)))
    page, harmless = Page(text), Page(render(DISPUTED))
    assert page.open == []
    assert {tag for tag, _, _ in page.attributes} <= {tag for tag, _, _ in harmless.attributes} | {"bdi"}
    assert {name for _, name, _ in page.attributes} <= {name for _, name, _ in harmless.attributes}
    assert text.count("<script") == 1
    assert "\0" not in text
    assert "49" not in page.texts["p"]
    assert page.marked["a1-0-" + str(len(article.text))] == article.text.replace("\0", "\ufffd")
    # In a window's title, a tooltip or a label nothing can hold the override back.
    assert not [value for _, _, value in page.attributes if "\u202e" in value]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (" https://a.example/x ", "https://a.example/x"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\x01javascript://a.example/%0aalert(1)", ""),
        ("data:text/html,<script>1</script>", ""),
        ("//a.example/x", ""),
        ("a.example/x", ""),
        ("https:", ""),
        ("http://[", ""),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, expected: str) -> None:
    assert web_link(url) == expected


characters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
texts = st.text(st.sampled_from("ab .\n\r&<>\"'\u202e\u2067🙂é") | characters, min_size=1, max_size=60)


@given(texts)
def test_plain_text_reads_as_it_was_and_holds_no_element_but_those_of_turns(text: str) -> None:
    assert re.sub(r'<bdi class="turn">(.)</bdi>', r"\1", plain(text)).count("<") == 0
    assert unescape(plain(text)).replace('<bdi class="turn">', "").replace("</bdi>", "") == text


def as_html(pieces: Sequence[Piece]) -> str:
    """Return a paragraph as the templates write it."""
    return str(getattr(environment().get_template("parts.html.jinja").module, "marked")(pieces))  # noqa: B009 - a macro


@given(texts, st.data())
def test_marks_hold_their_stretch_however_they_lie(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.sets(st.tuples(place, place).filter(lambda span: span[0] < span[1]), max_size=5))
    marks = [Mark(start, end, "quoted", f"a1-{start}-{end}", "s1") for start, end in sorted(spans)]
    page = Page("".join(f"<p>{as_html(line)}</p>" for line in paragraphs(text, marks)))
    assert page.open == []
    assert page.marked == {f"a1-{start}-{end}": text[start:end] for start, end in spans}


@given(texts)
def test_paragraphs_lose_nothing_but_white_space(text: str) -> None:
    shown = "".join(re.sub(r"</?bdi[^>]*>", "", as_html(line)) for line in paragraphs(text, []))
    assert "".join(unescape(shown).split()) == "".join(text.split())


def test_words_that_the_quoted_sentence_does_not_have_are_marked() -> None:
    # The longest run that both have is "the bridge", then "on Monday"; "closed" stands on the wrong side of the first.
    assert own_words("The mayor & council closed “the bridge” late on Monday.", "the bridge closed on Monday") == [
        ("", False),
        ("The mayor & council closed", True),
        (" “the bridge” ", False),
        ("late", True),
        (" on Monday.", False),
    ]
    wordings = (Copy(replace(COPIED, start=4, end=28), 0.9),)
    page = render(replace(SUMMARY, sentences=(replace(SUMMARY.sentences[0], also_in=wordings),)))
    assert shown(page, "own") == ["bridge"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (datetime(2025, 11, 6, 9), datetime(2025, 11, 6, 23), "6 November 2025"),  # noqa: DTZ001 -- without a zone
        (datetime(2025, 11, 6, tzinfo=UTC), datetime(2025, 11, 8, tzinfo=UTC), "6–8 November 2025"),
        (datetime(2025, 10, 30, tzinfo=UTC), datetime(2025, 11, 2, tzinfo=UTC), "30 October – 2 November 2025"),
        (datetime(2024, 12, 31, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC), "31 December 2024 – 1 January 2025"),
    ],
)
def test_a_stretch_of_days_is_written_as_people_do(first: datetime, last: datetime, expected: str) -> None:
    assert days(first, last) == expected


def test_a_date_without_a_time_has_no_clock() -> None:
    assert clock(datetime(2025, 3, 1), with_zone=True) == ""  # noqa: DTZ001 -- a date alone is read so
    assert clock(datetime(2025, 3, 1, tzinfo=UTC), with_zone=False) == "00:00"


def test_a_notebook_gets_the_page_in_a_frame() -> None:
    framed = Page(frame(SUMMARY))
    assert framed.open == []
    assert framed.values("srcdoc") == [render(SUMMARY)]
    assert framed.values("sandbox") == ["allow-scripts allow-popups"]


def test_every_span_of_a_real_summary_is_marked(story: tuple[Article, ...]) -> None:
    summary = summarize(story, max_words=90, embedder="tfidf", duplicate_threshold=0.4)
    cited = [(c.sentence, *(copy.sentence for copy in c.also_in)) for c in summary.sentences]
    expected = sorted(sentence.text for group in cited for sentence in group)
    assert sorted(Page(render(summary)).marked.values()) == expected


def test_beside_a_sentence_stand_the_outlets_that_carry_it_or_the_numbers_of_articles_without_one() -> None:
    page = render(SUMMARY)
    assert "Sellin Courier; Radio Piek · 2 independent sources · 2 wordings" in shown(page, "who")
    assert "Sellin Courier · 1 March 2025 · no like wording elsewhere" in shown(page, "who")
    one = CitedSentence(Sentence(THREE, 0, 0, 14), 0.5, 1, 0.0, 3, (), 1)
    assert shown(render(replace(SUMMARY, sentences=(one,))), "who") == ["article 1 · no like wording elsewhere"]


def test_what_is_not_independent_stands_behind_one_dot() -> None:
    copied = replace(SUMMARY, origins=(("one", "two"), ("three",)))
    dependent = replace(copied, sentences=(replace(SUMMARY.sentences[0], sources=1), SUMMARY.sentences[1]))
    page = render(dependent)
    assert "Sellin Courier, Radio Piek · 1 independent source · 2 wordings" in shown(page, "who")
    assert shown(page, "with") == ["one source with 2", "one source with 1"]
    assert shown(render(SUMMARY), "with") == []


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ((ONE, TWO, THREE), "Bridge to close"),
        ((replace(ONE, title=" "), replace(TWO, title="Port: bridge shut"), THREE), "Port: bridge shut"),
        (
            (replace(ONE, title=""), TWO, replace(THREE, title="A title of what is not cited")),
            "Summary of 3 articles",
        ),
    ],
)
def test_the_headline_is_that_of_a_cited_article(articles: tuple[Article, ...], expected: str) -> None:
    first, second, _ = articles
    quoted, copied, ferry = (
        replace(QUOTED, article=first),
        replace(COPIED, article=second),
        replace(FERRY, article=first),
    )
    sentences = (
        replace(SUMMARY.sentences[0], sentence=quoted, also_in=(Copy(copied, 0.9),)),
        replace(SUMMARY.sentences[1], sentence=ferry),
    )
    page = Page(render(replace(SUMMARY, articles=articles, sentences=sentences)))
    assert (page.texts["h1"], page.texts["title"]) == (expected, expected)


def test_without_a_sentence_the_page_is_called_by_its_articles() -> None:
    assert Page(render(replace(SUMMARY, sentences=(), empty_because="Nothing."))).texts["h1"] == "Summary of 3 articles"


def test_a_page_without_sentences_counts_none() -> None:
    page = render(replace(SUMMARY, sentences=(), empty_because="Nothing."))
    assert "Nothing." in page
    assert "0 sentences" not in page
    assert "0 of 20 words" not in page
