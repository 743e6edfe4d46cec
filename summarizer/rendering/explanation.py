"""Why each sentence is there, and what was never considered: plain text for `--explain`."""

from collections import Counter

from summarizer.models import Summary
from summarizer.rendering.sources import mentions, numbers


def render(summary: Summary) -> str:
    """A line or two for each sentence, then the counts, then the lines that were set aside."""
    numbered = numbers(summary)
    spent = sum(cited.cost for cited in summary.sentences)
    lines = ["Why these sentences", ""]
    for number, cited in enumerate(summary.sentences, start=1):
        sources = "1 source" if cited.sources == 1 else f"{cited.sources} independent sources"
        lines += [
            f"{number:>3}. {_short(cited.sentence.text)}",
            f"     salience {cited.salience:.3f} (rank {cited.rank} of {summary.candidates}), redundancy {cited.redundancy:.3f},"
            f" {cited.cost} {_unit(summary, cited.cost)}",
            f"     quoted from [{mentions(cited, numbered)[0]}], {sources}, copies merged: {len(cited.also_in)}",
        ]
    reasons = Counter(dropped.reason for dropped in summary.set_aside)
    lines += [
        "",
        f"{spent} of {summary.budget.size} {summary.budget.unit} spent, {len(summary.sentences)} of {summary.candidates} candidate"
        f" sentences chosen, {summary.duplicates} copies merged into their groups.",
    ]
    if reasons:
        counts = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
        lines += [f"{len(summary.set_aside)} lines were never candidates: {counts}."]
        lines += [f"  {dropped.reason:>14} | {_short(dropped.sentence.text)}" for dropped in summary.set_aside]
    return "\n".join([*lines, "", f"Settings: {summary.settings}"]) + "\n"


def _unit(summary: Summary, count: int) -> str:
    return summary.budget.unit.removesuffix("s") if count == 1 else summary.budget.unit


def _short(text: str) -> str:
    return text if len(text) <= 96 else text[:95].rstrip() + "…"
