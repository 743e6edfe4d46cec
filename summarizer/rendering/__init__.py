"""A summary → text, Markdown, JSON or HTML: one file per format, each a function `render`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from summarizer.models import Summary
from summarizer.rendering import html, json, markdown, text

RENDERERS: Mapping[str, Callable[[Summary], str]] = MappingProxyType(
    {"text": text.render, "markdown": markdown.render, "json": json.render, "html": html.render}
)
