"""A grid as comma-separated values."""

import csv
from io import StringIO

from evaluation.report.grid import Grid


def draw_csv(grid: Grid) -> str:
    """One line per row, in RFC 4180; letters and intervals in columns of their own where a column has any."""
    rows = [row for section in grid.sections for row in section]
    has_raised = [any(row[number].raised for row in rows) for number in range(len(grid.heads))]
    has_aside = [any(row[number].aside for row in rows) for number in range(len(grid.heads))]
    stream = StringIO()
    writer = csv.writer(stream)
    heads: list[str] = []
    for head, raised, aside in zip(grid.heads, has_raised, has_aside, strict=True):
        name = " ".join(part for part in (head.group, head.label) if part)
        heads += [name, *([f"{name}, beats"] if raised else []), *([f"{name}, interval"] if aside else [])]
    writer.writerow(heads)
    for row in rows:
        line: list[str] = []
        for cell, raised, aside in zip(row, has_raised, has_aside, strict=True):
            line += [cell.text, *([cell.raised] if raised else []), *([cell.aside] if aside else [])]
        writer.writerow(line)
    return stream.getvalue()
