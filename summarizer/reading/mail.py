"""Reader of mails (.eml) and of pages that a browser saved as one file (.mhtml)."""

import email
import logging
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, cast

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.dates import parse_date
from summarizer.reading.decoding import decode
from summarizer.reading.html import read_page
from summarizer.reading.markup import decode_html, fragment_text
from summarizer.reading.third_party import guarded
from summarizer.reading.unwrapping import unwrap

_log = logging.getLogger(__name__)

# The standard library takes time quadratic in a header's length; the longest subjects have a few hundred characters.
_MAX_HEADER_LENGTH = 4_000


class _Policy(EmailPolicy):
    """The library's default policy, for headers of bounded length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header's value, parsed up to that length."""
        return super().header_fetch_parse(name, value[:_MAX_HEADER_LENGTH])


def read_mail(data: bytes, *, identity: str, name: str) -> Article:
    """Read the article in a mail: its HTML part or else its plain one, with the subject, the sender and the date.

    A page saved as a mail is read as an HTML page. Attachments are not read.

    Raises:
        InputError: If the mail is damaged, or has no text.
    """
    with guarded(f"{name!r} is a damaged mail", "save its text as a .txt file"):
        message = cast("EmailMessage", email.message_from_bytes(data, policy=_Policy()))
        html, plain = _part(message, "html", name), _part(message, "plain", name)
        page_address = message["Snapshot-Content-Location"]
        attached = sum(1 for part in message.walk() if part.is_attachment())
        subject = str(message["Subject"] or "")
        # The raw header: the library drops a zone and refuses a date that it does not know.
        date = next((str(value) for key, value in message.raw_items() if key.lower() == "date"), "")
        sender = _sender(message)
    if page_address is not None and html:
        return read_page(html, identity=identity, name=name, url=str(page_address))
    text = fragment_text(html, name=name) or unwrap(plain)
    if not text:
        raise InputError(f"{name!r} is a mail without text: save its attachments as files")
    if attached:
        _log.info("%r: attachments, not read: %d", name, attached)
    published, doubt = parse_date(date.strip(), name=name)
    return Article(
        id=identity,
        text=text,
        title=" ".join(subject.split()),
        source=sender,
        published=published,
        date_doubt=doubt,
    )


def _part(message: EmailMessage, subtype: str, name: str) -> str:
    """Return the text of the body's part of a type; "" if it has none."""
    part = message.get_body((subtype,))
    payload = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        return payload.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        return decode_html(payload, name=name) if subtype == "html" else decode(payload, name=name)


def _sender(message: EmailMessage) -> str:
    """Return the sender's display name, else the address."""
    sender = message["From"]
    addresses = getattr(sender, "addresses", ())
    return " ".join((addresses[0].display_name or addresses[0].addr_spec if addresses else str(sender or "")).split())
