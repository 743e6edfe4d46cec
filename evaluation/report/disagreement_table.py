"""Precision and recall of disagreements as a grid."""

from evaluation.disagreements.scoring import Score
from evaluation.report.grid import Cell, Grid, Head


def disagreement_grid(score: Score, *, corpus: str, is_held_out: bool) -> Grid:
    """One line per kind of planted fact, then what was shown."""
    heads = (Head("planted", is_text=True), Head("found"), Head("of"), Head("recall"))
    kinds = tuple(_line(kind, score.found.get(kind, 0), score.listed[kind]) for kind in sorted(score.listed))
    plain = [kind for kind in score.listed if kind not in ("update", "negation twin")]
    found, listed = (sum(counts.get(kind, 0) for kind in plain) for counts in (score.found, score.listed))
    total = _line("all disagreements", found, listed)
    notes = [
        f"shown: {score.shown}, {score.contradictions} of them as contradictions, the others as updates",
        f"planted: {_share(score.planted, score.shown)} of those shown",
    ]
    if score.right is not None:
        notes.append(f"precision, by a reader's judgement: {_share(score.right, score.shown)}")
    if is_held_out:
        notes.append("each cluster judged by weights fitted to all others")
    return Grid("Disagreements", heads, (kinds, (total,)), (*notes, f"corpus:{corpus}"))


def _line(kind: str, found: int, listed: int) -> tuple[Cell, ...]:
    recall = f"{found / listed:.2f}" if listed else ""
    return Cell(kind), Cell(str(found)), Cell(str(listed)), Cell(recall)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.2f})" if whole else "")
