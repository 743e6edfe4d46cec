"""What `run` and `score` share: run a plan with a partial file, and draw what comes of it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from evaluation.columns import DEFAULT_COLUMNS, columns
from evaluation.commands.options import (
    ClosedPipeError,
    columns_option,
    emit,
    format_option,
    listed,
    output_option,
    results_option,
    together,
)
from evaluation.commands.progress import progress_bar
from evaluation.corpus import Cluster
from evaluation.errors import EvaluationError
from evaluation.files import PartialFile, write_text
from evaluation.plan import Plan, identify
from evaluation.report.drawing import DRAWINGS
from evaluation.report.matrix import matrix_grid
from evaluation.report.page import draw_page
from evaluation.report.standings import standings_grid
from evaluation.results import Results
from evaluation.runner import run
from summarizer import SummarizerError

MATRIX_FORMATS = (*DRAWINGS, "json")
FORMATS = (*MATRIX_FORMATS, "html")
_MATRIX_COLUMNS = ("R-2.recall", "nuggets.recall")
_PARTIAL = Path("evaluate-summaries.partial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How results leave the program.

    Attributes:
        format: One of `FORMATS`.
        output: The file; None = standard output.
        saved: Where every score is saved as JSON besides; None = nowhere.
        columns: Keys of the table's columns, separated by commas; None = the usual ones.
        is_matrix: Whether the table is one of rankers × selectors.
    """

    format: str
    output: Path | None
    saved: Path | None
    columns: str | None
    is_matrix: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns of the table."""
        return tuple(listed(self.columns)) or (_MATRIX_COLUMNS if self.is_matrix else DEFAULT_COLUMNS)

    @property
    def partial(self) -> Path:
        """Where finished clusters are kept until everything is delivered: beside the output."""
        beside = next((path for path in (self.output, self.saved) if path is not None and str(path) != "-"), None)
        return beside.with_name(f"{beside.name}.partial") if beside else _PARTIAL

    def deliver(self, results: Results, clusters: Sequence[Cluster]) -> None:
        """Draw results and write them.

        Raises:
            EvaluationError: If a file cannot be written.
            ClosedPipeError: If nobody reads standard output any more.
        """
        if self.saved is not None:
            write_text(self.saved, dump(results))
        if self.format == "json":
            text = dump(results)
        elif self.format == "html":
            text = draw_page(results, clusters, keys=self.keys)
        else:
            draw = matrix_grid if self.is_matrix else standings_grid
            text = DRAWINGS[self.format](draw(results, keys=self.keys))
        emit(text, self.output)


def delivery_options(*formats: str, is_matrix: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`-f`, `-o`, `--results` and `--columns`, as the one keyword `delivery` of a command.

    Args:
        formats: What `-f` allows, the default first.
        is_matrix: Whether the table is one of rankers × selectors.
    """

    def declared(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def command(
            *arguments: Any, format_: str, output: Path | None, saved: Path | None, columns_: str | None, **options: Any
        ) -> None:
            delivery = Delivery(format=format_, output=output, saved=saved, columns=columns_, is_matrix=is_matrix)
            function(*arguments, delivery=delivery, **options)

        return together(format_option(*formats), output_option, results_option, columns_option)(command)

    return declared


def run_and_deliver(plan: Plan, clusters: Sequence[Cluster], delivery: Delivery, *, jobs: int, resume: bool) -> None:
    """Run a plan and deliver the results; finished clusters are kept until that is done.

    Raises:
        EvaluationError: If a cluster cannot be scored or a file not written; says where the finished ones are kept.
        SummarizerError: If a system fails; says the same.
        KeyboardInterrupt: If it is interrupted; the same is said before.
        ClosedPipeError: If nobody reads standard output any more.
    """
    columns(delivery.keys)
    partial = PartialFile(delivery.partial, run=identify(plan, clusters), resume=resume)
    try:
        with partial.writing():
            with progress_bar("clusters") as progress:
                results = run(plan, clusters, jobs=jobs, partial=partial, progress=progress)
            delivery.deliver(results, clusters)
    except ClosedPipeError:
        partial.path.unlink(missing_ok=True)
        raise
    except (EvaluationError, SummarizerError, KeyboardInterrupt) as error:
        if not partial.finished:
            partial.path.unlink(missing_ok=True)
            raise
        kept = f"{len(partial.finished)} of {len(clusters)} clusters are kept in {partial.path}: go on with --resume"
        if isinstance(error, KeyboardInterrupt):
            click.echo(f"evaluate-summaries: {kept}", err=True)
            raise
        raise type(error)(f"{error}; {kept}") from error


def dump(results: Results) -> str:
    """Results as JSON text."""
    return json.dumps(results.to_json(), ensure_ascii=False, allow_nan=False) + "\n"
