"""Means with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.report.plots.svg import CHARACTER, WIDTH, Mark, Scale, element, label, picture, ticks, vertical

_LINE = 24.0
_RIGHT = 46.0


@dataclass(frozen=True, slots=True)
class Whisker:
    """A mean with its interval."""

    mark: Mark
    mean: float
    low: float
    high: float


def interval_plot(whiskers: Sequence[Whisker], *, title: str) -> Markup:
    """One line per system.

    Args:
        whiskers: At least one.
        title: What is shown.
    """
    left = 16 + CHARACTER * max(len(whisker.mark.name) for whisker in whiskers)
    height = _LINE * len(whiskers) + 48
    values = ticks(min(whisker.low for whisker in whiskers), max(whisker.high for whisker in whiskers))
    scale = Scale(values[0], values[-1], left, WIDTH - _RIGHT)
    grid = [vertical(scale.pixel(value), 8.0, height - 36, f"{value:g}") for value in values]
    lines = [_line(whisker, scale, 20 + number * _LINE) for number, whisker in enumerate(whiskers)]
    return picture(height, [*grid, *lines], title=title)


def _line(whisker: Whisker, scale: Scale, y: float) -> Markup:
    return element(
        "g",
        element("title", f"{whisker.mark.name}: {whisker.mean:.1f} ({whisker.low:.1f} to {whisker.high:.1f})"),
        label(scale.start - 10, y + 4, whisker.mark.name, anchor="end"),
        element("line", x1=scale.pixel(whisker.low), x2=scale.pixel(whisker.high), y1=y, y2=y),
        element("circle", cx=scale.pixel(whisker.mean), cy=y, r=4.5),
        label(scale.end + 10, y + 4, f"{whisker.mean:.1f}", role="value"),
        class_=whisker.mark.role,
    )
