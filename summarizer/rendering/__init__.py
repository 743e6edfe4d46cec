"""Render a summary as text, Markdown, JSON, HTML or an explanation: one module per format.

Each module is imported when it is first used, since together they take 10 ms.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.models import Story, Summary

FORMATS = ("text", "markdown", "json", "html")
_SUFFIXES = {".txt": "text", ".md": "markdown", ".json": "json", ".html": "html"}


def render(result: "Summary | Sequence[Story]", output_format: str, **options: bool) -> str:
    """Return a summary, or several stories, in a format.

    Args:
        result: A summary, or the stories of `summarize_stories`.
        output_format: One of `FORMATS`, or "explanation".
        options: `with_articles` for "json".
    """
    from summarizer.models import Summary

    module = import_module(f"{__name__}.{output_format}")
    return str((module.render if isinstance(result, Summary) else module.render_stories)(result, **options))


def save(summary: "Summary", path: str | PathLike[str], *, with_articles: bool = False) -> None:
    """Write a summary to a file, in the format of its suffix; see `Summary.save`."""
    from summarizer.rendering.output import write

    suffix = Path(path).suffix.lower()
    if suffix not in _SUFFIXES:
        raise InputError(
            f"cannot tell the format of {fspath(path)!r}: use a name that ends in one of {', '.join(_SUFFIXES)}"
        )
    if with_articles and suffix != ".json":
        raise InputError(f"with_articles is for JSON, not for {fspath(path)!r}: use a name that ends in .json")
    options = {"with_articles": True} if with_articles else {}
    write(render(summary, _SUFFIXES[suffix], **options), fspath(path))


def as_dict(summary: "Summary", *, with_articles: bool = False) -> dict[str, Any]:
    """Return what the JSON format holds, as plain values."""
    from summarizer.rendering import json

    return json.as_dict(summary, with_articles=with_articles)


def from_dict(record: Mapping[str, Any]) -> "Summary":
    """Rebuild a summary from what `as_dict` returned; see `Summary.from_dict`."""
    from summarizer.rendering import records

    return records.from_dict(record)


def frame(summary: "Summary") -> str:
    """Return the HTML page in an `iframe`, for notebooks."""
    from summarizer.rendering import html

    return html.frame(summary)
