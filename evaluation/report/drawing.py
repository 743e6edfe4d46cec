"""The formats of tables by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from evaluation.report.comma_separated import draw_csv
from evaluation.report.grid import Grid
from evaluation.report.latex import draw_latex
from evaluation.report.markdown import draw_markdown
from evaluation.report.text import draw_text

DRAWINGS: Mapping[str, Callable[[Grid], str]] = MappingProxyType(
    {"table": draw_text, "markdown": draw_markdown, "latex": draw_latex, "csv": draw_csv}
)
