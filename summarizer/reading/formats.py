"""Detection of a file's format: by its content, and by its name only where the content leaves it open."""

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
# Bytes that are examined: enough for a licence in a comment, or the route of a mail.
_HEAD = 1 << 16
_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xfe\xff"
# Atomic groups keep the match linear in the length of a file of nothing but "<!--".
_PROLOGUE = rb"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+"
_HTML = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html\b|(?:html|head|body)[\s>])", re.DOTALL | re.IGNORECASE)
_HTML_FRAGMENT = re.compile(
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


def detect_format(data: bytes, *, suffix: str) -> Format:
    """Return the format of a file.

    Args:
        data: The file's bytes.
        suffix: The suffix of its name with the dot, in lower case; "" if it has none.
    """
    # Without byte order marks and the zero bytes of UTF-16, markup begins with ASCII in every encoding.
    head = data[:_HEAD].lstrip(_BYTE_ORDER_MARKS).replace(b"\0", b"").lstrip()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _HTML.match(head):
        return "html"
    if _FEED.match(head):
        return "feed"
    if _is_mail(head):
        return "mail"
    # Markdown may begin with a tag.
    if suffix != ".md" and _HTML_FRAGMENT.match(head):
        return "html"
    return SUFFIXES.get(suffix) or _detect_text_format(data.lstrip(_BYTE_ORDER_MARKS).replace(b"\0", b""))


def _is_mail(head: bytes) -> bool:
    """Return whether a file begins with the headers of a mail, and with more of them than a letter in a text file."""
    if not _HEADER.match(head):
        return False
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {line.partition(b":")[0].lower() for line in headers.splitlines()}
    return b"from" in names and not names.isdisjoint({b"message-id", b"mime-version", b"received"})


def _detect_text_format(data: bytes) -> Format:
    """Tell JSON, JSON Lines and plain text apart, for a file whose name does not say it."""
    if not _JSON.match(data):
        return "text"
    if data.lstrip().startswith(b"["):
        return "json"
    first, _, rest = data.strip().partition(b"\n")
    return "jsonl" if rest and first.rstrip().endswith(b"}") else "json"
