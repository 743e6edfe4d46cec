"""A table before it is drawn: what every format has in common."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        text: Its text.
        superscript: Letters after the text.
        footnote: Text in small print beside or below it, such as an interval.
    """

    text: str = ""
    superscript: str = ""
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a column.

    Attributes:
        label: Name of the column.
        group: Heading above the label; equal neighbours share one.
        is_text: True if the column holds words, which are aligned left.
    """

    label: str
    group: str = ""
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        title: One line.
        headers: One per column.
        sections: Groups of rows, set apart from each other; every row has a cell per column.
        notes: Lines below: signatures, legends, warnings.
    """

    title: str
    headers: tuple[Header, ...]
    sections: tuple[tuple[tuple[Cell, ...], ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """Headings above the labels: (group, number of columns)."""
        runs: list[tuple[str, int]] = []
        for header in self.headers:
            if runs and runs[-1][0] == header.group:
                runs[-1] = (header.group, runs[-1][1] + 1)
            else:
                runs.append((header.group, 1))
        return tuple(runs)
