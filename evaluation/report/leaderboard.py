"""The leaderboard as a table."""

from collections.abc import Iterable
from textwrap import shorten

from evaluation.columns import DEFAULT_COLUMNS, Column
from evaluation.errors import counted
from evaluation.leaderboard import Leaderboard, Rank, Row, leaderboard
from evaluation.report.table import Cell, Header, Table
from evaluation.results import Results

_LONGEST_NOTE = 200
_DIAGNOSTIC = "°: a diagnostic and no score, because the summarizer chooses by the same encoder."
_LEGEND = (
    "Letters: the rows that this one beats (paired approximate randomization, p < 0.05 after Holm over the column).",
    "Small figures: 95 % interval over clusters (BCa bootstrap); for random ± the standard deviation over its runs.",
)
_GAP = "Gap: share of the gap between random (0 %) and the exact oracle of the column (100 %)."
_JACKKNIFED = "jk: jackknifed over the references, the only ROUGE in which systems and the human row compare."


def leaderboard_table(results: Results, *, keys: Iterable[str] = DEFAULT_COLUMNS) -> Table:
    """Return the table of a run: systems and baselines first, bounds set apart.

    Raises:
        EvaluationError: If a column does not exist.
    """
    board = leaderboard(results, keys=keys)
    headers = [Header("", is_text=True), Header("system", is_text=True)]
    for column in board.columns:
        headers.append(Header(column.label, column.family))
        if _has_gap(board, column):
            headers.append(Header("gap", column.family))
    sections = tuple(
        tuple(_cells(row, board) for row in board.rows if (row.system.kind == "bound") == is_bound)
        for is_bound in (False, True)
    )
    return Table(run_title(results), tuple(headers), tuple(filter(None, sections)), _notes(results, board))


def _cells(row: Row, board: Leaderboard) -> tuple[Cell, ...]:
    cells = [Cell(row.letter), Cell(row.system.name)]
    for column in board.columns:
        rank = row.ranks.get(column.key)
        cells.append(_cell(rank, column) if rank else Cell("–"))
        if _has_gap(board, column):
            gap = rank.gap if rank else None
            cells.append(Cell("–" if gap is None else f"{100 * gap:.0f}%"))
    return tuple(cells)


def _cell(rank: Rank, column: Column) -> Cell:
    if rank.spread is not None and column.direction:
        footnote = f"±{column.format(rank.spread)}"
    elif rank.interval is not None and column.direction:
        footnote = "–".join(map(column.format, rank.interval))
    else:
        footnote = ""
    return Cell(column.format(rank.mean), rank.beats, footnote)


def _has_gap(board: Leaderboard, column: Column) -> bool:
    return any(row.ranks[column.key].gap is not None for row in board.rows if column.key in row.ranks)


def run_title(results: Results) -> str:
    """Return the number of clusters, the budget and the day of a run."""
    return f"{counted(len(results.clusters), 'cluster')}, {results.words} words, {results.created}"


def _notes(results: Results, board: Leaderboard) -> tuple[str, ...]:
    families = {column.family for column in board.columns}
    legend = [
        *_LEGEND,
        *([_GAP] if any(_has_gap(board, column) for column in board.columns) else []),
        *([_JACKKNIFED] if "jackknifed" in families else []),
        *([_DIAGNOSTIC] if "diagnostic" in families else []),
    ]
    shortened = [
        shorten(note, _LONGEST_NOTE, placeholder=" …") for note in (*results.notes, *_incomplete(results, board))
    ]
    return (*legend, *shortened, *provenance_lines(results))


def _incomplete(results: Results, board: Leaderboard) -> Iterable[str]:
    """Yield a note for every row and number of clusters below all, with the columns that it applies to."""
    labels_of: dict[tuple[str, int], list[str]] = {}
    for row in board.rows:
        for column in board.columns:
            rank = row.ranks.get(column.key)
            if rank and rank.clusters < len(results.clusters):
                labels_of.setdefault((row.system.name, rank.clusters), []).append(column.label)
    for (system, count), labels in labels_of.items():
        yield f"{system}: {count} of {len(results.clusters)} clusters in {', '.join(labels)}"


def provenance_lines(results: Results) -> tuple[str, ...]:
    """Return the signature, the settings of the systems that are no baselines, and the versions."""
    settings = [f"{system.name}: {system.settings}" for system in results.systems if system.kind == "system"]
    return (*signature_lines(results), *settings, version_line(results))


def version_line(results: Results) -> str:
    """Return the versions of the program and its libraries."""
    return f"versions: {' '.join(f'{name} {number}' for name, number in results.versions.items())}"


def signature_lines(results: Results) -> tuple[str, ...]:
    """Return everything that decides the scores, one line each."""
    return (
        *results.signature,
        f"corpus:{results.corpus}|clusters:{len(results.clusters)}|words:{results.words}|seed:{results.seed}",
    )
