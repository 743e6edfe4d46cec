"""HTML pages → articles: the main text without navigation, banners and related links, by trafilatura."""

import json
import logging
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import InputError
from summarizer.lexical.urls import web_address
from summarizer.models import Article, count_words
from summarizer.reading.markup import decode_html, parse_html
from summarizer.reading.publication import find_publication_date
from summarizer.reading.silence import silenced

_log = logging.getLogger(__name__)

_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "dateparser", "tld")
# Its search for a date is not used; these make it cheap, and free of the machine's clock.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "min_date": "1995-01-01", "max_date": "2100-01-01"}
# What of damaged JSON its patterns search in seconds.
_MOST_DAMAGED = 20_000
# Pages that show their text only to scripts, or to subscribers, say no more than this without.
_FEW_WORDS = 25
_NO_TEXT = "{!r}: no main text found in the page: save it with its text, or give the text in a .txt file"


def read_html(data: bytes, *, identity: str, name: str) -> Article:
    """The article of an HTML file; its text is what was extracted, and offsets refer to that.

    Args:
        data: The file's bytes.
        identity: The article's id.
        name: What messages call the file.

    Raises:
        InputError: If it is no text, too large, or without main text.
    """
    return read_page(decode_html(data, name=name), identity=identity, name=name)


def read_page(markup: str, *, identity: str, name: str, url: str = "") -> Article:
    """The article of a page of HTML, see `read_html`; the address is used where the page does not give its own."""
    page = parse_html(markup, name=name)
    found = _extract(page, name)
    title = " ".join((found.title or "").split())
    text = _body(found.text, title)
    if not text:
        raise InputError(_NO_TEXT.format(name))
    if count_words(text) < _FEW_WORDS:
        _log.warning("%r: little text found in the page, words: %d", name, count_words(text))
    url = web_address(found.url) or web_address(url)
    dated = find_publication_date(page, url=url, name=name)
    return Article(
        id=identity,
        text=text,
        title=title,
        source=(found.sitename or urlsplit(url).hostname or "").removeprefix("www."),
        published=dated.moment,
        date_doubt=dated.doubt,
        url=url,
    )


def _extract(page: Any, name: str) -> Any:
    from trafilatura import bare_extraction

    _keep_quotations(page)
    _drop_damaged_data(page)
    with silenced(*_LIBRARIES):
        try:
            found = bare_extraction(
                page,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                date_extraction_params=_DATE_SEARCH,
            )
        except Exception as error:  # hostile markup finds ever new errors in a library of heuristics
            raise InputError(
                f"{name!r}: the page cannot be read ({type(error).__name__}): give its text in a .txt file"
            ) from error
    if found is None:
        raise InputError(_NO_TEXT.format(name))
    return found


def _body(text: str, title: str) -> str:
    """One line a paragraph, without bullets, and without the headline that stands above it."""
    lines = [line for raw in text.splitlines() if (line := " ".join(raw.split()).removeprefix("- "))]
    return "\n".join(lines[1:] if lines[:1] == [title] and lines[1:] else lines)


def _keep_quotations(page: Any) -> None:
    """<q> → quotation marks: trafilatura would set it as a paragraph of its own, in the middle of a sentence."""
    for quotation in list(page.iter("q")):
        opening, closing = quotation.makeelement("span"), quotation.makeelement("span")
        opening.text, closing.text = "“", "”"
        quotation.addprevious(opening)
        quotation.append(closing)
        quotation.tag = "span"


def _drop_damaged_data(page: Any) -> None:
    """No long JSON that does not parse: trafilatura would search it in the square of its length."""
    for script in list(page.iter("script")):
        if len(script.text or "") > _MOST_DAMAGED:
            try:
                json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                script.drop_tree()
