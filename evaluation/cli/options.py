"""Options that several commands share, and how a result leaves the program."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evaluation.corpus import ReferenceCluster, load_clusters
from evaluation.files import write_text
from evaluation.runner import Progress as Report

F = TypeVar("F", bound=Callable[..., Any])

clusters_argument = click.argument("clusters", nargs=-1, required=True, type=click.Path(path_type=Path))
split_option = click.option(
    "--split",
    type=click.Choice(["all", "dev", "test"]),
    default="all",
    show_default=True,
    help="Part of the corpus, by its splits.json.",
)
gold_option = click.option(
    "--gold",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Readers' gold of the clusters, JSON Lines; in place of the gold.json of folders.",
)
gold_sentences_option = click.option(
    "--gold-sentences",
    type=click.Path(path_type=Path, dir_okay=False),
    help="JSON of the sentences that --gold names by id, if they are not in that file.",
)
words_option = click.option(
    "-w", "--words", type=click.IntRange(min=1), default=100, show_default=True, help="Budget in words."
)
seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of random systems and resampling."
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Write here instead of to standard output.",
)
columns_option = click.option(
    "--columns", "columns_", default=None, metavar="KEY,KEY…", help="Columns of the table instead of the default ones."
)
results_option = click.option(
    "--results", "saved", type=click.Path(path_type=Path, dir_okay=False), help="Also save every score as JSON here."
)
configure_option = click.option(
    "--configure",
    multiple=True,
    metavar="NAME:OPTION=VALUE,…",
    help="Another configuration of the summarizer, such as 'mmr:selector=mmr,diversity=0.5'.",
)
combine_option = click.option(
    "--combine",
    "combination",
    type=click.Choice(["pooled", "best", "mean", "jackknife"]),
    default="pooled",
    show_default=True,
    help="Way in which ROUGE-1.5.5 combines several references into one score.",
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
    help="Language of the texts; ROUGE compares stems of English only.",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes."
)
resume_option = click.option("--resume", is_flag=True, help="Go on with an unfinished run.")


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Combine several options into one decorator, in the order of the help."""

    def declared(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return declared


gold_options = together(gold_option, gold_sentences_option)
# Everything that decides the scores, by its name in a `Plan`.
measure_options = together(combine_option, tokenizer_option, language_option, seed_option)


class ClosedPipeError(Exception):
    """Standard output is closed; not an OSError, which click would turn into exit code 1."""


def format_option(*formats: str) -> Callable[[F], F]:
    """Return the option `-f`, with the first format as the default."""
    return click.option(
        "-f",
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Format of the result.",
    )


def load(
    paths: Iterable[Path], *, split: Any = "all", gold: Path | None, gold_sentences: Path | None
) -> list[ReferenceCluster]:
    """Load the clusters of a command, see `load_clusters`.

    Raises:
        UsageError: If `--gold-sentences` stands without `--gold`.
        EvaluationError: As for `load_clusters`.
    """
    if gold_sentences is not None and gold is None:
        raise click.UsageError("--gold-sentences belongs to --gold: name that, too")
    return load_clusters(paths, split=split, gold=gold, gold_sentences=gold_sentences)


def listed(text: str | None) -> list[str]:
    """Split a comma-separated option."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def emit(text: str, output: Path | None) -> None:
    """Write a result to its file or to standard output.

    Raises:
        EvaluationError: If the file cannot be written.
        ClosedPipeError: If standard output is closed.
    """
    if output is None or str(output) == "-":
        try:
            click.echo(text, nl=False)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ClosedPipeError from error
    else:
        write_text(output, text)


@contextmanager
def progress_bar(label: str) -> Iterator[Report]:
    """Show a progress bar on standard error if that is a terminal; yield a function of the numbers done and in all."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _total: None
        return
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
