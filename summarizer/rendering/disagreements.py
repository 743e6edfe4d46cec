"""Possible disagreements as lines, the same in text and in Markdown, and beside the sentences that they touch."""

from collections.abc import Sequence

from summarizer.models import Article, CitedSentence, Disagreement, Summary

TITLE = "Possible disagreements (compare the sources)"


def as_lines(summary: Summary, *, bullet: str) -> list[str]:
    """A numbered line for each fact that independent articles seem to state differently, then one for each version of it.

    Args:
        summary: Whose disagreements.
        bullet: What a version's line begins with.
    """
    if summary.disagreements is None:
        return []
    if not summary.disagreements:
        return [f"{TITLE}: none found."]
    numbered = enumerate(summary.disagreements, start=1)
    return [f"{TITLE}:", *(line for number, found in numbered for line in _lines(number, found, bullet))]


def _lines(number: int, found: Disagreement, bullet: str) -> list[str]:
    kind = "changed over time, the last is the latest" if found.is_update else found.kind
    versions = {value.normalized: value for value in reversed(found.values)}
    ordered = [value for value in found.values if versions[value.normalized] is value]
    return [
        f"{bullet}({number}) {found.about} ({kind})",
        *(f"{bullet}  {value.text}: {value.sentence.text} [{_source(value.sentence.article)}]" for value in ordered),
    ]


def _source(article: Article) -> str:
    return f"{article.id}, {article.published:%Y-%m-%d}" if article.published else article.id


def touched(cited: CitedSentence, disagreements: Sequence[Disagreement]) -> list[int]:
    """The numbers, from 1, of the disagreements that the sentence or one of its copies is part of."""
    own = {cited.sentence, *(copy.sentence for copy in cited.also_in)}
    return [
        number
        for number, disagreement in enumerate(disagreements, start=1)
        if any(value.sentence in own for value in disagreement.values)
    ]


def cross_reference(cited: CitedSentence, summary: Summary) -> str:
    """What stands behind a sentence that a disagreement touches: " (see disagreement 1)"; empty if none does."""
    numbers = touched(cited, summary.disagreements or ())
    if not numbers:
        return ""
    return f" (see disagreement{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))})"
