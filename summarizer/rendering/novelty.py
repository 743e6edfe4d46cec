"""What a sentence is to somebody who has read before, the same in every format."""

from collections.abc import Mapping

from summarizer.models import Change, CitedSentence
from summarizer.rendering.disagreements import inline

# What each mark is called.
NOVELTY: Mapping[str, str] = {
    "new": "new",
    "updated": "updated",
    "known": "known, but the sentence beside it needs it",
}


def remark(cited: CitedSentence, template: str = "{}") -> str:
    """Whether it is new, and what it updates, in a template; nothing where nothing was known.

    Args:
        cited: A sentence of a summary.
        template: What stands around the remark, with a place for it.
    """
    if cited.novelty is None:
        return ""
    changes = "; ".join(map(told, cited.changes))
    return template.format(": ".join(filter(None, [NOVELTY[cited.novelty], changes])))


def told(change: Change) -> str:
    """What a figure was and is, and where it was read."""
    place = f"{change.before.sentence.article.id}, characters {change.before.start}–{change.before.end}"
    return f"{change.about}: {inline(change.before)} → {inline(change.now)}, before in [{place}]"
