"""Rankers × selectors: the commands `stages` and `matrix`."""

from collections.abc import Iterable
from pathlib import Path
from statistics import fmean
from typing import Any

import click

from evaluation.cli.delivery import Delivery, delivery_options, run_and_deliver
from evaluation.cli.options import (
    clusters_argument,
    columns_option,
    format_option,
    jobs_option,
    listed,
    output_option,
    resume_option,
    split_option,
    words_option,
)
from evaluation.columns import Column, columns
from evaluation.corpus import load_clusters
from evaluation.errors import EvaluationError
from evaluation.report.drawing import DRAWINGS
from evaluation.report.leaderboard import run_title, signature_lines, version_line
from evaluation.report.table import Cell, Header, Table
from evaluation.results import Results, read_results
from evaluation.runner import Plan
from evaluation.systems.configured import Configured

_COLUMNS = ("R-2.recall", "nuggets.recall")
_JOINT = " + "


_EXAMPLES = """\b
Examples:
  python -m evaluation.research stages corpus --split dev --cross lexrank,centroid,lead:mmr,trained-coverage
  python -m evaluation.research stages corpus --split dev --cross lexrank:top,mmr -f markdown -o stages.md
"""


def matrix_table(results: Results, *, keys: Iterable[str]) -> Table:
    """Return a table with a row per ranker and a column per selector; a cell has the means over the clusters, one per key.

    Args:
        results: Results of systems named "RANKER + SELECTOR"; others are left out.
        keys: Keys of columns.

    Raises:
        EvaluationError: If a column does not exist, or no system has such a name.
    """
    shown = columns(keys)
    pairs = [tuple(system.name.split(_JOINT)) for system in results.systems if system.name.count(_JOINT) == 1]
    if not pairs:
        raise EvaluationError("no pairs of ranker and selector in these results: make them with `stages`")
    rankers, selectors = (tuple(dict.fromkeys(names)) for names in zip(*pairs, strict=True))
    rows = tuple(
        (Cell(ranker), *(_cell(results, f"{ranker}{_JOINT}{selector}", shown) for selector in selectors))
        for ranker in rankers
    )
    measured = " / ".join(f"{column.label} ({column.family})" for column in shown)
    headers = (Header("", is_text=True), *(Header(selector) for selector in selectors))
    notes = (*results.notes, *signature_lines(results), version_line(results))
    return Table(f"{run_title(results)}: {measured}", headers, (rows,), notes)


def _cell(results: Results, system: str, shown: Iterable[Column]) -> Cell:
    found = [(column, results.values(system, column.key)) for column in shown]
    if not any(values for _, values in found):
        return Cell("–")
    return Cell(" / ".join(column.format(fmean(values.values())) if values else "–" for column, values in found))


@click.command("stages", short_help="Run rankers × selectors.", epilog=_EXAMPLES)
@clusters_argument
@click.option(
    "--cross",
    "crossed",
    multiple=True,
    required=True,
    metavar="RANKER,…:SELECTOR,…",
    help="Each of the rankers with each of the selectors; may be repeated.",
)
@words_option
@split_option
@delivery_options((*DRAWINGS, "json"), make_table=matrix_table, default_columns=_COLUMNS)
@jobs_option
@resume_option
def stages_command(
    clusters: tuple[Path, ...],
    *,
    crossed: tuple[str, ...],
    words: int,
    split: Any,
    delivery: Delivery,
    jobs: int,
    resume: bool,
) -> None:
    """Run rankers × selectors on CLUSTERS (folders or .jsonl) and print the mean scores of each pair."""
    plan = Plan(systems=_pairs(crossed), words=words)
    run_and_deliver(plan, load_clusters(clusters, split=split), delivery, jobs=jobs, resume=resume)


@click.command("matrix", short_help="Draw the saved results of `stages` again.")
@click.argument("results", type=click.Path(path_type=Path))
@format_option(*DRAWINGS)
@output_option
@columns_option
def matrix_command(results: Path, *, format_: str, output: Path | None, columns_: str | None) -> None:
    """Draw a RESULTS file of `stages` again, in any format."""
    delivery = Delivery(
        format=format_,
        output=output,
        saved=None,
        columns=columns_,
        make_table=matrix_table,
        default_columns=_COLUMNS,
    )
    delivery.deliver(read_results(results), ())


def _pairs(crossed: tuple[str, ...]) -> tuple[Configured, ...]:
    pairs: dict[tuple[str, str], None] = {}
    for text in crossed:
        rankers, colon, selectors = text.partition(":")
        if not colon or not listed(rankers) or not listed(selectors):
            raise EvaluationError(f"{text!r} crosses nothing: write RANKER,RANKER:SELECTOR,SELECTOR")
        pairs |= {(ranker, selector): None for ranker in listed(rankers) for selector in listed(selectors)}
    return tuple(
        Configured(name=f"{ranker}{_JOINT}{selector}", options=(("ranker", ranker), ("selector", selector)))
        for ranker, selector in pairs
    )
