"""Plots of the page as SVG: intervals, curves and signed bars. Units are those of tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.report.svg import (
    CHARACTER,
    WIDTH,
    Mark,
    Scale,
    element,
    horizontal,
    label,
    picture,
    ticks,
    vertical,
)

# Pixels of a row, and of the space to the right that holds the values.
_INTERVAL_HEIGHT, _INTERVAL_RIGHT = 24.0, 46.0
_BAR_HEIGHT, _BAR_RIGHT = 18.0, 56.0
# Pixels of the plot of curves, its margins, and the line height of the names beside the curves.
_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 300.0, 36.0, 86.0, 16.0, 44.0
_LABEL_HEIGHT = 15.0
_MOST_NAMED = 6  # names of more curves run into each other


@dataclass(frozen=True, slots=True)
class Whisker:
    """A mean with its interval."""

    mark: Mark
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A signed length with a name and the anchor that it links to."""

    name: str
    value: float
    target: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The scores of a system within several budgets.

    Attributes:
        mark: The system.
        parts: Points (words, score); a line is drawn within a part and not between two of them.
    """

    mark: Mark
    parts: tuple[tuple[tuple[float, float], ...], ...]


def interval_plot(whiskers: Sequence[Whisker], *, title: str) -> Markup:
    """Draw a mean with its interval per system.

    Args:
        whiskers: At least one.
        title: Title for readers who cannot see the plot.
    """
    left = 16 + CHARACTER * max(len(whisker.mark.name) for whisker in whiskers)
    height = _INTERVAL_HEIGHT * len(whiskers) + 48
    values = ticks(min(whisker.low for whisker in whiskers), max(whisker.high for whisker in whiskers))
    scale = Scale(values[0], values[-1], left, WIDTH - _INTERVAL_RIGHT)
    lines = [vertical(scale.pixel(value), 8.0, height - 36, f"{value:g}") for value in values]
    drawn = [_whisker(whisker, scale, 20 + number * _INTERVAL_HEIGHT) for number, whisker in enumerate(whiskers)]
    return picture(height, [*lines, *drawn], title=title)


def _whisker(whisker: Whisker, scale: Scale, y: float) -> Markup:
    return element(
        "g",
        element("title", f"{whisker.mark.name}: {whisker.mean:.1f} ({whisker.low:.1f} to {whisker.high:.1f})"),
        label(scale.start - 10, y + 4, whisker.mark.name, anchor="end"),
        element("line", x1=scale.pixel(whisker.low), x2=scale.pixel(whisker.high), y1=y, y2=y),
        element("circle", cx=scale.pixel(whisker.mean), cy=y, r=4.5),
        label(scale.end + 10, y + 4, f"{whisker.mean:.1f}", role="value"),
        class_=whisker.mark.role,
    )


def bar_plot(bars: Sequence[Bar], *, title: str) -> Markup:
    """Draw a bar per cluster, to the right if the first system scores higher.

    Args:
        bars: At least one.
        title: Title for readers who cannot see the plot.
    """
    left = 16 + CHARACTER * max(len(bar.name) for bar in bars)
    height = _BAR_HEIGHT * len(bars) + 44
    values = ticks(min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars)))
    scale = Scale(values[0], values[-1], left, WIDTH - _BAR_RIGHT)
    lines = [vertical(scale.pixel(value), 4.0, height - 34, f"{value:+g}" if value else "0") for value in values]
    drawn = [_bar(bar, scale, 8 + number * _BAR_HEIGHT) for number, bar in enumerate(bars)]
    return picture(height, [*lines, *drawn], title=title)


def _bar(bar: Bar, scale: Scale, y: float) -> Markup:
    start, end = sorted((scale.pixel(0), scale.pixel(bar.value)))
    group = element(
        "g",
        label(scale.start - 10, y + 11, bar.name, anchor="end"),
        element("rect", x=start, y=y + 2, width=max(1.0, end - start), height=_BAR_HEIGHT - 6),
        label(scale.end + 8, y + 11, f"{bar.value:+.1f}", role="value"),
        class_="gain" if bar.value >= 0 else "loss",
    )
    return element("a", group, href=f"#{bar.target}")


def curve_plot(curves: Sequence[Curve], *, title: str) -> Markup:
    """Draw scores against budgets, with the names of the systems at the ends of the curves.

    Of more than six curves only the main system and the bounds are named, the others on hovering.

    Args:
        curves: At least one, each with at least one point.
        title: Title for readers who cannot see the plot.
    """
    points = [point for curve in curves for part in curve.parts for point in part]
    budgets = sorted({words for words, _ in points})
    values = ticks(min(0.0, *(score for _, score in points)), max(score for _, score in points))
    across = Scale(budgets[0], max(budgets[-1], budgets[0] + 1), _LEFT + 16, WIDTH - _RIGHT)
    up = Scale(values[0], values[-1], _HEIGHT - _BOTTOM, _TOP)
    lines = [horizontal(_LEFT, across.end, up.pixel(value), f"{value:g}") for value in values]
    lines += [vertical(across.pixel(words), _TOP, up.start, f"{words:g}") for words in budgets]
    axis = label((_LEFT + across.end) / 2, _HEIGHT - 6, "words", anchor="middle", role="axis")
    drawn = [_curve(curve, across, up) for curve in sorted(curves, key=lambda curve: curve.mark.role == "main")]
    named = [curve for curve in curves if len(curves) <= _MOST_NAMED or curve.mark.role != "baseline"]
    ends = [(up.pixel(curve.parts[-1][-1][1]), curve.mark) for curve in named]
    return picture(_HEIGHT, [*lines, axis, *drawn, *_names(ends, x=across.end + 10)], title=title)


def _curve(curve: Curve, across: Scale, up: Scale) -> Markup:
    parts = [[(across.pixel(words), up.pixel(score)) for words, score in part] for part in curve.parts]
    lines = [element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in part)) for part in parts]
    dots = [element("circle", cx=x, cy=y, r=3.0) for part in parts for x, y in part]
    return element("g", element("title", curve.mark.name), *lines, *dots, class_=curve.mark.role)


def _names(ends: Sequence[tuple[float, Mark]], *, x: float) -> list[Markup]:
    """Draw the names beside the ends of curves, pushed down where they would overlap."""
    names = []
    lowest = 0.0
    for y, mark in sorted(ends, key=lambda end: end[0]):
        lowest = max(y, lowest + _LABEL_HEIGHT)
        names.append(element("g", label(x, lowest + 4, mark.name), class_=mark.role))
    return names
