"""Options that the commands share, made from `Settings`."""

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, fields
from functools import partial
from typing import Any, TypeVar

import click

from summarizer.assembly.ordering import ORDERS
from summarizer.embedding.sentence_transformer import DEVICES, DTYPES
from summarizer.embedding.weights import MINILM_GRAPH, MINILM_VOCABULARY
from summarizer.registry import EMBEDDERS, RANKERS, SELECTORS, SPLITTERS
from summarizer.settings import Settings

Function = TypeVar("Function", bound=Callable[..., Any])

_NAMES: Mapping[str, Iterable[str]] = {
    "order": ORDERS,
    "embedder": EMBEDDERS,
    "ranker": RANKERS,
    "selector": SELECTORS,
    "splitter": SPLITTERS,
    "device": DEVICES,
    "dtype": DTYPES,
}
_MODELS = f"(MiniLM: graph {MINILM_GRAPH.sha256[:12]}, tokenizer {MINILM_VOCABULARY.sha256[:12]})"
_MESSAGES = (
    click.option("-q", "--quiet", is_flag=True, help="No warnings, and no progress on a terminal."),
    click.option("-v", "--verbose", is_flag=True, help="Say what is read."),
    click.version_option(
        None,
        "-V",
        "--version",
        package_name="cited-summarizer",
        message=f"%(prog)s, version %(version)s {_MODELS}",
    ),
)


def summary_options(*groups: str) -> Callable[[Function], Function]:
    """Declare the options of `Settings` that belong to some groups, as keywords of `summarize`.

    Args:
        groups: "length", "focus", "method" or "cache".
    """
    found = (one for one in fields(Settings) if one.metadata["flags"] and one.metadata["group"] in groups)
    return partial(_declared, options=tuple(map(_click_option, found)))


def _click_option(one: Field[Any]) -> Callable[[Function], Function]:
    about = one.metadata
    declaration = (*about["flags"], one.name)
    if about["kind"] is bool:
        return click.option(*declaration, is_flag=True, help=about["help"])
    more: dict[str, Any] = {"metavar": about["value"]}
    explained = about["help"]
    if names := _NAMES.get(one.name):
        more = {"metavar": "NAME", "shell_complete": partial(_completed, names=tuple(names))}
        if one.default is not None:
            explained = f"{', '.join(names)}."
    if one.name == "known":
        more["multiple"] = True
    elif one.default is not None:
        more |= {"default": one.default, "show_default": True}
    return click.option(*declaration, type=about["kind"], help=explained, **more)


def _completed(_context: click.Context, _option: click.Parameter, typed: str, *, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(typed)]


def message_options(function: Function) -> Function:
    """Declare `quiet` and `verbose`, which `set_up_messages` takes, and the version."""
    return _declared(function, _MESSAGES)


def set_up_messages(name: str, *, quiet: bool, verbose: bool) -> None:
    """Send the library's messages to stderr, each with the command's name before it."""
    level = logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING
    logging.basicConfig(stream=sys.stderr, format=f"{name}: %(message)s", level=level, force=True)


def _declared(function: Function, options: tuple[Callable[[Function], Function], ...]) -> Function:
    for option in reversed(options):
        function = option(function)
    return function
