"""HTML source → a tree of bounded size."""

import codecs
import re
from typing import Any

from summarizer.errors import InputError
from summarizer.reading.decoding import decode
from summarizer.reading.silence import silenced

# A page of this size takes seconds, and more would take minutes; the largest live blogs have half of it.
_MOST_CHARACTERS = 10_000_000
_MOST_TAGS = 50_000
# The parser compares each attribute of a tag with all before it.
_LONGEST_TAG = 200_000
# Pictures and fonts that a browser saved into the page: most of the bytes of a large file, and none of its text.
_EMBEDDED = re.compile(r"data:[\w.+-]+/[\w.+;=-]+,[^\"'\s)<>]*+", re.IGNORECASE)
# Not allowed in a tree; the white space among them is.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<[a-zA-Z][^>]*+")
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,400}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_PRELUDE = 4096
_TOO_DEEP = "Excessive depth"


def decode_html(data: bytes, *, name: str) -> str:
    """The text of an HTML file: UTF-8 where it is that, else in the encoding that it declares, else as other text.

    Raises:
        InputError: If the bytes are not text.
    """
    declared = _CHARSET.search(data[:_PRELUDE])
    if declared and not _is_utf8(data):
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            # Browsers read Latin-1 as its superset: https://encoding.spec.whatwg.org/#names-and-labels
            with silenced():
                return data.decode("cp1252" if encoding in {"iso8859-1", "ascii"} else encoding, "replace")
        except (LookupError, ValueError):  # Python has codecs that are none of text
            pass
    return decode(data, name=name)


def parse_html(markup: str, *, name: str) -> Any:
    """The root of the page's tree (`lxml.html.HtmlElement`); whatever the markup, only its size is an error.

    Raises:
        InputError: If it is empty, too large, or nested too deeply.
    """
    from lxml import etree, html

    markup = _EMBEDDED.sub("", _CONTROLS.sub(" ", markup))
    tags = longest = 0
    for tag in _TAG.finditer(markup):
        tags, longest = tags + 1, max(longest, tag.end() - tag.start())
    if longest > _LONGEST_TAG:
        raise InputError(f"{name!r} has a tag of {longest:,} characters: save the article's text in a .txt file")
    if len(markup) > _MOST_CHARACTERS or tags > _MOST_TAGS:
        raise InputError(
            f"{name!r} is too large for a page of HTML ({len(markup):,} characters, {tags:,} tags; read are"
            f" {_MOST_CHARACTERS:,} and {_MOST_TAGS:,}): save the article alone, or its text in a .txt file"
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise InputError(f"{name!r} has no text: give a page with an article in it") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise InputError(f"{name!r} is nested too deeply to be a page of HTML: save its text in a .txt file")
    return page


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return True
