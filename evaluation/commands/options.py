"""Options that several commands share, and how a result leaves the program."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from evaluation.files import write_text

F = TypeVar("F", bound=Callable[..., Any])

clusters_argument = click.argument("clusters", nargs=-1, required=True, type=click.Path(path_type=Path))
split_option = click.option(
    "--split",
    type=click.Choice(["all", "dev", "test"]),
    default="all",
    show_default=True,
    help="Part of the corpus, by its splits.json.",
)
words_option = click.option(
    "-w", "--words", type=click.IntRange(min=1), default=100, show_default=True, help="Budget in words."
)
seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seeds random systems and resampling."
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Write here instead of to standard output.",
)
columns_option = click.option(
    "--columns", "columns_", default=None, metavar="KEY,KEY…", help="Columns of the table instead of the usual ones."
)
results_option = click.option(
    "--results", "saved", type=click.Path(path_type=Path, dir_okay=False), help="Also save every score as JSON here."
)
references_option = click.option(
    "--references",
    "combination",
    type=click.Choice(["pooled", "best", "mean", "jackknife"]),
    default="pooled",
    show_default=True,
    help="How ROUGE-1.5.5 makes one score of several references.",
)
tokenizer_option = click.option(
    "--tokenizer",
    type=click.Choice(["bytes", "unicode"]),
    default="bytes",
    show_default=True,
    help="ROUGE-1.5.5's own, or one for every script.",
)
language_option = click.option(
    "--language",
    default="english",
    show_default=True,
    help="The texts' language; ROUGE compares stems of English only.",
)
jobs_option = click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
resume_option = click.option("--resume", is_flag=True, help="Go on with an unfinished run.")


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one, in the order of the help."""

    def declared(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return declared


# What decides the numbers, by the names that it has in a `Plan`.
measure_options = together(references_option, tokenizer_option, language_option, seed_option)


class ClosedPipeError(Exception):
    """Whoever read standard output has stopped; not an OSError, which click would turn into exit code 1."""


def format_option(*formats: str) -> Callable[[F], F]:
    """`-f`, with the first format as the default."""
    return click.option(
        "-f",
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Format of the result.",
    )


def listed(text: str | None) -> list[str]:
    """The parts of a comma-separated option."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def emit(text: str, output: Path | None) -> None:
    """Write a result to its file or to standard output.

    Raises:
        EvaluationError: If the file cannot be written.
        ClosedPipeError: If nobody reads standard output any more.
    """
    if output is None or str(output) == "-":
        try:
            click.echo(text, nl=False)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ClosedPipeError from error
    else:
        write_text(output, text)
