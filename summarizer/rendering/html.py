"""HTML: one page for people that holds the articles and needs no other file."""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from summarizer.models import Story, Summary, counted
from summarizer.rendering import notes
from summarizer.rendering.page.report import Report, make_report
from summarizer.rendering.page.timeline import day

if TYPE_CHECKING:
    import jinja2

_TEMPLATES = Path(__file__).parent / "templates"
# Embeddings, overrides and isolates: they change the writing direction of all text that follows, also of the page's own.
_TURNS = re.compile("([\u202a-\u202e\u2066-\u2069])")
# HTML parsers drop or replace NUL; lone surrogates cannot be encoded in UTF-8.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def render(summary: Summary) -> str:
    """Return the summary as a page in which each sentence is linked with its place in the article.

    The page holds no time stamp and no random name, so that one summary makes one page. Its content security policy allows
    no script but its own.
    """
    return _page([make_report(summary)])


def render_stories(stories: Sequence[Story]) -> str:
    """Return all stories as one page: a list of them, and the report of each, which is shown alone."""
    return _page(
        [make_report(one.summary, story=one.title, prefix=f"t{number}-") for number, one in enumerate(stories, start=1)]
    )


def frame(summary: Summary) -> str:
    """Return the page in an `iframe`, for notebooks: styles and scripts of the two do not mix."""
    return environment().get_template("frame.html.jinja").render(page=render(summary))


def plain(text: str) -> Markup:
    """Escape a text so that a browser reads its characters one for one.

    Characters that change the direction of writing are put into an element of their own, outside which they have no
    effect. What HTML cannot hold (NUL, lone surrogates) becomes U+FFFD.
    """
    escaped = str(escape(_UNWRITABLE.sub("\ufffd", text)))
    # HTML parsers read a bare carriage return as a line feed.
    return Markup(_TURNS.sub(r'<bdi class="turn">\1</bdi>', escaped.replace("\r", "&#13;")))  # noqa: S704 - escaped above


def flat(text: str) -> str:
    """Return a text on one line, not escaped, without characters that change the direction of writing.

    It is for places that hold no elements: attributes and the window's title.
    """
    return " ".join(_TURNS.sub("", _UNWRITABLE.sub("\ufffd", text)).split())


@cache  # Compiling the templates takes 0.1 s.
def environment() -> "jinja2.Environment":
    """Return the templates with their filters and functions; they escape every value."""
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters |= {"plain": plain, "flat": flat, "day": day}
    made.globals |= {"counted": counted, "notes": notes}
    return made


def _page(reports: Sequence[Report]) -> str:
    script = (_TEMPLATES / "report.js").read_text("utf-8")
    return (
        environment()
        .get_template("page.html.jinja")
        .render(
            reports=reports,
            style=(_TEMPLATES / "report.css").read_text("utf-8"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )
