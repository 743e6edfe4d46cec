"""Run a plan with a checkpoint, and write its results."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from evaluation.checkpoint import Checkpoint
from evaluation.cli.options import (
    ClosedPipeError,
    columns_option,
    emit,
    format_option,
    listed,
    output_option,
    progress_bar,
    results_option,
    together,
)
from evaluation.columns import DEFAULT_COLUMNS, columns
from evaluation.corpus import ReferenceCluster
from evaluation.errors import EvaluationError
from evaluation.files import write_text
from evaluation.report.drawing import DRAWINGS
from evaluation.report.leaderboard import leaderboard_table
from evaluation.report.page import draw_page
from evaluation.report.table import Table
from evaluation.results import Results
from evaluation.runner import Plan, identify, run
from summarizer import SummarizerError

FORMATS = (*DRAWINGS, "json", "html")
_CHECKPOINT = Path("evaluate-summaries.partial")

MakeTable = Callable[..., Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The format and the files of the results.

    Attributes:
        format: One of `FORMATS`.
        output: File of the table or page; None = standard output.
        saved: File in which every score is saved as JSON besides; None = none.
        columns: Keys of the table's columns, separated by commas; None = the default ones.
        make_table: Called with the results and `keys`.
        default_columns: The default columns.
    """

    format: str
    output: Path | None
    saved: Path | None
    columns: str | None
    make_table: MakeTable = leaderboard_table
    default_columns: tuple[str, ...] = DEFAULT_COLUMNS

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the table's columns."""
        return tuple(listed(self.columns)) or self.default_columns

    @property
    def checkpoint(self) -> Path:
        """File beside the output in which finished clusters are kept until everything is written."""
        beside = next((path for path in (self.output, self.saved) if path is not None and str(path) != "-"), None)
        return beside.with_name(f"{beside.name}.partial") if beside else _CHECKPOINT

    def deliver(self, results: Results, clusters: Sequence[ReferenceCluster]) -> None:
        """Draw results and write them.

        Raises:
            EvaluationError: If a file cannot be written.
            ClosedPipeError: If standard output is closed.
        """
        if self.saved is not None:
            write_text(self.saved, dump(results))
        if self.format == "json":
            text = dump(results)
        elif self.format == "html":
            text = draw_page(results, clusters, keys=self.keys)
        else:
            text = DRAWINGS[self.format](self.make_table(results, keys=self.keys))
        emit(text, self.output)


def delivery_options(
    formats: Iterable[str] = FORMATS,
    *,
    make_table: MakeTable = leaderboard_table,
    default_columns: tuple[str, ...] = DEFAULT_COLUMNS,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add `-f`, `-o`, `--results` and `--columns` to a command, which gets them as the one keyword `delivery`.

    Args:
        formats: Formats that `-f` allows, the default first.
        make_table: See `Delivery`.
        default_columns: See `Delivery`.
    """

    def declared(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def command(
            *arguments: Any, format_: str, output: Path | None, saved: Path | None, columns_: str | None, **options: Any
        ) -> None:
            delivery = Delivery(
                format=format_,
                output=output,
                saved=saved,
                columns=columns_,
                make_table=make_table,
                default_columns=default_columns,
            )
            function(*arguments, delivery=delivery, **options)

        return together(format_option(*formats), output_option, results_option, columns_option)(command)

    return declared


def run_and_deliver(
    plan: Plan, clusters: Sequence[ReferenceCluster], delivery: Delivery, *, jobs: int, resume: bool
) -> None:
    """Run a plan and deliver the results; finished clusters are kept until that is done.

    Raises:
        EvaluationError: If a cluster cannot be scored or a file not written; names the file with the finished ones.
        SummarizerError: If a system fails; names the same.
        KeyboardInterrupt: If the run is interrupted; a message names the same.
        ClosedPipeError: If standard output is closed.
    """
    columns(delivery.keys)
    checkpoint = Checkpoint(delivery.checkpoint, run=identify(plan, clusters), resume=resume)
    try:
        with checkpoint.writing():
            with progress_bar("clusters") as progress:
                results = run(plan, clusters, jobs=jobs, checkpoint=checkpoint, progress=progress)
            delivery.deliver(results, clusters)
    except ClosedPipeError:
        checkpoint.path.unlink(missing_ok=True)
        raise
    except (EvaluationError, SummarizerError, KeyboardInterrupt) as error:
        if not checkpoint.finished:
            checkpoint.path.unlink(missing_ok=True)
            raise
        kept = (
            f"{len(checkpoint.finished)} of {len(clusters)} clusters are kept in {checkpoint.path}: go on with --resume"
        )
        if isinstance(error, KeyboardInterrupt):
            click.echo(f"evaluate-summaries: {kept}", err=True)
            raise
        raise type(error)(f"{error}; {kept}") from error


def dump(results: Results) -> str:
    """Return results as JSON text."""
    return json.dumps(results.to_json(), ensure_ascii=False, allow_nan=False) + "\n"
