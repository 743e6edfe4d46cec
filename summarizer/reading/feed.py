"""RSS and Atom files → an article for each entry, by feedparser."""

import io
import logging
import re
from typing import Any

from summarizer.errors import InputError
from summarizer.lexical.urls import web_address
from summarizer.models import Article
from summarizer.reading.dates import parse_date
from summarizer.reading.fragments import fragment_text
from summarizer.reading.silence import silenced

_log = logging.getLogger(__name__)

# Seconds of parsing where the XML is damaged; feeds of news are a tenth of it.
_MOST_BYTES = 3_000_000
# The parser compares each attribute of a tag with all before it; no feed has more than a few dozen.
_MOST_ATTRIBUTES = 1_000
_TAG = re.compile(rb"""<[a-zA-Z](?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+""")


def read_feed(data: bytes, *, identity: str, name: str) -> list[Article]:
    """The articles of a feed: of each entry the whole text, where the feed carries it, else the teaser.

    Entries that are a headline alone are left out, with a warning.

    Args:
        data: The file's bytes.
        identity: What the articles' ids begin with; their number in the feed follows.
        name: What messages call the file.

    Raises:
        InputError: If it is no feed, too large, or no entry has text.
    """
    if len(data) > _MOST_BYTES:
        raise InputError(
            f"{name!r} is too large for a feed ({len(data):,} bytes, read are {_MOST_BYTES:,}): drop its old entries"
        )
    if not data.strip():
        raise InputError(f"{name!r} is empty: give a feed with articles in it")
    if any(tag[0].count(b"=") > _MOST_ATTRIBUTES for tag in _TAG.finditer(data.replace(b"\0", b""))):
        raise InputError(f"{name!r} has a tag of more than {_MOST_ATTRIBUTES:,} attributes: drop them")
    feed = _parse(data, name)
    if not feed.version and not feed.entries:
        raise InputError(f"{name!r} is XML, but neither RSS nor Atom nor XHTML: convert it to text")
    if feed.bozo:
        _log.warning("%r is not well-formed XML: read as far as it makes sense", name)
    outlet = _line(feed.feed.get("title"), name)
    articles = [
        _article(entry, outlet, f"{identity}-{number}", f"{name}, entry {number}")
        for number, entry in enumerate(feed.entries, start=1)
    ]
    filled = [article for article in articles if article.text]
    if not filled:
        raise InputError(f"{name!r}: a feed of {len(articles)} entries, none with text: save their pages instead")
    if len(filled) < len(articles):
        _log.warning("%r: entries without text, which are left out: %d", name, len(articles) - len(filled))
    return filled


def _parse(data: bytes, name: str) -> Any:
    import feedparser

    with silenced("feedparser"):
        try:
            # A stream, never the bytes themselves: those feedparser would first try as the name of a file. What it
            # would do about scripts and relative links is lost with the markup.
            return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        except Exception as error:  # its parser for damaged XML raises whatever Python has
            raise InputError(
                f"{name!r} is a damaged feed ({type(error).__name__}): save the articles' pages instead"
            ) from error


def _article(entry: Any, outlet: str, identity: str, name: str) -> Article:
    texts = [_text(part, name) for part in entry.get("content", ())]
    dated = parse_date((entry.get("published") if "published" in entry else entry.get("updated")), name=name)
    return Article(
        id=identity,
        text=max(texts, key=len, default="") or _text(entry.get("summary_detail"), name),
        title=_line(entry.get("title"), name),
        source=_line(entry.get("source", {}).get("title"), name) or outlet,
        # An Atom entry must say when it was updated, and may leave out when it was published (RFC 4287, 4.2).
        published=dated.moment,
        date_doubt=dated.doubt,
        url=web_address(entry.get("link")),
    )


def _text(part: Any, name: str) -> str:
    value = str((part and part.get("value")) or "")
    if part and part.get("type") == "text/plain":
        return "\n".join(line for raw in value.splitlines() if (line := " ".join(raw.split())))
    return fragment_text(value, name=name)


def _line(markup: Any, name: str) -> str:
    return " ".join(fragment_text(str(markup or ""), name=name).split())
