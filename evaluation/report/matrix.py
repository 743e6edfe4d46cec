"""Rankers × selectors as a grid: what each ranker gives under each selector."""

from collections.abc import Iterable
from statistics import fmean

from evaluation.columns import Column, columns
from evaluation.errors import EvaluationError
from evaluation.report.grid import Cell, Grid, Head
from evaluation.report.standings import run_title, signature_lines
from evaluation.results import Results

JOINT = " + "


def matrix_grid(results: Results, *, keys: Iterable[str]) -> Grid:
    """A line per ranker, a column per selector; in each cell the means over the clusters, one per key.

    Args:
        results: Of systems named "RANKER + SELECTOR"; others are left out.
        keys: Of columns.

    Raises:
        EvaluationError: If a column does not exist, or no system has such a name.
    """
    shown = columns(keys)
    pairs = [tuple(row.name.split(JOINT)) for row in results.rows if row.name.count(JOINT) == 1]
    if not pairs:
        raise EvaluationError("no pairs of ranker and selector in these results: make them with `stages`")
    rankers, selectors = (tuple(dict.fromkeys(names)) for names in zip(*pairs, strict=True))
    lines = tuple(
        (Cell(ranker), *(_cell(results, f"{ranker}{JOINT}{selector}", shown) for selector in selectors))
        for ranker in rankers
    )
    measured = " / ".join(f"{column.label} ({column.family})" for column in shown)
    title = f"{run_title(results)}: {measured}"
    heads = (Head("", is_text=True), *(Head(selector) for selector in selectors))
    versions = " ".join(f"{name} {number}" for name, number in results.versions.items())
    return Grid(title, heads, (lines,), (*results.notes, *signature_lines(results), f"versions: {versions}"))


def _cell(results: Results, system: str, shown: Iterable[Column]) -> Cell:
    found = [(column, results.values(system, column.key)) for column in shown]
    if not any(values for _, values in found):
        return Cell("–")
    return Cell(" / ".join(column.shown(fmean(values.values())) if values else "–" for column, values in found))
