"""A table before it is drawn: what every format has in common."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        text: What it says.
        raised: Letters behind it, set high where the format can.
        aside: What belongs beside or under it, smaller where the format can: an interval.
    """

    text: str = ""
    raised: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head.

    Attributes:
        label: Its name.
        group: What it belongs to; equal neighbours share one head above.
        is_text: Whether it holds words.
    """

    label: str
    group: str = ""
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        title: One line.
        heads: One per column.
        sections: Rows in parts that are set apart; every row has a cell per column.
        notes: Lines below: signatures, legends, warnings.
    """

    title: str
    heads: tuple[Head, ...]
    sections: tuple[tuple[tuple[Cell, ...], ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The heads above the heads: (group, number of columns)."""
        runs: list[tuple[str, int]] = []
        for head in self.heads:
            if runs and runs[-1][0] == head.group:
                runs[-1] = (head.group, runs[-1][1] + 1)
            else:
                runs.append((head.group, 1))
        return tuple(runs)
