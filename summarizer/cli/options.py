"""Options that the commands share: declared once, in the order of the help."""

import logging
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from summarizer.assembly.ordering import ORDERS
from summarizer.embedding.sentence_transformer import DEVICES, DTYPES
from summarizer.embedding.weights import MINILM_GRAPH, MINILM_VOCABULARY
from summarizer.registry import EMBEDDERS, RANKERS, SELECTORS, SPLITTERS

Function = TypeVar("Function", bound=Callable[..., Any])


def _named(names: Iterable[str]) -> dict[str, Any]:
    """Of an option that takes a name: what the help calls it, and what a shell completes. The library says what is wrong."""
    return {
        "metavar": "NAME",
        "shell_complete": lambda _context, _option, typed: [name for name in names if name.startswith(typed)],
    }


_MODELS = f"(MiniLM: graph {MINILM_GRAPH.sha256[:12]}, tokenizer {MINILM_VOCABULARY.sha256[:12]})"
_LENGTHS = (
    click.option(
        "-n",
        "--sentences",
        "max_sentences",
        type=int,
        metavar="N",
        help="At most N sentences (5 if no length is given).",
    ),
    click.option("-w", "--words", "max_words", type=int, metavar="N", help="At most N words."),
    click.option("-c", "--characters", "max_characters", type=int, metavar="N", help="At most N characters."),
    click.option(
        "--tokens", "max_tokens", type=int, metavar="N", help="At most N word pieces of the MiniLM tokenizer."
    ),
)
_FOCUS = (
    click.option("--query", metavar="TEXT", help="Only what is about this, as in --query 'hostage release'."),
    click.option(
        "--known",
        multiple=True,
        metavar="PATH",
        help="Only what is new against this: articles, a folder, or a summary made with -f json; may be repeated.",
    ),
)
_METHODS = (
    click.option(
        "--order", default="coherent", show_default=True, help=f"How to read: {', '.join(ORDERS)}.", **_named(ORDERS)
    ),
    click.option(
        "--embedder", default="minilm", show_default=True, help=f"{', '.join(EMBEDDERS)}.", **_named(EMBEDDERS)
    ),
    click.option("--model", metavar="PATH", help="For sentence-transformer: a folder or a locally cached name."),
    click.option("--device", help=f"For sentence-transformer: {', '.join(DEVICES)} (default: cpu).", **_named(DEVICES)),
    click.option(
        "--dtype", help=f"For sentence-transformer: {', '.join(DTYPES)} (default: float32).", **_named(DTYPES)
    ),
    click.option("--ranker", default="lexrank", show_default=True, help=f"{', '.join(RANKERS)}.", **_named(RANKERS)),
    click.option(
        "--selector",
        default="trained-coverage",
        show_default=True,
        help=f"{', '.join(SELECTORS)}.",
        **_named(SELECTORS),
    ),
    click.option(
        "--diversity", type=float, metavar="X", help="For the selector mmr: 0 = salience alone … 1 = novelty alone."
    ),
    click.option(
        "--duplicate-threshold", type=float, default=0.85, show_default=True, metavar="X", help="Cosine of copies."
    ),
    click.option(
        "--splitter", default="nupunkt", show_default=True, help=f"{', '.join(SPLITTERS)}.", **_named(SPLITTERS)
    ),
    click.option(
        "--language", default="english", show_default=True, metavar="NAME", help="English name of the language."
    ),
    click.option("--exhaustive", is_flag=True, help="Embed every sentence, however many there are."),
    click.option("--keep-off-topic", is_flag=True, help="Cite articles, too, that tell another story than the rest."),
    click.option(
        "--disagreements", "with_disagreements", is_flag=True, help="Show where independent articles seem to differ."
    ),
)
_CACHE = (
    click.option(
        "--cache",
        metavar="DIR",
        help="Keep the sentences' vectors in DIR: the next run on the same articles takes a third of the time, or less.",
    ),
)
_MESSAGES = (
    click.option("-q", "--quiet", is_flag=True, help="No warnings, and no progress on a terminal."),
    click.option("-v", "--verbose", is_flag=True, help="Say what is read."),
    click.version_option(
        None,
        "-V",
        "--version",
        package_name="summarizer",
        message=f"%(prog)s, version %(version)s {_MODELS}",
    ),
)


def length_options(function: Function) -> Function:
    """How long a summary may be: keywords of `summarize`."""
    return _declared(function, _LENGTHS)


def focus_options(function: Function) -> Function:
    """What a summary is to be about: keywords of `summarize`."""
    return _declared(function, _FOCUS)


def method_options(function: Function) -> Function:
    """How a summary is made: keywords of `summarize`."""
    return _declared(function, _METHODS)


def cache_option(function: Function) -> Function:
    """Where vectors are kept, off by default: a keyword of `summarize`."""
    return _declared(function, _CACHE)


def message_options(function: Function) -> Function:
    """What is said on stderr, `quiet` and `verbose` for `set_up_messages`, and the version."""
    return _declared(function, _MESSAGES)


def set_up_messages(name: str, *, quiet: bool, verbose: bool) -> None:
    """Send the library's messages to stderr, each with the command's name before it."""
    level = logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING
    logging.basicConfig(stream=sys.stderr, format=f"{name}: %(message)s", level=level, force=True)


def _declared(function: Function, options: tuple[Callable[[Function], Function], ...]) -> Function:
    for option in reversed(options):
        function = option(function)
    return function
