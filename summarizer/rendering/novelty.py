"""What a sentence is to somebody who has read before, the same in every format."""

from summarizer.models import Change, CitedSentence


def remark(cited: CitedSentence, template: str = "{}") -> str:
    """Whether it is new, and what it updates, in a template; nothing where nothing was known.

    Args:
        cited: A sentence of a summary.
        template: What stands around the remark, with a place for it.
    """
    if cited.novelty is None:
        return ""
    changes = "; ".join(_told(change) for change in cited.changes)
    reason = "known, but the sentence beside it needs it" if cited.novelty == "known" else cited.novelty
    return template.format(f"{reason}: {changes}" if changes else reason)


def _told(change: Change) -> str:
    place = f"{change.before.sentence.article.id}, {change.before.start}–{change.before.end}"
    return f"{change.about}: {change.before.text} → {change.now.text}, before in [{place}]"
