"""Why a sentence is there, or not, in words: the same in every format."""

from collections.abc import Mapping

from summarizer.models import CitedSentence, Sentence, Summary, UnselectedSentence
from summarizer.rendering.sources import counted


def places(summary: Summary) -> Mapping[Sentence, int]:
    """Chosen sentence → its number in the summary, from 1."""
    return {cited.sentence: number for number, cited in enumerate(summary.sentences, start=1)}


def why_chosen(cited: CitedSentence, summary: Summary) -> str:
    """What it was the first to say, and which sentence needs it; nothing if neither is known."""
    said = [f"first to say {', '.join(cited.new_terms)}"] if cited.new_terms else []
    if cited.needed_by:
        said.append(f"needed by sentence {places(summary)[cited.needed_by]}")
    return "; ".join(said)


def why_left_out(left: UnselectedSentence, summary: Summary) -> str:
    """What stood against a sentence, with the numbers that decided it."""
    number = places(summary)[left.like] if left.like else 0
    match left.reason:
        case "not understood alone":
            return "cannot stand alone: too short, no statement, or dependent on what cannot be quoted with it"
        case "off the query":
            return f"relevance to the query {left.relevance:.3f}, below the floor"
        case "known":
            return "known already"
        case "too alike":
            return f"too much like sentence {number} (cosine {left.similarity:.2f})"
        case "needs what is too alike":
            return f"needs a neighbour that is too much like sentence {number} (cosine {left.similarity:.2f})"
        case "no room":
            takes = f"takes {counted(left.cost, summary.budget.unit.removesuffix('s'))}, {max(left.room, 0)} left"
        case _:
            takes = "passed over for others that use more of the budget or add more"
    nearest = f"; nearest is sentence {number} (cosine {left.similarity:.2f})" if number else ""
    return f"{takes}; {left.covered:.0%} of its words are said{nearest}"
