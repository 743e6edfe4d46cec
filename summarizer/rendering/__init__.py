"""A summary → text, Markdown or JSON: one file per format, each a function `render`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from summarizer.models import Summary
from summarizer.rendering import json, markdown, text

RENDERERS: Mapping[str, Callable[[Summary], str]] = MappingProxyType(
    {"text": text.render, "markdown": markdown.render, "json": json.render}
)
