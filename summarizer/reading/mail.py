"""Mails (.eml) and pages that a browser saved as one file (.mhtml) → articles, by the standard library."""

import email
import logging
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, cast

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.dates import parse_date
from summarizer.reading.decoding import decode
from summarizer.reading.fragments import fragment_text
from summarizer.reading.html import read_page
from summarizer.reading.markup import decode_html
from summarizer.reading.silence import silenced
from summarizer.reading.unwrapping import unwrap

_log = logging.getLogger(__name__)

# The standard library takes time in the square of a header's length; the longest subjects have a few hundred characters.
_LONGEST_HEADER = 4_000


class _Policy(EmailPolicy):
    """The library's default policy, for headers of bounded length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header's value, parsed without what exceeds the longest header."""
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def read_mail(data: bytes, *, identity: str, name: str) -> Article:
    """The article in a mail: its subject, its sender, its date, and its HTML part or else its plain one.

    A saved page is read as that page. Attachments are not opened.

    Args:
        data: The file's bytes.
        identity: The article's id.
        name: What messages call the file.

    Raises:
        InputError: If the mail is damaged, or has no text.
    """
    try:
        with silenced():
            message = cast("EmailMessage", email.message_from_bytes(data, EmailMessage, policy=_Policy()))
            html, plain = _part(message, "html", name), _part(message, "plain", name)
            page_address = message["Snapshot-Content-Location"]
            attached = sum(1 for part in message.walk() if part.is_attachment())
            subject = str(message["Subject"] or "")
            # As it was written: the library would drop a zone, or raise an error for a date, that it does not know.
            date = next((str(value) for key, value in message.raw_items() if key.lower() == "date"), "")
            sender = _sender(message)
    except InputError:
        raise
    except Exception as error:  # the standard library raises all kinds of errors for damaged headers
        raise InputError(
            f"{name!r} is a damaged mail ({type(error).__name__}): save its text in a .txt file"
        ) from error
    if page_address is not None and html:
        return read_page(html, identity=identity, name=name, url=str(page_address))
    text = fragment_text(html, name=name) or unwrap(plain)
    if not text:
        raise InputError(f"{name!r} is a mail without text: save what it has attached as files of their own")
    if attached:
        _log.info("%r: attachments, which are not read: %d", name, attached)
    dated = parse_date(date.strip(), name=name)
    return Article(
        id=identity,
        text=text,
        title=" ".join(subject.split()),
        source=sender,
        published=dated.moment,
        date_doubt=dated.doubt,
    )


def _part(message: EmailMessage, subtype: str, name: str) -> str:
    """The text of the body's part of that type; empty if it has none."""
    part = message.get_body((subtype,))
    payload = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        return payload.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        return decode_html(payload, name=name) if subtype == "html" else decode(payload, name=name)


def _sender(message: EmailMessage) -> str:
    """The name that the sender goes by, else the address."""
    sender = message["From"]
    addresses = getattr(sender, "addresses", ())
    return " ".join((addresses[0].display_name or addresses[0].addr_spec if addresses else str(sender or "")).split())
