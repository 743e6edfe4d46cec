"""Tables of the stored results, written between their marks in docs/performance.md and README.md."""

import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import entries, results
from benchmarks.races import Row

_ROOT = Path(__file__).parent.parent
PLOT = _ROOT / "docs" / "performance.svg"
PLOT_PROGRAM = Path(__file__).parent / "programs" / "plot.py"
DOCUMENTS = (_ROOT / "docs" / "performance.md", _ROOT / "README.md")
# Sizes between which the exponent of growth is measured.
_MIN_SIZE, _MAX_SIZE = 2_000, 100_000
_TWO_DECIMALS_BELOW = 10
_README_SIZES = {500, 2_000, 20_000, 100_000}

Races = dict[str, list[Row]]


def write() -> None:
    """Replace every table between its marks in the documents."""
    when, races = results.load()
    for document in DOCUMENTS:
        text = document.read_text("utf-8")
        for name, table in TABLES.items():
            end = " See [docs/performance.md](docs/performance.md)." if name == "speed" else f"\n\nMeasured {when}."
            text = _between(text, f"bench:{name}", table(races) + end)
        document.write_text(text, "utf-8")


def _between(document: str, mark: str, text: str) -> str:
    pattern = re.compile(rf"(?<=<!-- {mark}:begin -->\n).*?(?=<!-- {mark}:end -->)", re.DOTALL)
    return pattern.sub(lambda _: f"{text}\n", document)


def cold_table(races: Races) -> str:
    """Return the table of whole processes on five articles."""
    rows = races.get("cold", [])
    ours = next(row.cpu for row in rows if row.name == "summarizer")
    return _table(
        ("", "CPU s", "wall s", "peak MB", "summarizer's CPU in shares of it"),
        [
            (row.name, _number(row.cpu), _number(row.wall), f"{row.peak_mb:.0f}", _share(ours, row))
            if row.is_finished
            else (row.name, *["not finished"] * 4)
            for row in rows
        ],
    )


def _share(ours: float, row: Row) -> str:
    # Python alone is not a contestant.
    return "–" if row.name == entries.BARE else f"{ours / row.cpu:.2f}"


def cache_table(races: Races) -> str:
    """Return the table of whole processes without a cache, with an empty one and with a filled one."""
    rows = [row for row in races.get("cache", []) if row.is_finished]
    first = next((row.cpu for row in rows if row.name == "first run"), math.nan)
    lines = [(row.name, _number(row.cpu), _number(row.wall), f"{row.cpu / first:.2f}") for row in rows]
    return _table(("", "CPU s", "wall s", "CPU in shares of the first run"), lines)


def speed_line(races: Races) -> str:
    """Return the sentence of the README: CPU seconds by size for each contestant."""
    rows = [row for row in races.get("growth", []) if row.size in _README_SIZES]
    sizes = sorted({row.size for row in rows})
    phrases = []
    for name in dict.fromkeys(row.name for row in rows):
        own = {row.size: _number(row.cpu) for row in rows if row.name == name and row.is_finished}
        phrases.append(f"{name} {' / '.join(own.get(size, '–') for size in sizes)}")
    heads = " / ".join(f"{size:,}" for size in sizes)
    return f"CPU seconds of the whole process for ten sentences out of {heads}: {'; '.join(phrases)}."


def growth_table(races: Races) -> str:
    """Return the table of CPU seconds by number of sentences."""
    return _by_size(races.get("growth", []), lambda row: _number(row.cpu), with_exponent=True)


def memory_table(races: Races) -> str:
    """Return the table of peak memory by number of sentences."""
    return _by_size(races.get("growth", []), lambda row: f"{row.peak_mb:.0f}", with_exponent=False)


def _by_size(rows: Sequence[Row], cell: Callable[[Row], str], *, with_exponent: bool) -> str:
    sizes = sorted({row.size for row in rows})
    lines = []
    for name in dict.fromkeys(row.name for row in rows):
        own = {row.size: row for row in rows if row.name == name}
        cells = [cell(own[size]) if size in own and own[size].is_finished else "not finished" for size in sizes]
        lines.append((name, *cells, *([_exponent(list(own.values()))] if with_exponent else [])))
    return _table(("sentences", *(f"{size:,}" for size in sizes), *(["exponent"] if with_exponent else [])), lines)


def _exponent(rows: Sequence[Row]) -> str:
    finished = {row.size: row.cpu for row in rows if row.is_finished}
    sizes = [size for size in finished if _MIN_SIZE <= size <= _MAX_SIZE]
    if len(sizes) > 1:
        return f"{growth_exponent((min(sizes), finished[min(sizes)]), (max(sizes), finished[max(sizes)])):.2f}"
    return "–"


def growth_exponent(first: tuple[float, float], last: tuple[float, float]) -> float:
    """Return the k of time ~ size^k through two points (size, time)."""
    return math.log(last[1] / first[1]) / math.log(last[0] / first[0])


def stages_table(races: Races) -> str:
    """Return the table of CPU seconds of each stage, and the peak memory up to its end."""
    rows = [row for row in races.get("stages", []) if row.is_finished]
    names = list(dict.fromkeys(stage for row in rows for stage in row.runs[0].report["stages"]))
    heads = [f"{row.size:,}, {row.name}" for row in rows]
    lines = []
    for name in names:
        found = [row.runs[0].report["stages"][name] for row in rows]
        lines.append((name, *(f"{_number(stage['cpu'])} ({stage['peak_mb']:.0f})" for stage in found)))
    lines.append(("whole process", *(f"{_number(row.cpu)} ({row.peak_mb:.0f})" for row in rows)))
    return _table(("CPU s (MB)", *heads), lines)


def embedding_table(races: Races) -> str:
    """Return the table of sentences per CPU second of the embedders."""
    rows = [row for row in races.get("embedding", []) if row.runs]
    usual = next((row.reported("rate") for row in rows if row.name == "sentence-transformer" and row.is_finished), None)
    lines = []
    for row in rows:
        if not row.is_finished:
            lines.append((row.name, "not run", "", "", ""))
            continue
        rate = row.reported("rate")
        raw = row.reported("raw_rate") if "raw_rate" in row.runs[0].report else None
        against = (f"{raw:.0f}", f"{rate / raw:.0%}") if raw else ("–", "–")
        lines.append((row.name, f"{rate:.0f}", *against, f"{rate / usual:.2f}" if usual else "–"))
    heads = ("embedder", "sentences per CPU s", "its engine alone", "share", "× sentence-transformer")
    return _table(heads, lines)


def _number(value: float) -> str:
    return f"{value:.2f}" if value < _TWO_DECIMALS_BELOW else f"{value:.0f}"


def _table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(heads) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *lines))


TABLES: dict[str, Callable[[Races], str]] = {
    "cache": cache_table,
    "cold": cold_table,
    "growth": growth_table,
    "memory": memory_table,
    "stages": stages_table,
    "embedding": embedding_table,
    "speed": speed_line,
}
