"""A grid in GitHub's Markdown."""

from collections.abc import Iterable

from evaluation.report.grid import Cell, Grid


def draw_markdown(grid: Grid) -> str:
    """The table; bounds and other sections in italics, notes in a list."""
    heads = [" ".join(part for part in (head.group, head.label) if part) for head in grid.heads]
    rules = ["---" if head.is_text else "---:" for head in grid.heads]
    lines = [f"**{_escaped(grid.title)}**", "", _line(map(_escaped, heads)), _line(rules)]
    for number, section in enumerate(grid.sections):
        lines += [_line(_cell(cell, is_apart=number > 0) for cell in row) for row in section]
    return "\n".join([*lines, "", *(f"- {_escaped(note)}" for note in grid.notes)]) + "\n"


def _cell(cell: Cell, *, is_apart: bool) -> str:
    text = _escaped(cell.text)
    if is_apart and text:
        text = f"*{text}*"
    if cell.raised:
        text += f"<sup>{_escaped(cell.raised)}</sup>"
    return f"{text} <sub>{_escaped(cell.aside)}</sub>" if cell.aside else text


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    for character in ("\\", "|", "*", "_", "<", "`"):
        text = text.replace(character, "\\" + character)
    return text.replace("\n", " ")
