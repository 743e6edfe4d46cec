"""Reader of HTML pages, by trafilatura: the main text without navigation, banners and related links."""

import json
import logging
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import InputError
from summarizer.lexical.urls import web_address
from summarizer.models import Article, count_words
from summarizer.reading.markup import decode_html, parse_html
from summarizer.reading.publication import find_publication_date
from summarizer.reading.third_party import guarded

_log = logging.getLogger(__name__)

_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "dateparser", "tld")
# The date that trafilatura finds is not used; these options make its search cheap and independent of the machine's clock.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "min_date": "1995-01-01", "max_date": "2100-01-01"}
# The patterns of trafilatura take seconds on damaged JSON of this length, and grow with its square.
_MAX_DAMAGED_JSON = 20_000
# Pages that load their text by a script, or show it to subscribers only, have fewer words than this.
_MIN_WORDS = 25
_NO_TEXT = "{!r}: no main text found in the page: save it with its text, or save its text as a .txt file"


def read_html(data: bytes, *, identity: str, name: str) -> Article:
    """Read the article of an HTML file; its text, to which offsets refer, is the extracted main text.

    Raises:
        InputError: If the file is not text, is too large, or has no main text.
    """
    return read_page(decode_html(data, name=name), identity=identity, name=name)


def read_page(markup: str, *, identity: str, name: str, url: str = "") -> Article:
    """Read the article of an HTML page, see `read_html`; `url` is used where the page does not state its own."""
    page = parse_html(markup, name=name)
    found = _extract(page, name)
    title = " ".join((found.title or "").split())
    text = _body(found.text, title)
    if not text:
        raise InputError(_NO_TEXT.format(name))
    if count_words(text) < _MIN_WORDS:
        _log.warning("%r: little text found in the page, words: %d", name, count_words(text))
    url = web_address(found.url) or web_address(url)
    published, doubt = find_publication_date(page, url=url, name=name)
    return Article(
        id=identity,
        text=text,
        title=title,
        source=(found.sitename or urlsplit(url).hostname or "").removeprefix("www."),
        published=published,
        date_doubt=doubt,
        url=url,
    )


def _extract(page: Any, name: str) -> Any:
    from trafilatura import bare_extraction

    _keep_quotations(page)
    _drop_damaged_data(page)
    with guarded(f"{name!r}: the page cannot be read", "save its text as a .txt file", loggers=_LIBRARIES):
        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATE_SEARCH,
        )
    if found is None:
        raise InputError(_NO_TEXT.format(name))
    return found


def _body(text: str, title: str) -> str:
    """Return one line per paragraph, without bullets and without the headline above the text."""
    lines = [line for raw in text.splitlines() if (line := " ".join(raw.split()).removeprefix("- "))]
    return "\n".join(lines[1:] if lines[:1] == [title] and lines[1:] else lines)


def _keep_quotations(page: Any) -> None:
    """Replace <q> by quotation marks: trafilatura would make it a paragraph of its own in the middle of a sentence."""
    for quotation in list(page.iter("q")):
        opening, closing = quotation.makeelement("span"), quotation.makeelement("span")
        opening.text, closing.text = "“", "”"
        quotation.addprevious(opening)
        quotation.append(closing)
        quotation.tag = "span"


def _drop_damaged_data(page: Any) -> None:
    """Drop long JSON that cannot be parsed: trafilatura would search it in time quadratic in its length."""
    for script in list(page.iter("script")):
        if len(script.text or "") > _MAX_DAMAGED_JSON:
            try:
                json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                script.drop_tree()
