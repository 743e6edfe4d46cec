"""What is never compared, however alike the sentences are."""

from summarizer.disagreement.mentions import Mention

# Roles that no other role is compared with: what was before, what came on top, the two ends of a span.
_APART = frozenset({"former", "more", "start", "end"})
# Who is counted: one word of a line and another are never of one count.
_SIDES = tuple(
    map(frozenset, ({"men", "women"}, {"boy", "girl"}, {"adult", "children"}, {"north", "south"}, {"east", "west"}))
)
_SHARES = frozenset({"percent", "decimal"})


def is_comparable(mine: Mention, theirs: Mention) -> bool:
    """Whether two mentions of one topic may be of one fact.

    They are not if what happened to those counted differs (dead, injured), if their scope does (a day, a week; men, women),
    if one is a change in percent and the other a level, or if the names nearest to one are not beside the other.
    """
    if mine.fate and theirs.fate and mine.fate != theirs.fate:
        return False
    if mine.rate != theirs.rate and (mine.kind == "amount" or (mine.rate and theirs.rate)):
        return False
    if any(mine.heads & side and theirs.heads & side and not mine.heads & theirs.heads & side for side in _SIDES):
        return False
    if mine.role != theirs.role and (
        {mine.role, theirs.role} & _APART or (mine.topic in _SHARES and "change" in (mine.role, theirs.role))
    ):
        return False
    is_named = mine.names and theirs.names
    return not is_named or bool(mine.names & theirs.context.keys() or theirs.names & mine.context.keys())
