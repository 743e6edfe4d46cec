"""Possible disagreements as lines of text, and the references to them from sentences."""

from collections import defaultdict
from collections.abc import Sequence

from summarizer.models import CitedSentence, Disagreement, Sentence, StatedValue, Summary

TITLE = "Possible disagreements (compare the sources)"


def as_lines(summary: Summary, *, bullet: str) -> list[str]:
    """Return a numbered line for each disagreement, followed by a line for each of its values.

    Args:
        summary: The summary.
        bullet: The beginning of each line below the title.
    """
    if summary.disagreements is None:
        return []
    if not summary.disagreements:
        return [f"{TITLE}: none found."]
    numbered = enumerate(summary.disagreements, start=1)
    return [f"{TITLE}:", *(line for number, found in numbered for line in _lines(number, found, bullet))]


def _lines(number: int, found: Disagreement, bullet: str) -> list[str]:
    update = ", changed over time" if found.is_update else ""
    lines = [f"{bullet}({number}) {heading(found)}: {found.about} ({found.kind}{update})"]
    for values in versions(found):
        superseded = ", superseded" if found.is_superseded(values[0]) else ""
        by_wording: dict[tuple[str, str], list[StatedValue]] = defaultdict(list)
        for value in values:
            by_wording[inline(value), value.sentence.text].append(value)
        for (text, sentence), same in by_wording.items():
            lines.append(f"{bullet}  {text}{superseded}: {sentence} [{'; '.join(map(_place, same))}]")
    return lines


def versions(found: Disagreement) -> list[tuple[StatedValue, ...]]:
    """Group the statements by value, in the order of the first statement of each."""
    by_value: dict[str, list[StatedValue]] = defaultdict(list)
    for value in found.values:
        by_value[value.normalized].append(value)
    return [tuple(values) for values in by_value.values()]


def inline(value: StatedValue) -> str:
    """Return the value as written within a line: a number in words loses the capital that its sentence gave it."""
    number = value.normalized.partition(" ")[0].replace(".", "", 1)
    is_in_words = number.isdigit() and not any(map(str.isdigit, value.text))
    if is_in_words and value.start == value.sentence.start:
        return value.text[:1].lower() + value.text[1:]
    return value.text


def heading(found: Disagreement) -> str:
    """Return the values as first written: "34 or 36"; "17 → eleven → two" where they follow each other in time."""
    first = [values[0] for values in versions(found)]
    texts = list(map(inline, first))
    if len(set(texts)) < len(texts):  # "Monday", written in different weeks
        texts = [f"{value.text} ({value.normalized})" for value in first]
    if found.is_update:
        return " → ".join(texts)
    return " or ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))


def touched(cited: CitedSentence, disagreements: Sequence[Disagreement]) -> list[int]:
    """Return the numbers, from 1, of the disagreements that the sentence or a duplicate of it is part of."""
    own = _with_duplicates(cited)
    return [
        number
        for number, disagreement in enumerate(disagreements, start=1)
        if any(value.sentence in own for value in disagreement.values)
    ]


def is_outdated(cited: CitedSentence, found: Disagreement) -> bool:
    """Return whether the sentence or a duplicate of it states a value that a later article supersedes."""
    own = _with_duplicates(cited)
    return any(value.sentence in own and found.is_superseded(value) for value in found.values)


def cross_reference(cited: CitedSentence, summary: Summary) -> str:
    """Return the disagreements that a sentence is part of: " (see disagreement 1)"; "" if there is none."""
    numbers = touched(cited, summary.disagreements or ())
    if not numbers:
        return ""
    return f" (see disagreement{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))})"


def _with_duplicates(cited: CitedSentence) -> set[Sentence]:
    return {cited.sentence, *(copy.sentence for copy in cited.duplicates)}


def _place(value: StatedValue) -> str:
    article = value.sentence.article
    dated = f"{article.id}, {article.published:%Y-%m-%d}" if article.published else article.id
    return f"{dated}, {value.start}–{value.end}"
