"""Signed differences."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.report.plots.svg import CHARACTER, WIDTH, Scale, element, label, picture, ticks, vertical

_LINE = 18.0
_RIGHT = 56.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A signed length with a name, and the place in the page that it leads to."""

    name: str
    value: float
    target: str


def bar_plot(bars: Sequence[Bar], *, title: str) -> Markup:
    """One bar per cluster, to the right where the first system scores higher.

    Args:
        bars: At least one.
        title: What is shown.
    """
    left = 16 + CHARACTER * max(len(bar.name) for bar in bars)
    height = _LINE * len(bars) + 44
    values = ticks(min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars)))
    scale = Scale(values[0], values[-1], left, WIDTH - _RIGHT)
    grid = [vertical(scale.pixel(value), 4.0, height - 34, f"{value:+g}" if value else "0") for value in values]
    drawn = [_bar(bar, scale, 8 + number * _LINE) for number, bar in enumerate(bars)]
    return picture(height, [*grid, *drawn], title=title)


def _bar(bar: Bar, scale: Scale, y: float) -> Markup:
    start, end = sorted((scale.pixel(0), scale.pixel(bar.value)))
    group = element(
        "g",
        label(scale.start - 10, y + 11, bar.name, anchor="end"),
        element("rect", x=start, y=y + 2, width=max(1.0, end - start), height=_LINE - 6),
        label(scale.end + 8, y + 11, f"{bar.value:+.1f}", role="value"),
        class_="gain" if bar.value >= 0 else "loss",
    )
    return element("a", group, href=f"#{bar.target}")
