"""Contrasts as a table."""

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from evaluation.comparison import Contrast
from evaluation.leaderboard import ALPHA
from evaluation.report.drawing import draw_text
from evaluation.report.table import Cell, Header, Table

_HEADERS = (
    Header("first", is_text=True),
    Header("second", is_text=True),
    Header("column", is_text=True),
    Header("first", "mean"),
    Header("second", "mean"),
    Header("difference"),
    Header("p", "randomization"),
    Header("p Holm", "randomization"),
    Header("d_z", "effect"),
    Header("won–tied–lost", "clusters"),
    Header("detectable", "needs"),
    Header("better", is_text=True),
)
_NOTES = (
    "Difference: first − second, with its 95 % interval (BCa bootstrap).",
    "p: paired approximate randomization, two-sided. p Holm: over all lines of the table; it decides. d_z: Cohen's.",
    "Detectable: the smallest true difference that so many clusters would show (α 0.05, power 0.8).",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The contrasts of two systems or more; `print()` shows them as a table.

    Attributes:
        contrasts: One per pair of systems and column.
        title: Title of the table.
        signature: Everything that decides the scores, one line each.
    """

    contrasts: tuple[Contrast, ...]
    title: str
    signature: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of contrasts."""
        return len(self.contrasts)

    def __iter__(self) -> Iterator[Contrast]:
        """Iterate over the contrasts."""
        return iter(self.contrasts)

    def __str__(self) -> str:
        """Return the contrasts as a table in plain text."""
        return draw_text(comparison_table(self)).rstrip("\n")

    def to_json(self) -> dict[str, Any]:
        """Return the contrasts as JSON values."""
        return {"format": 1, "signature": self.signature, "contrasts": [_to_json(made) for made in self.contrasts]}


def comparison_table(comparison: Comparison) -> Table:
    """Return the table of a comparison, with a row per contrast."""
    rows = tuple(map(_row, comparison.contrasts))
    return Table(comparison.title, _HEADERS, (rows,), (*_NOTES, *comparison.signature))


def verdict(made: Contrast) -> str:
    """Return the name of the better system; "–" if the difference is not significant or the column has no direction."""
    if made.adjusted >= ALPHA or not made.column.direction:
        return "–"
    is_first = (made.difference > 0) == (made.column.direction > 0)
    if made.first == made.second:
        return "first" if is_first else "second"
    return made.first if is_first else made.second


def _row(made: Contrast) -> tuple[Cell, ...]:
    column = made.column
    interval = " to ".join(map(column.format, made.interval)) if made.interval else ""
    return (
        Cell(made.first),
        Cell(made.second),
        Cell(f"{column.label}, {column.family}"),
        Cell(column.format(made.means[0])),
        Cell(column.format(made.means[1])),
        Cell(f"{made.difference * column.scale:+.{column.digits}f}", footnote=interval),
        Cell(f"{made.p_value:.4f}"),
        Cell(f"{made.adjusted:.4f}"),
        Cell("∞" if math.isinf(made.effect) else f"{made.effect:+.2f}"),
        Cell(f"{made.tally.wins}–{made.tally.ties}–{made.tally.losses}"),
        Cell(column.format(made.detectable)),
        Cell(verdict(made)),
    )


def _to_json(made: Contrast) -> dict[str, Any]:
    """Return a contrast as JSON values; an infinite effect is null."""
    effect = None if math.isinf(made.effect) else made.effect
    return asdict(made) | {"column": made.column.key, "effect": effect, "better": verdict(made)}
