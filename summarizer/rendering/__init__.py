"""A summary → text, Markdown, JSON or HTML: one file per format, with `render` for one summary, `render_stories` for several."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType

_FORMATS = ("text", "markdown", "json", "html")


def _rendered(form: str, function: str, *arguments: object, **details: object) -> str:
    # Imported by whom it is asked of: all four take a hundredth of a second.
    return str(getattr(import_module(f"{__name__}.{form}"), function)(*arguments, **details))


RENDERERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {form: partial(_rendered, form, "render") for form in _FORMATS}
)
STORY_RENDERERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {form: partial(_rendered, form, "render_stories") for form in _FORMATS}
)
