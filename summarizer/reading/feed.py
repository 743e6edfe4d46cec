"""Reader of RSS and Atom feeds, by feedparser: an article for each entry."""

import io
import logging
import re
from typing import Any

from summarizer.errors import InputError
from summarizer.lexical.urls import web_address
from summarizer.models import Article
from summarizer.reading.dates import parse_date
from summarizer.reading.markup import fragment_text
from summarizer.reading.third_party import guarded

_log = logging.getLogger(__name__)

# Damaged XML of this size takes seconds to parse; feeds of news have a tenth of it.
_MAX_BYTES = 3_000_000
# The parser compares each attribute of a tag with all attributes before it; no feed has more than a few dozen.
_MAX_ATTRIBUTES = 1_000
_TAG = re.compile(rb"""<[a-zA-Z](?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+""")


def read_feed(data: bytes, *, identity: str, name: str) -> list[Article]:
    """Read the articles of a feed: the whole text of each entry where the feed has it, else its teaser.

    Entries without text are skipped, with a warning.

    Raises:
        InputError: If the file is not a feed or too large, or no entry has text.
    """
    if len(data) > _MAX_BYTES:
        raise InputError(
            f"{name!r} is too large for a feed ({len(data):,} bytes, at most {_MAX_BYTES:,} are read): delete its old entries"
        )
    if not data.strip():
        raise InputError(f"{name!r} is empty: use a feed with articles in it")
    if any(tag[0].count(b"=") > _MAX_ATTRIBUTES for tag in _TAG.finditer(data.replace(b"\0", b""))):
        raise InputError(f"{name!r} has a tag of more than {_MAX_ATTRIBUTES:,} attributes: drop them")
    feed = _parse(data, name)
    if not feed.version and not feed.entries:
        raise InputError(f"{name!r} is XML, but neither RSS nor Atom nor XHTML: convert it to text")
    if feed.bozo:
        _log.warning("%r is not well-formed XML: what can be parsed is read", name)
    outlet = _as_line(feed.feed.get("title"), name)
    articles = [
        _article(entry, outlet, f"{identity}-{number}", f"{name}, entry {number}")
        for number, entry in enumerate(feed.entries, start=1)
    ]
    filled = [article for article in articles if article.text]
    if not filled:
        raise InputError(f"{name!r}: a feed of {len(articles)} entries, none with text: save their pages instead")
    if len(filled) < len(articles):
        _log.warning("%r: entries without text, skipped: %d", name, len(articles) - len(filled))
    return filled


def _parse(data: bytes, name: str) -> Any:
    import feedparser

    with guarded(f"{name!r} is a damaged feed", "save the articles' pages instead", loggers=("feedparser",)):
        # A stream, because feedparser tries bytes as the name of a file first. Scripts and relative links need no care: the
        # markup is dropped later.
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _article(entry: Any, outlet: str, identity: str, name: str) -> Article:
    texts = [_as_text(part, name) for part in entry.get("content", ())]
    # An Atom entry must have `updated` and may have `published` (RFC 4287, 4.2).
    published, doubt = parse_date(entry.get("published") if "published" in entry else entry.get("updated"), name=name)
    return Article(
        id=identity,
        text=max(texts, key=len, default="") or _as_text(entry.get("summary_detail"), name),
        title=_as_line(entry.get("title"), name),
        source=_as_line(entry.get("source", {}).get("title"), name) or outlet,
        published=published,
        date_doubt=doubt,
        url=web_address(entry.get("link")),
    )


def _as_text(part: Any, name: str) -> str:
    value = str((part and part.get("value")) or "")
    if part and part.get("type") == "text/plain":
        return "\n".join(line for raw in value.splitlines() if (line := " ".join(raw.split())))
    return fragment_text(value, name=name)


def _as_line(markup: Any, name: str) -> str:
    return " ".join(fragment_text(str(markup or ""), name=name).split())
