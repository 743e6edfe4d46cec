"""Possible disagreements as lines, the same in text and in Markdown, and beside the sentences that they touch."""

from collections import defaultdict
from collections.abc import Sequence

from summarizer.models import Article, CitedSentence, Disagreement, StatedValue, Summary

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
    state = ", changed over time" if found.is_update else ""
    lines = [f"{bullet}({number}) {heading(found)}: {found.about} ({found.kind}{state})"]
    for values in versions(found):
        superseded = ", superseded" if found.is_superseded(values[0]) else ""
        wordings: dict[tuple[str, str], list[StatedValue]] = defaultdict(list)
        for value in values:
            wordings[inline(value), value.sentence.text].append(value)
        for (text, sentence), alike in wordings.items():
            lines.append(f"{bullet}  {text}{superseded}: {sentence} [{'; '.join(map(_place, alike))}]")
    return lines


def versions(found: Disagreement) -> list[tuple[StatedValue, ...]]:
    """The statements of each different value, both in the order of the first that states it."""
    gathered: dict[str, list[StatedValue]] = defaultdict(list)
    for value in found.values:
        gathered[value.normalized].append(value)
    return [tuple(values) for values in gathered.values()]


def inline(value: StatedValue) -> str:
    """The value as it stands within a line: a number in words that begins a sentence, without its capital."""
    number = value.normalized.partition(" ")[0].replace(".", "", 1)
    is_in_words = number.isdigit() and not any(map(str.isdigit, value.text))
    if is_in_words and value.start == value.sentence.start:
        return value.text[:1].lower() + value.text[1:]
    return value.text


def heading(found: Disagreement) -> str:
    """The values against each other, as first written: "34 or 36"; "17 → eleven → two" where they follow in time."""
    told = [values[0] for values in versions(found)]
    texts = list(map(inline, told))
    if len(set(texts)) < len(texts):  # "Monday", written in different weeks
        texts = [f"{value.text} ({value.normalized})" for value in told]
    if found.is_update:
        return " → ".join(texts)
    return " or ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))


def _place(value: StatedValue) -> str:
    return f"{_dated(value.sentence.article)}, {value.start}–{value.end}"


def _dated(article: Article) -> str:
    return f"{article.id}, {article.published:%Y-%m-%d}" if article.published else article.id


def touched(cited: CitedSentence, disagreements: Sequence[Disagreement]) -> list[int]:
    """The numbers, from 1, of the disagreements that the sentence or one of its copies is part of."""
    own = {cited.sentence, *(copy.sentence for copy in cited.duplicates)}
    return [
        number
        for number, disagreement in enumerate(disagreements, start=1)
        if any(value.sentence in own for value in disagreement.values)
    ]


def is_outdated(cited: CitedSentence, found: Disagreement) -> bool:
    """Whether the sentence, or one of its copies, states a value that a later article supersedes."""
    own = {cited.sentence, *(copy.sentence for copy in cited.duplicates)}
    return any(value.sentence in own and found.is_superseded(value) for value in found.values)


def cross_reference(cited: CitedSentence, summary: Summary) -> str:
    """What stands behind a sentence that a disagreement touches: " (see disagreement 1)"; empty if none does."""
    numbers = touched(cited, summary.disagreements or ())
    if not numbers:
        return ""
    return f" (see disagreement{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))})"
