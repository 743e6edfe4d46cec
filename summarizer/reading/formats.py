"""Which format a file has: what it holds decides, and its name only where that leaves it open."""

import re
from collections.abc import Mapping
from typing import Literal

Format = Literal["text", "json", "jsonl", "html", "pdf", "mail", "feed"]

SUFFIXES: Mapping[str, Format] = {
    ".txt": "text",
    ".md": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mail",
    ".mhtml": "mail",
    ".eml": "mail",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".pdf": "pdf",
}
# Far enough for a licence in a comment, or the route of a mail.
_HEAD = 1 << 16
_MARKS = b"\xef\xbb\xbf\xfe\xff"
# Atomic: a file of nothing but "<!--" must not cost the square of its length.
_PROLOGUE = rb"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+"
_HTML = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html\b|(?:html|head|body)[\s>])", re.DOTALL | re.IGNORECASE)
_PIECE_OF_HTML = re.compile(
    _PROLOGUE
    + rb"<(?:title|meta|link|script|style|article|main|section|header|div|p|h[1-6]|table|span|center)(?:\s[^<>]*)?>",
    re.DOTALL | re.IGNORECASE,
)
_FEED = re.compile(
    _PROLOGUE
    + rb"(?:<!doctype[^>\[]*>\s*)?<(?:rss[\s>]|(?:\w+:)?feed[\s>]|rdf:RDF[\s>].*purl\.org/rss|!doctype\s+rss\b)",
    re.DOTALL | re.IGNORECASE,
)
_HEADER = re.compile(rb"(?:From |[!-9;-~]+:[ \t]|[!-9;-~]+:\r?\n[ \t])")
_JSON = re.compile(rb"\s*(?:\[\s*[{\"]|\{\s*\")")


def recognise(data: bytes, *, suffix: str) -> Format:
    """The format of a file.

    Args:
        data: The file's bytes.
        suffix: The end of its name with the dot, in small letters; empty if it has none.
    """
    # Without marks and without the zero bytes of UTF-16, the beginning of markup is ASCII in every encoding.
    head = data[:_HEAD].lstrip(_MARKS).replace(b"\0", b"").lstrip()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _HTML.match(head):
        return "html"
    if _FEED.match(head):
        return "feed"
    if _is_mail(head):
        return "mail"
    # Markdown may begin with a tag.
    if suffix != ".md" and _PIECE_OF_HTML.match(head):
        return "html"
    return SUFFIXES.get(suffix) or _text(data.lstrip(_MARKS).replace(b"\0", b""))


def _is_mail(head: bytes) -> bool:
    """Whether it begins with the headers of a mail, and with more of them than a letter in a text file has."""
    if not _HEADER.match(head):
        return False
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {line.partition(b":")[0].lower() for line in headers.splitlines()}
    return b"from" in names and not names.isdisjoint({b"message-id", b"mime-version", b"received"})


def _text(data: bytes) -> Format:
    """JSON, JSON Lines or plain text, for a file whose name says nothing."""
    if not _JSON.match(data):
        return "text"
    if data.lstrip().startswith(b"["):
        return "json"
    first, _, rest = data.strip().partition(b"\n")
    return "jsonl" if rest and first.rstrip().endswith(b"}") else "json"
