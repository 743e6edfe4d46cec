"""The reasons for a summary as plain text: why each sentence was chosen, and why others were not."""

from collections import Counter
from collections.abc import Sequence

from summarizer.models import SCREENED, CitedSentence, Story, Summary, counted
from summarizer.rendering.notes import date_notes, list_note, novelty_note, spent, why_chosen, why_unselected
from summarizer.rendering.sources import mentions, numbers

_WIDTH = 96


def render(summary: Summary) -> str:
    """Return a few lines for each sentence, then the counts, then the sentences that were not chosen."""
    lines = [summary.empty_because or "Why these sentences", ""]
    for number, cited in enumerate(summary, start=1):
        lines += [f"{number:>3}. {_shorten(cited.text)}", *_evidence(cited, summary)]
    chosen = f"{len(summary)} of {counted(summary.candidates, 'candidate sentence')} chosen"
    merged = f"{counted(summary.duplicates, 'copy', 'copies')} merged into their groups"
    lines += ["", f"{spent(summary)} of {summary.budget.size} {summary.budget.unit} spent, {chosen}, {merged}."]
    if summary.unselected:
        lines += ["", "The most salient that were left out", ""]
        for left in summary.unselected:
            place = f"salience {left.salience:.3f} (rank {left.rank}), [{left.sentence.article.id}]"
            lines += [f"  –  {_shorten(left.sentence.text)}", f"     {place}: {why_unselected(left, summary)}"]
        lines += [""]
    lines += date_notes(summary.articles)
    lines += filter(None, [list_note(summary)])
    if summary.excluded:
        lines += _excluded(summary)
    return "\n".join([*lines, "", f"Settings: {summary.settings}"]) + "\n"


def render_stories(stories: Sequence[Story]) -> str:
    """Return the explanation of each story below its title."""
    return "\n\n".join(
        f"Story {number}: {_shorten(story.title)}\n\n{render(story.summary)}"
        for number, story in enumerate(stories, start=1)
    )


def _evidence(cited: CitedSentence, summary: Summary) -> list[str]:
    salience = f"salience {cited.salience:.3f} (rank {cited.rank} of {summary.candidates})"
    relevance = "" if cited.relevance is None else f"relevance to the query {cited.relevance:.3f}, "
    quoted = f"quoted from [{mentions(cited, numbers(summary))[0]}]"
    sources = counted(cited.sources, "independent source")
    more = len(cited.also_in) - len(cited.duplicates)
    return [
        *novelty_note(cited, "     {}").splitlines(),
        *([f"     {chosen}"] if (chosen := why_chosen(cited, summary)) else []),
        f"     {salience}, {relevance}redundancy {cited.redundancy:.3f}, {summary.budget.amount(cited.cost)}",
        f"     {quoted}, {sources}, copies merged: {len(cited.duplicates)}{f', said among more: {more}' if more else ''}",
    ]


def _excluded(summary: Summary) -> list[str]:
    reasons = Counter(excluded.reason for excluded in summary.excluded)
    counts = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
    lines = [f"Never candidates: {counted(len(summary.excluded), 'sentence')} ({counts})."]
    if reasons[SCREENED]:
        lines += [
            "  Those screened out matter least by their words alone and were not embedded: --exhaustive embeds all."
        ]
    shown = [excluded for excluded in summary.excluded if excluded.reason != SCREENED]
    width = max((len(excluded.reason) for excluded in shown), default=0)
    return lines + [f"  {excluded.reason:>{width}} | {_shorten(excluded.sentence.text)}" for excluded in shown]


def _shorten(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"
