"""Parsing of HTML source to a tree of bounded size, and to text."""

import codecs
import re
from typing import Any

from summarizer.errors import InputError
from summarizer.reading.decoding import decode
from summarizer.reading.third_party import silenced

# A page of this size takes seconds, and a larger one would take minutes; the largest live blogs have half of it.
_MAX_CHARACTERS = 10_000_000
_MAX_TAGS = 50_000
# The parser compares each attribute of a tag with all attributes before it.
_MAX_TAG_LENGTH = 200_000
# Pictures and fonts that a browser saved in the page: most bytes of a large file, and none of its text.
_EMBEDDED = re.compile(r"data:[\w.+-]+/[\w.+;=-]+,[^\"'\s)<>]*+", re.IGNORECASE)
# Control characters that a tree must not contain.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<[a-zA-Z][^>]*+")
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,400}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
# Bytes in which a declared encoding is looked for; HTML requires it within the first 1,024.
_PRELUDE = 4096
_TOO_DEEP = "Excessive depth"
_INVISIBLE = ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "head", "title")
_BLOCKS = frozenset(
    "address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split()
)
# Mails often begin with a hidden line for the preview in the inbox.
_HIDDEN = "//body//*[@hidden or contains(translate(@style, ' DISPLAYNO', 'displayno'), 'display:none')]"


def decode_html(data: bytes, *, name: str) -> str:
    """Decode an HTML file: as UTF-8 if it is valid, else in the encoding that it declares, else as any text file.

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
        except (LookupError, ValueError):  # Python has codecs that do not decode text
            pass
    return decode(data, name=name)


def parse_html(markup: str, *, name: str) -> Any:
    """Parse HTML and return the root of its tree (`lxml.html.HtmlElement`); invalid markup is not an error.

    Raises:
        InputError: If it is empty, too large, or nested too deeply.
    """
    from lxml import etree, html

    markup = _EMBEDDED.sub("", _CONTROLS.sub(" ", markup))
    tags = longest = 0
    for tag in _TAG.finditer(markup):
        tags, longest = tags + 1, max(longest, tag.end() - tag.start())
    if longest > _MAX_TAG_LENGTH:
        raise InputError(f"{name!r} has a tag of {longest:,} characters: save the article's text as a .txt file")
    if len(markup) > _MAX_CHARACTERS or tags > _MAX_TAGS:
        raise InputError(
            f"{name!r} is too large for a page of HTML ({len(markup):,} characters, {tags:,} tags; at most"
            f" {_MAX_CHARACTERS:,} and {_MAX_TAGS:,} are read): save the article alone, or its text as a .txt file"
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise InputError(f"{name!r} has no text: use a page with an article in it") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise InputError(f"{name!r} is nested too deeply to be a page of HTML: save its text as a .txt file")
    return page


def fragment_text(markup: str, *, name: str) -> str:
    """Return the text of a piece of HTML as feeds and mails contain it: all visible elements, a line for each block.

    Nothing is removed as boilerplate, because a feed or a mail contains no navigation.

    Raises:
        InputError: If it is too large, or nested too deeply.
    """
    if not markup.strip():
        return ""
    from lxml import etree

    root = parse_html(f"<div>{markup}</div>", name=name)
    etree.strip_elements(root, *_INVISIBLE, with_tail=False)
    for element in root.xpath(_HIDDEN):
        element.drop_tree()
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return True
