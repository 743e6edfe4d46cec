"""Clusters of mentions of one fact: disagreements, and updates in which a later value supersedes an earlier one."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from summarizer.candidates import Candidates
from summarizer.disagreement.attribute_lexicon import REVISABLE_OUTCOMES, VOLATILE
from summarizer.disagreement.claims import Claim
from summarizer.disagreement.measurement_units import UNIT_SYMBOLS
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.numbers import Number
from summarizer.disagreement.pairing import Pairs
from summarizer.models import Disagreement, StatedValue
from summarizer.numerics.arrays import connected_components
from summarizer.numerics.types import Indices, Vector

# An article with three values reports several facts, or a number that changes by the hour.
_MAX_VALUES_PER_ARTICLE = 2
_REVISION = re.compile(
    r"\b(?:rose|risen|climbed|grew|grown|increased|raised|jumped|up from|down from|fell to|fallen to|brings? the"
    r"|brought the|now|revised|corrected|updated|new (?:official )?(?:figure|count|total|toll)|latest|since then"
    r"|by then|still)\b",
    re.IGNORECASE,
)
# Characters before and after a value in which such a word is looked for.
_REVISION_WINDOW = 60
# Hours between two articles after which a different toll, or a different price, is an update.
_MIN_HOURS_FOR_TOLLS = 4.0
_MIN_HOURS_FOR_VOLATILE = 0.5
# Context weight from which a word is near a value: a distance of up to six words.
_MIN_NEAR_WEIGHT = 0.5
# Stems near a percentage that is a share of the vote.
_ELECTION_STEMS = frozenset({"parti", "vote"})
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def cluster_mentions(
    pairs: Pairs, probabilities: Vector, selected: Indices, candidates: Candidates
) -> tuple[Disagreement, ...]:
    """Return the connected components of the selected pairs that contain a conflict.

    Args:
        pairs: All pairs.
        probabilities: (k,) the probability of each that both mentions are of one fact.
        selected: (j,) the indices of the pairs of one fact.
        candidates: The sentences.

    Returns:
        Disagreements by descending probability, then updates; without those in which an article states three values or more.
    """
    first, second = pairs.first.tolist(), pairs.second.tolist()
    components = connected_components((first[index], second[index]) for index in selected.tolist())
    members: dict[int, list[Mention]] = defaultdict(list)
    for mention in sorted(components):
        members[components[mention]].append(pairs.mentions[mention])
    conflicts: dict[int, list[int]] = defaultdict(list)
    for index in selected[~pairs.agree[selected]].tolist():
        conflicts[components[first[index]]].append(index)
    found = [
        Disagreement(
            kind=members[component][0].kind,
            about=_label(members[component]),
            values=_stated_values(members[component], candidates),
            is_update=all(_supersedes(*pairs.pair(index), candidates) for index in indices),
            score=float(probabilities[indices].max()),
        )
        for component, indices in conflicts.items()
        if _most_values(members[component], candidates) <= _MAX_VALUES_PER_ARTICLE
    ]
    return tuple(sorted(found, key=lambda one: (one.is_update, -one.score, one.kind, _publication_key(one.values[0]))))


def to_stated_value(mention: Mention, candidates: Candidates) -> StatedValue:
    """Return the value of a mention in its article, with its unit."""
    sentence = candidates.sentences[mention.row]
    unit = UNIT_SYMBOLS.get(mention.topic, "") if mention.kind in ("number", "amount") else ""
    normalized = f"{mention.value.normalized} {unit}".rstrip()
    return StatedValue(sentence, sentence.start + mention.start, sentence.start + mention.end, normalized)


def _stated_values(mentions: Sequence[Mention], candidates: Candidates) -> tuple[StatedValue, ...]:
    """Return the distinct values of mentions, by publication."""
    values = dict.fromkeys(to_stated_value(mention, candidates) for mention in mentions)
    return tuple(sorted(values, key=_publication_key))


def _most_values(mentions: Sequence[Mention], candidates: Candidates) -> int:
    """Return the largest number of different values that one article states."""
    values: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        values[candidates.sentences[mention.row].article.id].add(mention.value.normalized)
    return max(map(len, values.values()))


def _publication_key(value: StatedValue) -> tuple[bool, datetime, str, int, int]:
    """Return a sort key: by publication, undated articles last."""
    article = value.sentence.article
    return article.instant is None, article.instant or _UNDATED, article.id, value.start, value.end


def _label(mentions: Sequence[Mention]) -> str:
    counts = Counter(mention.about for mention in mentions)
    return min(counts, key=lambda about: (-counts[about], len(about), about))


def _supersedes(first: Mention, second: Mention, candidates: Candidates) -> bool:
    """Return whether one of two conflicting mentions is later and updates the other.

    Without dates of publication, none is known to be later.
    """
    hours = _hours_between(*(candidates.sentences[mention.row].article.instant for mention in (first, second)))
    if not hours:
        return False
    earlier, later = (first, second) if hours > 0 else (second, first)
    if isinstance(earlier.value, Claim):
        # What has not happened yet may happen later.
        return earlier.value.is_denied and earlier.value.tense == "perfect"
    if not isinstance(later.value, Number) or later.kind == "age":
        return False
    text = candidates.texts[later.row]
    if _REVISION.search(text, max(0, later.start - _REVISION_WINDOW), later.end + _REVISION_WINDOW):
        return True
    if first.outcome:
        is_toll = first.outcome == second.outcome and first.outcome in REVISABLE_OUTCOMES
        return is_toll and abs(hours) >= _MIN_HOURS_FOR_TOLLS
    return abs(hours) >= _MIN_HOURS_FOR_VOLATILE and (_is_volatile(first) or _is_volatile(second))


def _hours_between(first: datetime | None, second: datetime | None) -> float:
    """Return the hours from the first to the second time; 0 if one is unknown."""
    if first is None or second is None:
        return 0.0
    return (second - first).total_seconds() / 3600


def _is_volatile(mention: Mention) -> bool:
    """Return whether the words near a number say that it changes within the hour."""
    if mention.outcome:
        return False
    near = {stem for stem, weight in mention.context.items() if weight > _MIN_NEAR_WEIGHT}
    return bool(near & VOLATILE) or (mention.topic == "percent" and bool(near & _ELECTION_STEMS))
