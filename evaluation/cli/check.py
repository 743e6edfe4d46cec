"""The command `check`."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from evaluation.cli.options import emit, format_option, jobs_option, output_option, progress_bar
from evaluation.corpus import load_clusters
from evaluation.errors import EvaluationError, counted
from evaluation.files import parse_json, read_text, write_text
from evaluation.regression import (
    SYSTEM,
    WORDS,
    Verdict,
    baseline_clusters,
    chosen_clusters,
    make_baseline,
    verdicts,
    wrong_citations,
)
from evaluation.report.drawing import DRAWINGS
from evaluation.report.table import Cell, Header, Table
from evaluation.runner import Plan, run
from evaluation.systems import parse_systems

_BASELINE = Path(str(files("evaluation").joinpath("baseline.json")))


_EXAMPLES = """\b
Examples:
  evaluate-summaries check                                   as the tests do
  evaluate-summaries check --accept --split dev              write new scores as the baseline
"""


@click.command("check", short_help="Fail if the default has become worse.", epilog=_EXAMPLES)
@click.argument("clusters", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--baseline",
    default=_BASELINE,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The committed scores; by default evaluation/baseline.json.",
)
@click.option(
    "--split",
    type=click.Choice(["all", "dev", "test"]),
    default="all",
    show_default=True,
    help="Part of the corpus that --accept chooses from.",
)
@click.option("--accept", is_flag=True, help="Write new scores as the baseline.")
@jobs_option
@format_option(*DRAWINGS)
@output_option
def check_command(
    clusters: tuple[Path, ...],
    *,
    baseline: Path,
    split: Any,
    accept: bool,
    jobs: int,
    format_: str,
    output: Path | None,
) -> None:
    """Fail if the default falls significantly below the committed scores, or a citation is wrong.

    Without CLUSTERS, the folder corpus is used.
    """
    loaded = load_clusters(clusters or (Path("corpus"),), split=split if accept else "all")
    plan = Plan(systems=parse_systems([SYSTEM]), words=WORDS)
    before = None
    if not accept:
        before = parse_json(read_text(baseline, way_out="write one with check --accept"), where=str(baseline))
    chosen = chosen_clusters(loaded) if before is None else baseline_clusters(before, loaded, where=str(baseline))
    with progress_bar("clusters") as progress:
        results = run(plan, chosen, jobs=jobs, progress=progress)
    wrong = wrong_citations(results)
    if wrong:
        raise EvaluationError(
            f"wrong citations in {', '.join(wrong)}: the cited slice is not the sentence; look at them with `show`"
        )
    if before is None:
        write_text(baseline, json.dumps(make_baseline(results), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        click.echo(f"wrote {baseline}: {counted(len(chosen), 'cluster')}", err=True)
        return
    found = verdicts(before, results, where=str(baseline))
    emit(DRAWINGS[format_](_table(found, count=len(chosen))), output)
    worse = [verdict.column.label for verdict in found if verdict.is_worse]
    if worse:
        raise EvaluationError(
            f"worse than {baseline.name}: {', '.join(worse)}; correct that, or accept it with check --accept"
        )


def _table(found: list[Verdict], *, count: int) -> Table:
    headers = (
        Header("column", is_text=True),
        Header("baseline"),
        Header("now"),
        Header("difference"),
        Header("p Holm"),
        Header("", is_text=True),
    )
    rows = tuple(
        (
            Cell(f"{verdict.column.label}, {verdict.column.family}"),
            Cell(verdict.column.format(verdict.before)),
            Cell(verdict.column.format(verdict.now)),
            Cell(f"{(verdict.now - verdict.before) * verdict.column.scale:+.{verdict.column.digits}f}"),
            Cell(f"{verdict.p_value:.4f}"),
            Cell("worse" if verdict.is_worse else "holds"),
        )
        for verdict in found
    )
    return Table(f"{SYSTEM} on {counted(count, 'cluster')}, {WORDS} words; every citation holds", headers, (rows,))
