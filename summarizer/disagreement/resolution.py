"""Resolution of mentions by the rest of the cluster: the unit of bare numbers, and claims and names that nobody contests."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from summarizer.disagreement.claims import Claim
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.names import Spelling
from summarizer.disagreement.numbers import Number

# Scale from which a number of nothing ("1.2 million a day") is money.
_MIN_MONEY_SCALE = 1e6


def resolve(mentions: Sequence[Mention], lowercase_words: frozenset[str]) -> list[Mention]:
    """Return the mentions with their topics resolved, without the claims and names that nobody contests.

    Args:
        mentions: The mentions of all sentences.
        lowercase_words: Words that the cluster writes in lower case, which are not names.
    """
    return _contested(_resolve_percentages(_resolve_currency(mentions)), lowercase_words)


def _resolve_currency(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Turn large numbers of nothing ("1.2 million a day") into amounts of the most frequent currency."""
    currencies = Counter(mention.topic for mention in mentions if mention.kind == "amount")
    if not currencies:
        return mentions
    most = max(currencies, key=lambda name: (currencies[name], name))
    return [
        replace(mention, kind="amount", topic=most)
        if mention.topic == "count"
        and not mention.heads
        and isinstance(mention.value, Number)
        and mention.value.scale >= _MIN_MONEY_SCALE
        else mention
        for mention in mentions
    ]


def _resolve_percentages(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Turn bare decimals near a name with percentages elsewhere ("Concord 29.6") into percentages."""
    names = frozenset(chain.from_iterable(mention.names for mention in mentions if mention.topic == "percent"))
    return [
        replace(mention, topic="percent")
        if mention.topic == "decimal" and not mention.heads and mention.names & names
        else mention
        for mention in mentions
    ]


def _contested(mentions: Sequence[Mention], lowercase_words: frozenset[str]) -> list[Mention]:
    """Return the mentions without claims and names of which there is one version, and without names of common words."""
    values: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        values[mention.topic].add(mention.value.normalized)
    return [
        mention
        for mention in mentions
        if not isinstance(mention.value, Claim | Spelling)
        or (
            len(values[mention.topic]) > 1
            and not (isinstance(mention.value, Spelling) and mention.value.words & lowercase_words)
        )
    ]
