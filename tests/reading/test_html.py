"""Pages of HTML: what is taken from them, what is left, and what no page may do to the reader."""

import logging
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.lexical.urls import web_address
from summarizer.models import Article
from summarizer.reading import read_articles
from summarizer.reading.formats import detect_format
from summarizer.reading.html import read_html

PAGES = Path(__file__).parents[1] / "cases" / "pages"
HOUR = timezone(timedelta(hours=1))
PARAGRAPH = (
    "<p>The council voted on Tuesday evening to keep the old ferry running through the winter, by nine to four.</p>"
)
LINKED_DATA = '<script type="application/ld+json">{}</script>'
ANOTHER = "<p>It carries 300 people a day over the sound, most of them pupils, and costs less than the bus would.</p>"


def page(body: str, *, head: str = "") -> bytes:
    content = f"<article>{body}{PARAGRAPH}{ANOTHER}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{content}</body></html>".encode()


def expected(name: str) -> str:
    return (PAGES / f"{name}.expected").read_text("utf-8").rstrip("\n")


def read(data: bytes) -> Article:
    return read_html(data, identity="page", name="page.html")


def test_a_modern_page_gives_its_article_and_nothing_around_it() -> None:
    [article] = read_articles([str(PAGES / "harbour-bridge.html")])
    assert article.id == "harbour-bridge"
    assert article.title == "Harbour bridge to close for six weeks after crack is found"
    assert article.source == "The Wexmouth Courier"
    assert article.published == datetime(2024, 3, 12, 18, 40, tzinfo=HOUR)
    assert article.url == "https://courier.example.org/news/2031/harbour-bridge-closes"
    assert article.text == expected("harbour-bridge.html")


def test_a_page_of_tables_in_the_encoding_that_it_declares_is_read() -> None:
    [article] = read_articles([str(PAGES / "orchard-fire.html")])
    assert article.title == "Fire destroys cider works at Lower Pell"
    assert article.published == datetime(2019, 11, 5, 6, 15, tzinfo=UTC)
    assert article.text == expected("orchard-fire.html")


def test_a_page_of_unclosed_tags_without_metadata_is_dated_by_its_address() -> None:
    [article] = read_articles([str(PAGES / "clinic-vote.html")])
    assert article.title == "Clinic stays open: board reverses vote"
    assert article.source == "northdale-post.example.net"
    assert article.published == datetime(2022, 9, 30)  # noqa: DTZ001 — an address names a day without a zone
    assert article.text == expected("clinic-vote.html")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="pubdate" content="2024-05-06">', datetime(2024, 5, 6)),  # noqa: DTZ001 — a day without a zone
        (
            '<meta property="article:published_time" content="2024-05-06T07:00:00Z">',
            datetime(2024, 5, 6, 7, tzinfo=UTC),
        ),
        (
            '<meta name="date" content="2020-01-01">'
            + LINKED_DATA.format('{"@graph": [{"datePublished": "2024-05-06T07:00:00+01:00"}]}'),
            datetime(2024, 5, 6, 7, tzinfo=HOUR),
        ),
        # What the page merely mentions, or when it was last changed, is not when it appeared.
        ('<script type="application/ld+json">{"related": {"datePublished": "2001-01-01"}}</script>', None),
        ('<meta property="article:modified_time" content="2024-05-06T07:00:00Z">', None),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ("", None),
    ],
)
def test_the_date_is_the_one_that_the_page_declares(head: str, date: datetime | None) -> None:
    assert read(page("<h1>Ferry stays</h1><p>© 2011. On 4 July 1999 the ferry sank.</p>", head=head)).published == date


def test_a_date_that_cannot_be_read_is_left_out_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    assert read(page("", head='<meta name="date" content="last Tuesday">')).published is None
    assert "'last Tuesday' is not understood" in caplog.text


def test_a_date_in_the_future_is_kept_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    assert read(page("", head='<meta name="date" content="2999-01-01">')).published == datetime(2999, 1, 1)  # noqa: DTZ001
    assert "lies in the future" in caplog.text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/hosts", "http://[::1", "//", ""])
def test_an_address_that_does_not_lead_to_the_web_is_not_taken(address: str) -> None:
    assert web_address(address) == ""
    assert read(page("", head=f'<link rel="canonical" href="{address}">')).url == ""


def test_an_address_that_is_broken_over_lines_is_one_line() -> None:
    """What the WHATWG's URL standard says of tabs and line ends (4.4, "remove all ASCII tab or newline")."""
    assert web_address(" https://a.exam\r\n\tple.org/x\n") == "https://a.example.org/x"


@pytest.mark.parametrize("name", ["page.txt", "page", "page.json", "page.pdf"])
def test_a_page_is_recognised_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf\n<!-- saved -->" + page("<h1>Ferry stays</h1>"))
    [article] = read_articles([str(tmp_path / name)])
    assert article.title == "Ferry stays"
    assert "<" not in article.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_page_is_recognised_in_every_unicode_encoding(encoding: str) -> None:
    data = page("<p>Die Fähre fährt weiter.</p>").decode().encode(encoding)
    assert detect_format(data, suffix="") == "html"
    assert "Die Fähre fährt weiter." in read(data).text


