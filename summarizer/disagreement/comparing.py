"""What is never compared, however alike the sentences are."""

from summarizer.disagreement.mentions import Mention

# Roles that no other role is compared with: what was before, what came on top, the two ends of a span.
_APART = frozenset({"former", "more", "start", "end"})
_SHARES = frozenset({"percent", "decimal"})


def is_comparable(mine: Mention, theirs: Mention) -> bool:
    """Whether two mentions of one topic may be of one fact.

    They are not if what happened to those counted differs (dead, injured), if they are of different scope (a day, a week),
    if one is a change in percent and the other a level, or if the names nearest to one are not beside the other.
    """
    if (mine.fate and theirs.fate and mine.fate != theirs.fate) or (
        mine.kind in ("number", "amount") and mine.rate and theirs.rate and mine.rate != theirs.rate
    ):
        return False
    if mine.role != theirs.role and (
        {mine.role, theirs.role} & _APART or (mine.topic in _SHARES and "change" in (mine.role, theirs.role))
    ):
        return False
    is_named = mine.names and theirs.names
    return not is_named or bool(mine.names & theirs.context.keys() or theirs.names & mine.context.keys())
