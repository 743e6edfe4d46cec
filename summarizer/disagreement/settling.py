"""What a mention is of, where only the other mentions of the cluster tell."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.names import Spelling
from summarizer.disagreement.negation import Claim
from summarizer.disagreement.numerals import Numeral

# Numbers from here on that count nothing ("1.2 million a day") are money.
_LARGE = 1e6


def settled(found: Sequence[Mention], common: frozenset[str]) -> list[Mention]:
    """The mentions with their topics as the cluster tells them, without what nobody puts otherwise.

    Args:
        found: What the sentences state.
        common: Words that are written in lower case somewhere: what is "forces" there is no surname.
    """
    return _contested(_in_percent(_in_currency(found)), common)


def _in_currency(found: Sequence[Mention]) -> Sequence[Mention]:
    """Large numbers of nothing ("1.2 million a day") are amounts of the most used currency."""
    currencies = Counter(mention.topic for mention in found if mention.kind == "amount")
    if not currencies:
        return found
    most = max(currencies, key=lambda name: (currencies[name], name))
    return [replace(mention, kind="amount", topic=most) if _is_bare_large(mention) else mention for mention in found]


def _is_bare_large(mention: Mention) -> bool:
    value = mention.value
    return mention.topic == "count" and not mention.heads and isinstance(value, Numeral) and value.scale >= _LARGE


def _in_percent(found: Sequence[Mention]) -> Sequence[Mention]:
    """Bare decimals beside a name that has percentages elsewhere ("Concord 29.6") are percentages too."""
    named = frozenset(chain.from_iterable(mention.names for mention in found if mention.topic == "percent"))
    return [
        replace(mention, topic="percent")
        if mention.topic == "decimal" and not mention.heads and mention.names & named
        else mention
        for mention in found
    ]


def _contested(found: Sequence[Mention], common: frozenset[str]) -> list[Mention]:
    """The mentions without the claims and names that nobody puts otherwise, and without names of common words."""
    values: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        values[mention.topic].add(mention.value.normalized)
    return [
        mention
        for mention in found
        if not isinstance(mention.value, Claim | Spelling)
        or (
            len(values[mention.topic]) > 1
            and not (isinstance(mention.value, Spelling) and mention.value.words & common)
        )
    ]
