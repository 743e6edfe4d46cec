"""A summary → text, Markdown, JSON or HTML: one file per format, with `render` for one summary, `render_stories` for several."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from summarizer.rendering import html, json, markdown, text

_FORMATS = {"text": text, "markdown": markdown, "json": json, "html": html}

RENDERERS: Mapping[str, Callable[..., str]] = MappingProxyType({name: form.render for name, form in _FORMATS.items()})
STORY_RENDERERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {name: form.render_stories for name, form in _FORMATS.items()}
)
