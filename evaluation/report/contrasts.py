"""Contrasts of two runs as a grid."""

import math
from collections.abc import Sequence

from evaluation.comparison import Contrast
from evaluation.leaderboard import ALPHA
from evaluation.report.grid import Cell, Grid, Head

_HEADS = (
    Head("first", is_text=True),
    Head("second", is_text=True),
    Head("column", is_text=True),
    Head("first", "mean"),
    Head("second", "mean"),
    Head("difference"),
    Head("p", "randomization"),
    Head("p Holm", "randomization"),
    Head("d_z", "effect"),
    Head("won–tied–lost", "clusters"),
    Head("detectable", "needs"),
    Head("better", is_text=True),
)
_NOTES = (
    "Difference: first − second, with its 95 % interval (BCa bootstrap).",
    "p: paired approximate randomization, two-sided. p Holm: over all lines of the table; it decides. d_z: Cohen's.",
    "Detectable: the smallest true difference that so many clusters would show (α 0.05, power 0.8).",
)


def contrasts_grid(contrasts: Sequence[Contrast], *, title: str, signature: Sequence[str]) -> Grid:
    """One line per contrast."""
    return Grid(title, _HEADS, (tuple(map(_row, contrasts)),), (*_NOTES, *signature))


def verdict(made: Contrast) -> str:
    """The better one's name; "–" where the difference could be luck or neither direction is better."""
    if made.adjusted >= ALPHA or not made.column.direction:
        return "–"
    is_first = (made.difference > 0) == (made.column.direction > 0)
    if made.first == made.second:
        return "first" if is_first else "second"
    return made.first if is_first else made.second


def _row(made: Contrast) -> tuple[Cell, ...]:
    column = made.column
    interval = " to ".join(map(column.shown, made.interval)) if made.interval else ""
    return (
        Cell(made.first),
        Cell(made.second),
        Cell(f"{column.label}, {column.family}"),
        Cell(column.shown(made.means[0])),
        Cell(column.shown(made.means[1])),
        Cell(f"{made.difference * column.scale:+.{column.digits}f}", aside=interval),
        Cell(f"{made.p_value:.4f}"),
        Cell(f"{made.adjusted:.4f}"),
        Cell("∞" if math.isinf(made.effect) else f"{made.effect:+.2f}"),
        Cell(f"{made.tally.wins}–{made.tally.ties}–{made.tally.losses}"),
        Cell(column.shown(made.detectable)),
        Cell(verdict(made)),
    )
