"""What is never compared, however alike the sentences are."""

from summarizer.disagreement.aspects import SUBGROUPS
from summarizer.disagreement.mentions import Mention

# Who is counted: one word of a line and another are never of one count.
_SIDES = tuple(
    map(frozenset, ({"men", "women"}, {"boy", "girl"}, {"adult", "children"}, {"north", "south"}, {"east", "west"}))
)


def is_comparable(mine: Mention, theirs: Mention) -> bool:
    """Whether two mentions of one topic may be of one fact.

    They are not if what happened to those counted differs (dead, injured), if their scope does (a day, a week; men, women;
    children, people; one day, another), if one comes on top of another number, if one is a change and the other a level, or if
    the names nearest to one do not stand beside the other.
    """
    return not (
        (mine.fate and theirs.fate and mine.fate != theirs.fate)
        or (mine.rate != theirs.rate and (mine.kind == "amount" or (mine.rate and theirs.rate)))
        or _are_of_other_days(mine, theirs)
        or _are_of_other_people(mine, theirs)
        or _have_other_roles(mine, theirs)
        or (mine.names and theirs.names and not (mine.names & theirs.own or theirs.names & mine.own))
    )


def _are_of_other_days(mine: Mention, theirs: Mention) -> bool:
    """Whether both sentences say on which day, and name none in common; a toll of one day goes on on the next."""
    if mine.kind in ("date", "time") or mine.fate or not (mine.days and theirs.days):
        return False
    return not any(day.agrees_with(other) for day in mine.days for other in theirs.days)


def _are_of_other_people(mine: Mention, theirs: Mention) -> bool:
    """Whether men are counted here and women there, or a part of the people here and people there."""
    if any(mine.heads & side and theirs.heads & side and not mine.heads & theirs.heads & side for side in _SIDES):
        return True
    return not (mine.heads & SUBGROUPS <= theirs.context.keys() and theirs.heads & SUBGROUPS <= mine.context.keys())


def _have_other_roles(mine: Mention, theirs: Mention) -> bool:
    roles = {mine.role, theirs.role}
    if "more" in roles:
        # It comes on top of another number, which need not be the same.
        return True
    if len(roles) == 1:
        return False
    is_measured = mine.kind == "number" and mine.topic != "count"
    return "former" in roles or roles == {"start", "end"} or (is_measured and "change" in roles)
