"""Why each sentence is there, and what was never considered: plain text for `--explain`."""

from collections import Counter
from collections.abc import Sequence

from summarizer.models import SCREENED, CitedSentence, Story, Summary
from summarizer.rendering.dates import date_notes
from summarizer.rendering.novelty import remark
from summarizer.rendering.reasons import why_chosen, why_left_out
from summarizer.rendering.scope import kind_of_text
from summarizer.rendering.sources import counted, mentions, numbers

_WIDTH = 96


def render(summary: Summary) -> str:
    """A few lines for each sentence, then the counts, then the sentences that were set aside."""
    lines = [summary.empty_because or "Why these sentences", ""]
    for number, cited in enumerate(summary.sentences, start=1):
        lines += [f"{number:>3}. {_short(cited.sentence.text)}", *_evidence(cited, summary)]
    # Costs in characters count a blank behind every sentence, the last one too.
    spent = sum(cited.cost for cited in summary.sentences) - (summary.budget.unit == "characters")
    chosen = f"{len(summary.sentences)} of {counted(summary.candidates, 'candidate sentence')} chosen"
    merged = f"{counted(summary.duplicates, 'copy', 'copies')} merged into their groups"
    lines += ["", f"{spent} of {summary.budget.size} {summary.budget.unit} spent, {chosen}, {merged}."]
    if summary.unselected:
        lines += ["", "The most salient that were left out", ""]
        for left in summary.unselected:
            place = f"salience {left.salience:.3f} (rank {left.rank}), [{left.sentence.article.id}]"
            lines += [f"  –  {_short(left.sentence.text)}", f"     {place}: {why_left_out(left, summary)}"]
        lines += [""]
    lines += date_notes(summary.articles)
    lines += filter(None, [kind_of_text(summary)])
    if summary.excluded:
        reasons = Counter(aside.reason for aside in summary.excluded)
        counts = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
        lines += [f"Never candidates: {counted(len(summary.excluded), 'sentence')} ({counts})."]
        if reasons[SCREENED]:
            lines += [
                "  Those screened out matter least by their words alone and were not embedded: --exhaustive embeds all."
            ]
        shown = [aside for aside in summary.excluded if aside.reason != SCREENED]
        width = max((len(aside.reason) for aside in shown), default=0)
        lines += [f"  {aside.reason:>{width}} | {_short(aside.sentence.text)}" for aside in shown]
    return "\n".join([*lines, "", f"Settings: {summary.settings}"]) + "\n"


def render_stories(stories: Sequence[Story]) -> str:
    """The same for each story, below its title."""
    return "\n\n".join(
        f"Story {number}: {_short(story.title)}\n\n{render(story.summary)}"
        for number, story in enumerate(stories, start=1)
    )


def _evidence(cited: CitedSentence, summary: Summary) -> list[str]:
    salience = f"salience {cited.salience:.3f} (rank {cited.rank} of {summary.candidates})"
    relevance = "" if cited.relevance is None else f"relevance to the query {cited.relevance:.3f}, "
    cost = counted(cited.cost, summary.budget.unit.removesuffix("s"))
    quoted = f"quoted from [{mentions(cited, numbers(summary))[0]}]"
    sources = counted(cited.sources, "independent source")
    more = len(cited.also_in) - len(cited.duplicates)
    return [
        *remark(cited, "     {}").splitlines(),
        *([f"     {chosen}"] if (chosen := why_chosen(cited, summary)) else []),
        f"     {salience}, {relevance}redundancy {cited.redundancy:.3f}, {cost}",
        f"     {quoted}, {sources}, copies merged: {len(cited.duplicates)}{f', said among more: {more}' if more else ''}",
    ]


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"
