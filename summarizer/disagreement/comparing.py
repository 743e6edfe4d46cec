"""What is never compared, however alike the sentences are."""

from summarizer.disagreement.aspects import SUBGROUPS
from summarizer.disagreement.mentions import Mention

# Roles that no other role is compared with: what was before, the two ends of a span.
_APART = frozenset({"former", "start", "end"})
# Who is counted: one word of a line and another are never of one count.
_SIDES = tuple(
    map(frozenset, ({"men", "women"}, {"boy", "girl"}, {"adult", "children"}, {"north", "south"}, {"east", "west"}))
)
_SHARES = frozenset({"percent", "decimal"})


def is_comparable(mine: Mention, theirs: Mention) -> bool:
    """Whether two mentions of one topic may be of one fact.

    They are not if what happened to those counted differs (dead, injured), if their scope does (a day, a week; men, women;
    children, people; one day or year, another), if one comes on top of another number, if one is a change in percent and
    the other a level, or if the names nearest to one are not beside the other.
    """
    apart = (
        _is_of_another_day(mine, theirs),
        bool(mine.fate and theirs.fate) and mine.fate != theirs.fate,
        mine.rate != theirs.rate and (mine.kind == "amount" or bool(mine.rate and theirs.rate)),
        _is_of_other_people(mine, theirs),
        _is_of_another_role(mine, theirs),
        bool(mine.names and theirs.names)
        and not (mine.names & theirs.context.keys() or theirs.names & mine.context.keys()),
    )
    return not any(apart)


def _is_of_another_day(mine: Mention, theirs: Mention) -> bool:
    """Whether both sentences say when, by year or by day, and name no year or day in common."""
    if mine.kind == "date":
        return False
    if mine.years and theirs.years and not mine.years & theirs.years:
        return True
    return bool(mine.days and theirs.days) and not any(
        day.agrees_with(other) for day in mine.days for other in theirs.days
    )


def _is_of_other_people(mine: Mention, theirs: Mention) -> bool:
    """Whether men are counted here and women there, or a part of the people here and people there."""
    if any(mine.heads & side and theirs.heads & side and not mine.heads & theirs.heads & side for side in _SIDES):
        return True
    return not (mine.heads & SUBGROUPS <= theirs.context.keys() and theirs.heads & SUBGROUPS <= mine.context.keys())


def _is_of_another_role(mine: Mention, theirs: Mention) -> bool:
    roles = {mine.role, theirs.role}
    if "more" in roles:
        # It comes on top of another number, which need not be the same.
        return True
    return len(roles) > 1 and bool(roles & _APART or (mine.topic in _SHARES and "change" in roles))
