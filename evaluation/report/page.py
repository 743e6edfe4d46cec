"""The self-contained page of results: leaderboard, plots, and every cluster with its summaries."""

from collections.abc import Iterable, Sequence
from statistics import fmean

import jinja2
from markupsafe import Markup

from evaluation.columns import DEFAULT_COLUMNS, Column, columns
from evaluation.comparison import differences_by_cluster
from evaluation.corpus import ReferenceCluster
from evaluation.corpus.clusters import SHORT_BUDGET
from evaluation.leaderboard import Leaderboard, leaderboard
from evaluation.report.chapters import anchors, chapters
from evaluation.report.leaderboard import leaderboard_table, provenance_lines, signature_lines, version_line
from evaluation.report.plots import Bar, Curve, Whisker, bar_plot, curve_plot, interval_plot
from evaluation.report.svg import Mark
from evaluation.results import Results

_PLOTTED = ("readers.facts", "R-1.recall", "R-2.recall", "nuggets.recall")


def draw_page(results: Results, clusters: Sequence[ReferenceCluster], *, keys: Iterable[str] = DEFAULT_COLUMNS) -> str:
    """Return the page as HTML, which needs no other file.

    Args:
        results: Results of the run.
        clusters: Clusters of the run.
        keys: Keys of the columns of the leaderboard.

    Raises:
        EvaluationError: If a column does not exist.
    """
    board = leaderboard(results, keys=(*keys, *_PLOTTED))
    main = main_system(results)
    rival = _best_other(results, board, main)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("evaluation.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("page.html.jinja").render(
        results=results,
        table=leaderboard_table(results, keys=keys),
        provenance=provenance_lines(results),
        signature=(*signature_lines(results), version_line(results)),
        main=main,
        rival=rival,
        intervals=_intervals(results, board, main),
        curves=_curves(results, main) if results.curve else [],
        has_break=results.curve
        and any(words > SHORT_BUDGET for words in results.curve)
        and any(words <= SHORT_BUDGET for words in results.curve),
        differences=_differences(results, clusters, main, rival) if rival else [],
        chapters=chapters(results, clusters, main=main),
    )


def main_system(results: Results) -> str:
    """Return the name of the main system of the page: the first that is neither a baseline nor a bound, else the first."""
    return next((system.name for system in results.systems if system.kind == "system"), results.systems[0].name)


def _best_other(results: Results, board: Leaderboard, main: str) -> str:
    return next(
        (
            row.system.name
            for row in board.rows
            if row.system.kind != "bound" and row.system.name != main and results.values(row.system.name, "R-2.recall")
        ),
        "",
    )


def _mark(results: Results, name: str, main: str) -> Mark:
    return Mark(name, "main" if name == main else "bound" if results.system(name).kind == "bound" else "baseline")


def _intervals(results: Results, board: Leaderboard, main: str) -> list[tuple[Column, Markup]]:
    plots = []
    for column in columns(_PLOTTED):
        whiskers = [
            Whisker(
                _mark(results, row.system.name, main),
                rank.mean * column.scale,
                *(end * column.scale for end in rank.interval or (rank.mean, rank.mean)),
            )
            for row in board.rows
            if (rank := row.ranks.get(column.key)) is not None
        ]
        if whiskers:
            plots.append((column, interval_plot(whiskers, title=f"{column.label}, means with intervals")))
    return plots


def _curves(results: Results, main: str) -> list[tuple[Column, Markup]]:
    """Plot score against budget; curves break where the long reference takes over."""
    plots = []
    budgets = sorted({results.words, *results.curve})
    sides = (
        [words for words in budgets if words <= SHORT_BUDGET],
        [words for words in budgets if words > SHORT_BUDGET],
    )
    for column in columns(_PLOTTED):
        curves = []
        # A human reference has one length for every budget.
        for name in (system.name for system in results.systems if system.name != "human"):
            means = {
                words: fmean(found.values()) * column.scale
                for words in budgets
                if (found := results.values(name, column.key, words))
            }
            parts = (tuple((float(words), means[words]) for words in side if words in means) for side in sides)
            curve = Curve(_mark(results, name, main), tuple(part for part in parts if part))
            if curve.parts:
                curves.append(curve)
        if curves:
            plots.append((column, curve_plot(curves, title=f"{column.label} against the budget")))
    return plots


def _differences(
    results: Results, clusters: Sequence[ReferenceCluster], main: str, rival: str
) -> list[tuple[Column, Markup]]:
    targets = anchors(clusters)
    plots = []
    for column in columns(_PLOTTED):
        found = differences_by_cluster(results, main, rival, column.key)
        if found:
            bars = [Bar(cluster, value * column.scale, targets[cluster]) for cluster, value in found]
            plots.append((column, bar_plot(bars, title=f"{column.label}, {main} less {rival}")))
    return plots
