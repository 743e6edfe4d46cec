"""Scores against budgets."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evaluation.report.plots.svg import WIDTH, Mark, Scale, element, horizontal, label, picture, ticks, vertical

_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 300.0, 36.0, 86.0, 16.0, 44.0
_LABEL_HEIGHT = 15.0
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Curve:
    """A system's score at several budgets.

    Attributes:
        mark: The system.
        parts: Points (words, score); a line is drawn within a part and not between two of them.
    """

    mark: Mark
    parts: tuple[tuple[tuple[float, float], ...], ...]


def curve_plot(curves: Sequence[Curve], *, title: str) -> Markup:
    """Lines, named at their ends: where there are more than six the main system and the bounds, the others on hovering.

    Args:
        curves: At least one, each with at least one point.
        title: What is shown.
    """
    points = [point for curve in curves for part in curve.parts for point in part]
    budgets = sorted({words for words, _ in points})
    values = ticks(min(0.0, *(score for _, score in points)), max(score for _, score in points))
    across = Scale(budgets[0], max(budgets[-1], budgets[0] + 1), _LEFT + 16, WIDTH - _RIGHT)
    up = Scale(values[0], values[-1], _HEIGHT - _BOTTOM, _TOP)
    grid = [horizontal(_LEFT, across.end, up.pixel(value), f"{value:g}") for value in values]
    grid += [vertical(across.pixel(words), _TOP, up.start, f"{words:g}") for words in budgets]
    axis = label((_LEFT + across.end) / 2, _HEIGHT - 6, "words", anchor="middle", role="axis")
    lines = [_line(curve, across, up) for curve in sorted(curves, key=lambda curve: curve.mark.role == "main")]
    named = [curve for curve in curves if len(curves) <= _MOST_NAMED or curve.mark.role != "baseline"]
    ends = [(up.pixel(curve.parts[-1][-1][1]), curve.mark) for curve in named]
    return picture(_HEIGHT, [*grid, axis, *lines, *_names(ends, x=across.end + 10)], title=title)


def _line(curve: Curve, across: Scale, up: Scale) -> Markup:
    parts = [[(across.pixel(words), up.pixel(score)) for words, score in part] for part in curve.parts]
    lines = [element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in part)) for part in parts]
    dots = [element("circle", cx=x, cy=y, r=3.0) for part in parts for x, y in part]
    return element("g", element("title", curve.mark.name), *lines, *dots, class_=curve.mark.role)


def _names(ends: Sequence[tuple[float, Mark]], *, x: float) -> list[Markup]:
    """Names beside the ends of lines, pushed down where they would overlap."""
    names = []
    lowest = 0.0
    for y, mark in sorted(ends, key=lambda end: end[0]):
        lowest = max(y, lowest + _LABEL_HEIGHT)
        names.append(element("g", label(x, lowest + 4, mark.name), class_=mark.role))
    return names
