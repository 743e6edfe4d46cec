"""A leaderboard as a grid."""

from collections.abc import Iterable
from textwrap import shorten

from evaluation.columns import DEFAULT_COLUMNS, Column
from evaluation.leaderboard import Leaderboard, Line, Standing, leaderboard
from evaluation.report.grid import Cell, Grid, Head
from evaluation.results import Results
from evaluation.wording import counted

_LONGEST_NOTE = 200
_DIAGNOSTIC = "°: a diagnostic and no score, because the summarizer chooses by the same encoder."
_LEGEND = (
    "Letters: the rows that this one beats (paired approximate randomization, p < 0.05 after Holm over the column).",
    "Small figures: 95 % interval over clusters (BCa bootstrap); for random ± the standard deviation over its runs.",
)
_WAY = "Way: share of the way from random to the exact oracle of the column."
_JACKKNIFED = "jk: jackknifed over the references, the only ROUGE in which systems and the human row compare."


def standings_grid(results: Results, *, keys: Iterable[str] = DEFAULT_COLUMNS) -> Grid:
    """The table of a run: systems and baselines first, bounds set apart.

    Raises:
        EvaluationError: If a column does not exist.
    """
    board = leaderboard(results, keys=keys)
    heads = [Head("", is_text=True), Head("system", is_text=True)]
    for column in board.columns:
        heads.append(Head(column.label, column.family))
        if _has_share(board, column):
            heads.append(Head("way", column.family))
    sections = tuple(
        tuple(_row(line, board) for line in board.lines if (line.row.kind == "bound") == is_bound)
        for is_bound in (False, True)
    )
    return Grid(run_title(results), tuple(heads), tuple(filter(None, sections)), _notes(results, board))


def _row(line: Line, board: Leaderboard) -> tuple[Cell, ...]:
    cells = [Cell(line.letter), Cell(line.row.name)]
    for column in board.columns:
        standing = line.standings.get(column.key)
        cells.append(_cell(standing, column) if standing else Cell("–"))
        if _has_share(board, column):
            share = standing.share if standing else None
            cells.append(Cell("–" if share is None else f"{100 * share:.0f}%"))
    return tuple(cells)


def _cell(standing: Standing, column: Column) -> Cell:
    if standing.spread is not None and column.direction:
        aside = f"±{column.shown(standing.spread)}"
    elif standing.interval is not None and column.direction:
        aside = "–".join(map(column.shown, standing.interval))
    else:
        aside = ""
    return Cell(column.shown(standing.mean), standing.beats, aside)


def _has_share(board: Leaderboard, column: Column) -> bool:
    return any(line.standings[column.key].share is not None for line in board.lines if column.key in line.standings)


def run_title(results: Results) -> str:
    """On how many clusters, at how many words, and when."""
    return f"{counted(len(results.clusters), 'cluster')}, {results.words} words, {results.created}"


def _notes(results: Results, board: Leaderboard) -> tuple[str, ...]:
    families = {column.family for column in board.columns}
    legend = [
        *_LEGEND,
        *([_WAY] if any(_has_share(board, column) for column in board.columns) else []),
        *([_JACKKNIFED] if "jackknifed" in families else []),
        *([_DIAGNOSTIC] if "diagnostic" in families else []),
    ]
    shortened = [
        shorten(note, _LONGEST_NOTE, placeholder=" …") for note in (*results.notes, *_incomplete(results, board))
    ]
    return (*legend, *shortened, *provenance_lines(results))


def _incomplete(results: Results, board: Leaderboard) -> Iterable[str]:
    """For each row and number of clusters below all, the columns that have no more."""
    places: dict[tuple[str, int], list[str]] = {}
    for line in board.lines:
        for column in board.columns:
            standing = line.standings.get(column.key)
            if standing and standing.clusters < len(results.clusters):
                places.setdefault((line.row.name, standing.clusters), []).append(column.label)
    for (system, count), labels in places.items():
        yield f"{system}: {count} of {len(results.clusters)} clusters in {', '.join(labels)}"


def provenance_lines(results: Results) -> tuple[str, ...]:
    """What the numbers come from: the signature, the settings of the systems that are no baselines, and versions."""
    systems = [f"{row.name}: {row.settings}" for row in results.rows if row.kind == "system"]
    return (*signature_lines(results), *systems, version_line(results))


def version_line(results: Results) -> str:
    """What the numbers were computed with."""
    return f"versions: {' '.join(f'{name} {number}' for name, number in results.versions.items())}"


def signature_lines(results: Results) -> tuple[str, ...]:
    """What decides the numbers, a line each."""
    return (
        *results.signature,
        f"corpus:{results.corpus}|clusters:{len(results.clusters)}|words:{results.words}|seed:{results.seed}",
    )
