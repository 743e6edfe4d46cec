"""RSS and Atom: an article for each entry, and what a hostile feed may not do."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading import read_articles
from summarizer.reading.feed import read_feed
from summarizer.reading.formats import detect_format

PAGES = Path(__file__).parents[1] / "cases" / "pages"
RSS = "<rss version='2.0'><channel><title>Radio</title>%s</channel></rss>"
MANY = [f"a{number}='>'" for number in range(2_000)]


def read(text: str) -> list[Article]:
    return read_feed(text.encode(), identity="feed", name="feed.rss")


def test_entries_of_rss_are_articles_with_their_whole_text_or_their_teaser(caplog: pytest.LogCaptureFixture) -> None:
    snow, mill, bus = read_articles([str(PAGES / "valley-radio.rss")])
    assert [article.id for article in (snow, mill, bus)] == ["valley-radio-1", "valley-radio-2", "valley-radio-3"]
    assert {article.source for article in (snow, mill, bus)} == {"Pell Valley Radio"}
    assert snow.title == "Snow shuts the Arle pass & two schools"
    assert snow.url == "https://radio.example.org/arle-pass"
    assert snow.published == datetime(2024, 1, 17, 6, 20, tzinfo=timezone(timedelta(hours=1)))
    assert snow.text == (PAGES / "valley-radio.rss.expected").read_text("utf-8").rstrip("\n")
    assert mill.text == "The old mill at Lower Pell is to become a library, the parish decided by one vote."
    assert mill.published == datetime(2024, 1, 16, 17, tzinfo=UTC)
    assert (bus.text, bus.url, bus.published) == (
        "A bus left the road near Pell; the driver was treated for shock.",
        "",
        None,
    )
    assert "'yesterday' is not understood" in caplog.text
    assert "entries without text, skipped: 1" in caplog.text


def test_entries_of_atom_are_articles_dated_when_published_or_else_when_updated() -> None:
    trawler, buoy = read_articles([str(PAGES / "coast-watch.atom")])
    assert (trawler.source, trawler.title) == ("Coast Watch", "Trawler towed into Skarn")
    assert trawler.published == datetime(2024, 8, 9, 13, 15, tzinfo=timezone(timedelta(hours=2)))
    assert trawler.text.split("\n") == [
        "A trawler with nine people aboard was towed into Skarn on Friday.",
        "Its engine had failed 12 miles off the coast.",
    ]
    assert buoy.published == datetime(2024, 8, 8, 9, tzinfo=UTC)
    assert buoy.text == "A yellow buoy has been adrift off Skarn since Wednesday; boats are warned."


@pytest.mark.parametrize("name", ["feed", "feed.txt", "feed.xml", "feed.html"])
@pytest.mark.parametrize("feed", ["valley-radio.rss", "coast-watch.atom"])
def test_a_feed_is_recognised_whatever_its_name(tmp_path: Path, name: str, feed: str) -> None:
    (tmp_path / name).write_bytes((PAGES / feed).read_bytes())
    assert len(read_articles([str(tmp_path / name)])) > 1


def test_a_feed_that_is_not_well_formed_is_read_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    [article] = read(RSS % "<item><title>Ferry & bus</title><description>The ferry stays.</description></item>")
    assert (article.title, article.text) == ("Ferry & bus", "The ferry stays.")
    assert "not well-formed" in caplog.text


def test_entities_that_would_grow_to_gigabytes_stay_small() -> None:
    declared = "".join(
        f"<!ENTITY {name} '{f'&{other};' * 10}'>" for other, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    bomb = (
        f"<!DOCTYPE rss [<!ENTITY a 'lol'>{declared}]>"
        + RSS % "<item><description>It is &j; here.</description></item>"
    )
    with suppress(InputError):
        assert sum(len(article.text) for article in read(bomb)) < 1000


def test_no_file_that_a_feed_names_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("herons nest here", "utf-8")
    doctype = f"<!DOCTYPE rss [<!ENTITY s SYSTEM 'file://{secret}'>]>"
    [article] = read(doctype + RSS % "<item><description>Read &s; now.</description></item>")
    assert "heron" not in article.text
    # Nor one whose name is all that the feed holds.
    with pytest.raises(InputError, match="neither RSS nor Atom"):
        read(str(secret))


def test_scripts_in_an_entry_are_no_text() -> None:
    markup = "&lt;script&gt;x()&lt;/script&gt;&lt;b onclick=x()&gt;Stays.&lt;/b&gt;"
    [article] = read(RSS % f"<item><description>{markup}</description></item>")
    assert article.text == "Stays."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (RSS % "", "a feed of 0 entries"),
        (RSS % "<item><title>Only this</title></item>", "a feed of 1 entries, none with text"),
        ("<?xml version='1.0'?><urlset><url/></urlset>", "neither RSS nor Atom"),
        (RSS % ("<item><description>Stays.</description></item>" * 100_000), "too large for a feed"),
        (RSS % f"<item {' '.join(MANY)}/>", "a tag of more than 1,000 attributes"),
    ],
    ids=["empty", "headlines", "sitemap", "large", "attributes"],
)
def test_a_feed_that_holds_no_articles_is_refused_with_the_way_out(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=rf"'feed.rss'.* {reason}.*: .*"):
        read(text)


def test_control_characters_in_an_entry_do_no_harm() -> None:
    [article] = read(
        RSS % "<item><description>&lt;p&gt;The&amp;#1;\x1b ferry&lt;q&gt; stays&lt;/q&gt;.</description></item>"
    )
    assert article.text.endswith("stays.")


def test_text_about_feeds_stays_text() -> None:
    assert detect_format(b"The <rss> tag opens a feed.", suffix="") == "text"


PIECES = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<title>",
            "<description>",
            "</description>",
            "<![CDATA[",
            "]]>",
            "&lt;p&gt;",
            "&#0;",
            "&#xD800;",
            "&x;",
        ),
        *(
            "<entry>",
            "<content type='xhtml'>",
            "<content type='base64'>",
            "<pubDate>",
            "<link href='",
            "<source>",
            "<?x",
            "<!--",
            "'>",
        ),
    ]
)


@given(
    st.sampled_from(
        ["<rss version='2.0'><channel>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<?xml version='1.0'?>"]
    ),
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join),
)
def test_whatever_the_markup_a_feed_is_read_or_refused(beginning: str, markup: str) -> None:
    with suppress(InputError):
        articles = read_feed((beginning + markup).encode("utf-8", "replace"), identity="feed", name="feed.rss")
        assert all(article.text.strip() for article in articles)
