"""Tables as text, Markdown, LaTeX and CSV.

Libraries for tables, tabulate among them, have no headings over groups of columns and no sections of rows.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from types import MappingProxyType

from evaluation.report.table import Cell, Table

_GAP = "  "
_LATEX = MappingProxyType(
    {
        "\\": r"\textbackslash{}",
        **{character: f"\\{character}" for character in "&%$#_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "°": r"$^\circ$",
        "τ": r"$\tau$",
        "–": "--",
        "−": "$-$",
        "±": r"$\pm$",
        "→": r"$\rightarrow$",
        "≥": r"$\geq$",
        "≤": r"$\leq$",
        "×": r"$\times$",
    }
)


def draw_text(table: Table) -> str:
    """Draw a table in plain characters for the terminal, with intervals under their means."""
    widths = _widths(table)
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    labels = [header.label for header in table.headers]
    lines = [table.title, rule, _group_line(table, widths), _text_line(table, labels, widths)]
    for section in table.sections:
        lines.append(rule)
        for row in section:
            lines.append(_text_line(table, map(_with_superscript, row), widths))
            if any(cell.footnote for cell in row):
                lines.append(_text_line(table, (cell.footnote for cell in row), widths))
    return "\n".join([*(line.rstrip() for line in lines if line.strip()), rule, *table.notes]) + "\n"


def _widths(table: Table) -> list[int]:
    """Return a width per column, enough for every cell and for every heading above a group of columns."""
    rows = [row for section in table.sections for row in section]
    widths = [
        max(
            [
                len(header.label),
                *(len(text) for row in rows for text in (_with_superscript(row[number]), row[number].footnote)),
            ]
        )
        for number, header in enumerate(table.headers)
    ]
    start = 0
    for name, count in table.groups:
        missing = len(name) - sum(widths[start : start + count]) - len(_GAP) * (count - 1)
        widths[start] += max(0, missing)
        start += count
    return widths


def _group_line(table: Table, widths: Sequence[int]) -> str:
    pieces = []
    start = 0
    for name, count in table.groups:
        width = sum(widths[start : start + count]) + len(_GAP) * (count - 1)
        centred = f" {name} ".center(width, "╌") if name and count > 1 and len(name) + 2 <= width else name.rjust(width)
        pieces.append(centred)
        start += count
    return _GAP.join(pieces)


def _text_line(table: Table, texts: Iterable[str], widths: Sequence[int]) -> str:
    return _GAP.join(
        text.ljust(width) if header.is_text else text.rjust(width)
        for header, text, width in zip(table.headers, texts, widths, strict=True)
    )


def _with_superscript(cell: Cell) -> str:
    return f"{cell.text} {cell.superscript}" if cell.superscript else cell.text


def draw_markdown(table: Table) -> str:
    """Draw a table in GitHub's Markdown: later sections in italics, notes as a list."""
    labels = [" ".join(part for part in (header.group, header.label) if part) for header in table.headers]
    rules = ["---" if header.is_text else "---:" for header in table.headers]
    lines = [f"**{_escaped_markdown(table.title)}**", "", _markdown_line(map(_escaped_markdown, labels))]
    lines.append(_markdown_line(rules))
    for number, section in enumerate(table.sections):
        lines += [_markdown_line(_markdown_cell(cell, is_italic=number > 0) for cell in row) for row in section]
    return "\n".join([*lines, "", *(f"- {_escaped_markdown(note)}" for note in table.notes)]) + "\n"


def _markdown_cell(cell: Cell, *, is_italic: bool) -> str:
    text = _escaped_markdown(cell.text)
    if is_italic and text:
        text = f"*{text}*"
    if cell.superscript:
        text += f"<sup>{_escaped_markdown(cell.superscript)}</sup>"
    return f"{text} <sub>{_escaped_markdown(cell.footnote)}</sub>" if cell.footnote else text


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped_markdown(text: str) -> str:
    for character in ("\\", "|", "*", "_", "<", "`"):
        text = text.replace(character, "\\" + character)
    return text.replace("\n", " ")


def draw_latex(table: Table) -> str:
    """Draw a LaTeX table for the package booktabs: intervals in small print after their means, notes as comments."""
    groups = [rf"\multicolumn{{{count}}}{{c}}{{{_escaped_latex(name)}}}" for name, count in table.groups]
    lines = [
        *(f"% {note}" for note in table.notes),
        r"\begin{table}",
        r"\centering",
        rf"\caption{{{_escaped_latex(table.title)}}}",
        rf"\begin{{tabular}}{{{''.join('l' if header.is_text else 'r' for header in table.headers)}}}",
        r"\toprule",
        " & ".join(groups) + r" \\",
        " & ".join(_escaped_latex(header.label) for header in table.headers) + r" \\",
    ]
    for section in table.sections:
        lines += [r"\midrule", *(" & ".join(map(_latex_cell, row)) + r" \\" for row in section)]
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", r"\end{table}"]) + "\n"


def _latex_cell(cell: Cell) -> str:
    text = _escaped_latex(cell.text)
    if cell.superscript:
        text += rf"$^{{{cell.superscript}}}$"
    return rf"{text} {{\scriptsize {_escaped_latex(cell.footnote)}}}" if cell.footnote else text


def _escaped_latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)


def draw_csv(table: Table) -> str:
    """Draw a table as CSV (RFC 4180); a column with letters or intervals has them in columns of their own."""
    rows = [row for section in table.sections for row in section]
    has_superscript = [any(row[number].superscript for row in rows) for number in range(len(table.headers))]
    has_footnote = [any(row[number].footnote for row in rows) for number in range(len(table.headers))]
    stream = StringIO()
    writer = csv.writer(stream)
    labels: list[str] = []
    for header, superscript, footnote in zip(table.headers, has_superscript, has_footnote, strict=True):
        name = " ".join(part for part in (header.group, header.label) if part)
        labels += [name, *([f"{name}, beats"] if superscript else []), *([f"{name}, interval"] if footnote else [])]
    writer.writerow(labels)
    for row in rows:
        line: list[str] = []
        for cell, superscript, footnote in zip(row, has_superscript, has_footnote, strict=True):
            line += [cell.text, *([cell.superscript] if superscript else []), *([cell.footnote] if footnote else [])]
        writer.writerow(line)
    return stream.getvalue()


DRAWINGS: Mapping[str, Callable[[Table], str]] = MappingProxyType(
    {"table": draw_text, "markdown": draw_markdown, "latex": draw_latex, "csv": draw_csv}
)
