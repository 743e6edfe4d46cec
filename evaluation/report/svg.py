"""SVG elements that all plots are drawn with."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

WIDTH = 440.0
CHARACTER = 7.2  # mean width of a character in pixels
_SMALLEST_RANGE = 0.1
_FEWEST_STEPS = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A system in a plot: its name, and its role "main", "baseline" or "bound"."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear map of values from `low` to `high` to pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def pixel(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(low: float, high: float) -> list[float]:
    """Return two to seven round values around a range; more would run into each other."""
    span = max(high - low, _SMALLEST_RANGE)
    power = 10.0 ** len(str(int(span)))
    steps = (part * power / 10**factor for factor in range(4) for part in (0.5, 0.2, 0.1))
    step = next(step for step in steps if span / step >= _FEWEST_STEPS)
    first = int(low // step)
    values = [round(number * step, 9) for number in range(first, first + 12)]
    last = next(number for number, value in enumerate(values) if value >= high - 1e-9)
    return values[: max(last, 1) + 1]


def element(name: str, *content: str, **attributes: str | float) -> Markup:
    """Return an element with escaped texts; `_` in the name of an attribute becomes `-`, and nothing at its end."""
    shown = Markup("").join(
        Markup(' {}="{}"').format(
            key.rstrip("_").replace("_", "-"), f"{value:.1f}" if isinstance(value, float) else value
        )
        for key, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, shown, Markup("").join(content))


def label(x: float, y: float, text: str, *, anchor: str = "start", role: str = "") -> Markup:
    """Return a text that starts at a point, or with another anchor ends or is centred there."""
    return element("text", text, x=x, y=y, text_anchor=anchor, class_=role)


def vertical(x: float, top: float, bottom: float, text: str) -> Markup:
    """Return a vertical grid line with its value below."""
    line = element("line", class_="grid", x1=x, x2=x, y1=top, y2=bottom)
    return line + label(x, bottom + 16, text, anchor="middle", role="axis")


def horizontal(left: float, right: float, y: float, text: str) -> Markup:
    """Return a horizontal grid line with its value on the left."""
    line = element("line", class_="grid", x1=left, x2=right, y1=y, y2=y)
    return line + label(left - 6, y + 4, text, anchor="end", role="axis")


def picture(height: float, body: Iterable[Markup], *, title: str) -> Markup:
    """Return a plot; the title is for readers who cannot see it."""
    return element("svg", *body, viewBox=f"0 0 {WIDTH:.0f} {height:.0f}", role="img", aria_label=title)
