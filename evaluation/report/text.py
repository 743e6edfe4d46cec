"""A grid for the terminal."""

from collections.abc import Sequence

from evaluation.report.grid import Cell, Grid

_GAP = "  "


def draw_text(grid: Grid) -> str:
    """The table in plain characters, intervals under their means."""
    widths = _widths(grid)
    total = sum(widths) + len(_GAP) * (len(widths) - 1)
    rule = "─" * total
    lines = [grid.title, rule, _group_line(grid, widths), _line(grid, [head.label for head in grid.heads], widths)]
    for section in grid.sections:
        lines.append(rule)
        for row in section:
            lines.append(_line(grid, [_first(cell) for cell in row], widths))
            if any(cell.aside for cell in row):
                lines.append(_line(grid, [cell.aside for cell in row], widths))
    return "\n".join([*(line.rstrip() for line in lines if line.strip()), rule, *grid.notes]) + "\n"


def _widths(grid: Grid) -> list[int]:
    """Wide enough for every cell, and for every head above a group of columns."""
    rows = [row for section in grid.sections for row in section]
    widths = [
        max([len(head.label), *(len(text) for row in rows for text in (_first(row[number]), row[number].aside))])
        for number, head in enumerate(grid.heads)
    ]
    start = 0
    for name, count in grid.groups:
        missing = len(name) - sum(widths[start : start + count]) - len(_GAP) * (count - 1)
        widths[start] += max(0, missing)
        start += count
    return widths


def _group_line(grid: Grid, widths: Sequence[int]) -> str:
    pieces = []
    start = 0
    for name, count in grid.groups:
        width = sum(widths[start : start + count]) + len(_GAP) * (count - 1)
        centred = f" {name} ".center(width, "╌") if name and count > 1 and len(name) + 2 <= width else name.rjust(width)
        pieces.append(centred)
        start += count
    return _GAP.join(pieces)


def _line(grid: Grid, texts: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(
        text.ljust(width) if head.is_text else text.rjust(width)
        for head, text, width in zip(grid.heads, texts, widths, strict=True)
    )


def _first(cell: Cell) -> str:
    return f"{cell.text} {cell.raised}" if cell.raised else cell.text
