"""Remarks on a summary, its sentences and its articles, worded alike in every format."""

from collections.abc import Mapping, Sequence

from summarizer.models import Article, Change, CitedSentence, Sentence, Summary, UnselectedSentence, counted
from summarizer.rendering.disagreements import inline

# Labels of `CitedSentence.novelty`.
NOVELTY: Mapping[str, str] = {
    "new": "new",
    "updated": "updated",
    "known": "known, but the sentence beside it needs it",
}


def scope_note(summary: Summary) -> str:
    """Return the query and the number of known sentences, a sentence for each; "" if there is neither."""
    parts = []
    if summary.query is not None:
        parts.append(f"About “{summary.query}”.")
    if summary.known is not None:
        parts.append(f"What is new against {counted(summary.known, 'sentence')} read before.")
    return " ".join(parts)


def off_topic_note(summary: Summary) -> str:
    """Return which articles were not cited because they are off topic; "" if there is none."""
    names = ", ".join(f"[{article.id}]" for article in summary.off_topic_articles)
    return f"Off topic, not cited: {names}." if names else ""


def list_note(summary: Summary) -> str:
    """Return that the sentences read as a list, and the consequence; "" if they do not."""
    if summary.is_coherent:
        return ""
    return "The sentences read as a list: what stands first in an article counts no more than the rest."


def date_notes(articles: Sequence[Article]) -> list[str]:
    """Return a sentence for each thing that is missing or doubtful about the articles' dates."""
    dated = [article.published for article in articles if article.published]
    undated = len(articles) - len(dated)
    notes = [f"{article.id}: {article.date_doubt}." for article in articles if article.date_doubt]
    if articles and not dated:
        notes.append("No article carries a date.")
    elif undated:
        notes.append(f"{counted(undated, 'article carries', 'articles carry')} no date.")
    zones = {published.utcoffset() for published in dated}
    if None in zones and len(zones) > 1:
        notes.append("Some times carry no zone; among the others they are read as UTC.")
    elif len(zones) > 1:
        notes.append("The times stand in several zones; they are compared as instants.")
    return notes


def novelty_note(cited: CitedSentence, template: str) -> str:
    """Return whether a sentence is new and which figures it updates; "" without known texts.

    Args:
        cited: A sentence of a summary.
        template: The text around the note, with `{}` in its place.
    """
    if cited.novelty is None:
        return ""
    changes = "; ".join(map(change_note, cited.changes))
    return template.format(": ".join(filter(None, [NOVELTY[cited.novelty], changes])))


def change_note(change: Change) -> str:
    """Return the old and the new value of a figure, and where the old one was read."""
    place = f"{change.before.sentence.article.id}, characters {change.before.start}–{change.before.end}"
    return f"{change.about}: {inline(change.before)} → {inline(change.now)}, before in [{place}]"


def spent(summary: Summary) -> int:
    """Return the length of the summary in the budget's units."""
    # In characters each sentence costs the space after it, which the last one does not need.
    return sum(cited.cost for cited in summary) - (summary.budget.unit == "characters")


def sentence_numbers(summary: Summary) -> dict[Sentence, int]:
    """Map each chosen sentence to its number in the summary, from 1."""
    return {cited.sentence: number for number, cited in enumerate(summary, start=1)}


def why_chosen(cited: CitedSentence, summary: Summary) -> str:
    """Return the terms that a sentence is the first to say and the sentence that needs it; "" if there is neither."""
    reasons = [f"first to say {', '.join(cited.new_terms)}"] if cited.new_terms else []
    if cited.needed_by:
        reasons.append(f"needed by sentence {sentence_numbers(summary)[cited.needed_by]}")
    return "; ".join(reasons)


def why_unselected(unselected: UnselectedSentence, summary: Summary) -> str:
    """Return why a sentence was not chosen, with the numbers that decided it."""
    number = sentence_numbers(summary)[unselected.like] if unselected.like else 0
    match unselected.reason:
        case "not understood alone":
            return "cannot stand alone: too short, no statement, or dependent on what cannot be quoted with it"
        case "off the query":
            return f"relevance to the query {unselected.relevance:.3f}, below the floor"
        case "known":
            return "known already"
        case "too alike":
            return f"too much like sentence {number} (cosine {unselected.similarity:.2f})"
        case "needs what is too alike":
            return f"needs a neighbour that is too much like sentence {number} (cosine {unselected.similarity:.2f})"
        case "no room":
            reason = f"takes {summary.budget.amount(unselected.cost)}, {max(unselected.room, 0)} left"
        case _:
            reason = "passed over for others that use more of the budget or add more"
    nearest = f"; nearest is sentence {number} (cosine {unselected.similarity:.2f})" if number else ""
    return f"{reason}; {unselected.covered:.0%} of its words are said{nearest}"
