"""Tables and the page of results.

`Results` calls the functions of this module when it is printed or compared; they import the rest when they are called.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluation.report.contrasts import Comparison
    from evaluation.results import Results


def leaderboard_text(results: "Results") -> str:
    """Return the leaderboard of a run as a table in plain text."""
    from evaluation.report.drawing import draw_text
    from evaluation.report.leaderboard import leaderboard_table

    return draw_text(leaderboard_table(results)).rstrip("\n")


def compare(results: "Results", first: str, second: str, *, columns: Iterable[str] | None = None) -> "Comparison":
    """Compare two systems of a run, see `Results.compare`."""
    from evaluation.comparison import COMPARED, contrast
    from evaluation.errors import counted
    from evaluation.report.contrasts import Comparison
    from evaluation.report.leaderboard import signature_lines

    contrasts = contrast(results, results, [(first, second)], keys=COMPARED if columns is None else columns)
    title = f"{first} against {second}, {counted(len(results.clusters), 'cluster')}, {results.words} words"
    return Comparison(tuple(contrasts), title, signature_lines(results))
