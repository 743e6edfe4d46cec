"""Text of articles → HTML that shows it as it is, whatever it holds."""

import re
from urllib.parse import quote

from markupsafe import Markup, escape

from summarizer.lexical.urls import web_address

# Embeddings, overrides and isolates: they would turn round the text behind them, also that of the page.
_TURNS = re.compile("([\u202a-\u202e\u2066-\u2069])")
# A parser of HTML drops or replaces these; lone surrogates cannot be written at all.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_UNSEEN = re.compile("[\\s\0-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> Markup:
    """The text, escaped; the characters a browser reads are those of the text, one for one.

    Characters that change the direction of writing are locked into an element of their own, where they have nothing to
    turn round. What HTML cannot hold (NUL, lone surrogates) becomes U+FFFD.
    """
    safe = str(escape(_UNWRITABLE.sub("\ufffd", text)))
    # A parser reads a bare carriage return as a line feed.
    return Markup(_TURNS.sub(r'<bdi class="turn">\1</bdi>', safe.replace("\r", "&#13;")))  # noqa: S704 -- escaped above


def flat(text: str) -> str:
    """The text for places that hold no elements, not yet escaped: on one line, without what turns the writing round."""
    return " ".join(_TURNS.sub("", _UNWRITABLE.sub("\ufffd", text)).split())


def link(url: str) -> str:
    """The address if it leads to the web, what cannot be seen in it percent-encoded; empty for anything else."""
    return _UNSEEN.sub(lambda found: quote(found[0], errors="replace"), web_address(url))
