"""Possible disagreements as lines, the same in text and in Markdown."""

from summarizer.models import Disagreement, Summary

TITLE = "Possible disagreements (compare the sources)"


def as_lines(summary: Summary, *, bullet: str) -> list[str]:
    """A line for each fact that independent articles seem to state differently, then one for each version of it.

    Args:
        summary: Whose disagreements.
        bullet: What a version's line begins with.
    """
    if summary.disagreements is None:
        return []
    if not summary.disagreements:
        return [f"{TITLE}: none found."]
    return [f"{TITLE}:", *(line for found in summary.disagreements for line in _lines(found, bullet))]


def _lines(found: Disagreement, bullet: str) -> list[str]:
    kind = "changed over time" if found.is_update else found.kind
    versions = {value.normalized: value for value in reversed(found.values)}
    ordered = [value for value in found.values if versions[value.normalized] is value]
    return [
        f"{bullet}{found.about} ({kind})",
        *(f"{bullet}  {value.text}: {value.sentence.text} [{value.sentence.article.id}]" for value in ordered),
    ]
