"""Corpus statistics as a grid."""

from collections.abc import Sequence
from dataclasses import astuple, fields

from evaluation.report.grid import Cell, Grid, Head
from evaluation.statistics import ClusterStatistics
from evaluation.wording import counted


def statistics_grid(statistics: Sequence[ClusterStatistics], *, corpus: str) -> Grid:
    """One line per cluster, and their sums and means."""
    heads = tuple(Head(field.name.replace("_", " "), is_text=field.name == "id") for field in fields(ClusterStatistics))
    rows = tuple(tuple(Cell(str(value)) for value in astuple(line)) for line in statistics)
    counts = list(zip(*(astuple(line)[1:] for line in statistics), strict=True))
    total = (Cell("all"), *(Cell(str(sum(column))) for column in counts))
    mean = (Cell("mean"), *(Cell(f"{sum(column) / len(column):.1f}") for column in counts))
    return Grid(
        counted(len(statistics), "cluster"),
        heads,
        (rows, (total, mean)),
        (f"corpus:{corpus}",),
    )