@pytest.mark.parametrize(
    "text",
    [
        b"A tag like <html> opens a page, the teacher said.",
        b"---\ntitle: Ferry\n---\n<p>is a paragraph.",
        b"From: here on the road is shut.\n\nNobody was hurt.",
        b"{curly} talk",
        b"",
    ],
)
def test_text_that_only_speaks_of_markup_stays_text(text: bytes) -> None:
    assert detect_format(text, suffix="") == "text"
    assert detect_format(text, suffix=".txt") == "text"


def test_markdown_may_begin_with_a_tag() -> None:
    assert detect_format(b'<p align="center">Ferry</p>\n\n# Ferry', suffix=".md") == "text"


def test_a_page_from_standard_input_is_read() -> None:
    program = "from summarizer.reading import read_articles; print(read_articles(['-'])[0].title)"
    result = subprocess.run(
        [sys.executable, "-c", program], input=page("<h1>Ferry stays</h1>"), capture_output=True, check=True
    )
    assert (result.stdout.strip(), result.stderr) == (b"Ferry stays", b"")


def test_plain_text_pays_for_no_other_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry stays.", "utf-8")
    program = (
        f"import sys; from summarizer.reading import read_articles; read_articles([{str(tmp_path)!r}]);"
        "print(*{'trafilatura', 'lxml', 'feedparser', 'pypdf', 'htmldate'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""


@pytest.mark.slow
def test_a_page_with_megabytes_of_pictures_in_it_is_read_to_its_end() -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 2_000_000}">'
    assert read(page(f"<p>One.</p>{picture}<p>The last word of it is heron.</p>")).text.count("heron") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (PARAGRAPH * 500_000, "too large for a page of HTML"),
        ("<p>" + "word " * 2_500_000, "too large for a page of HTML"),
        ("<div>" * 5_000 + "text", "nested too deeply"),
        ("<p " + " ".join(f"a{number}" for number in range(100_000)) + ">text", "a tag of"),
    ],
    ids=["tags", "text", "depth", "attributes"],
)
def test_a_page_that_would_take_minutes_is_refused_with_the_way_out(body: str, reason: str) -> None:
    with pytest.raises(InputError, match=rf"'page.html' .*{reason}.*\.txt file"):
        read(body.encode())


@pytest.mark.parametrize(
    "markup",
    ["", "<html></html>", "<html><body><script>x()</script>", "<!doctype html>", "<html><head><title>T</title>"],
)
def test_a_page_without_text_is_refused_with_the_way_out(markup: str) -> None:
    with pytest.raises(InputError, match=r"^'page\.html'.*: .*"):
        read(markup.encode())


def test_a_page_of_a_few_words_is_read_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    assert read(b"<html><body><p>Please enable JavaScript.</p></body></html>").text == "Please enable JavaScript."
    assert "little text found in the page, words: 3" in caplog.text


def test_nothing_is_said_by_the_libraries(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(InputError):
        read(b"<html><body></body></html>")
    read(
        page(
            "<ul><li>x</ul><table><td>1",
            head='<script type="application/ld+json">{]</script><meta name="date" content="x">',
        )
    )
    assert {record.name.split(".")[0] for record in caplog.records} <= {"summarizer"}


def test_no_file_and_no_address_that_a_page_names_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("herons nest here", "utf-8")
    body = f'<iframe src="file://{secret}"></iframe><object data="{secret}"></object><img src="http://192.0.2.1/x.png">'
    prologue = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY s SYSTEM "file://{secret}">]>'
    data = prologue.encode() + b"<html>" + page(f"<p>Read &s; now.</p>{body}")
    assert "heron" not in read(data).text


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div",
            ">",
            "<table><td>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&amp",
            "&#x110000;",
        ),
        *(
            "<title>",
            "<meta charset=utf-7>",
            "<q>",
            "<time datetime=x>",
            '<script type="application/ld+json">',
            '{"@graph":[',
        ),
        *(
            "\0",
            "\x1b",
            "Ferry stays. ",
            "é",
            "\ud7ff",
            "<svg><p>",
            "<template>",
            "<h1>",
            "</html>",
            "<body>",
            "<?xml",
            "<a href=",
        ),
    ]
)


@pytest.mark.slow
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map(
        lambda pieces: "".join(pieces).encode("utf-8", "replace")
    )
)
def test_whatever_the_markup_it_is_read_or_refused(markup: bytes) -> None:
    with suppress(InputError):
        assert read(b"<html>" + markup).text.strip()


@pytest.mark.slow
@given(st.sampled_from([b"<html>", b"<!doctype html>", b""]), st.binary(max_size=200))
def test_whatever_the_bytes_they_are_read_or_refused(beginning: bytes, data: bytes) -> None:
    with suppress(InputError):
        assert read(beginning + data).text.strip()
