"""A grid in LaTeX, for the package booktabs."""

from types import MappingProxyType

from evaluation.report.grid import Cell, Grid

_SPECIAL = MappingProxyType(
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


def draw_latex(grid: Grid) -> str:
    """A table environment; intervals in a smaller size behind their means, notes as comments."""
    groups = [rf"\multicolumn{{{count}}}{{c}}{{{_escaped(name)}}}" for name, count in grid.groups]
    lines = [
        *(f"% {note}" for note in grid.notes),
        r"\begin{table}",
        r"\centering",
        rf"\caption{{{_escaped(grid.title)}}}",
        rf"\begin{{tabular}}{{{''.join('l' if head.is_text else 'r' for head in grid.heads)}}}",
        r"\toprule",
        " & ".join(groups) + r" \\",
        " & ".join(_escaped(head.label) for head in grid.heads) + r" \\",
    ]
    for section in grid.sections:
        lines += [r"\midrule", *(" & ".join(map(_cell, row)) + r" \\" for row in section)]
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", r"\end{table}"]) + "\n"


def _cell(cell: Cell) -> str:
    text = _escaped(cell.text)
    if cell.raised:
        text += rf"$^{{{cell.raised}}}$"
    return rf"{text} {{\scriptsize {_escaped(cell.aside)}}}" if cell.aside else text


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)
