"""Pairs of one fact → disagreements."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from summarizer.candidates import Candidates
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.pairing import Pairs
from summarizer.disagreement.units import UNIT_SYMBOLS
from summarizer.disagreement.updates import supersedes
from summarizer.models import Disagreement, StatedValue
from summarizer.numerics.types import Indices, Vector

# An article that gives three values tells of several facts, or of a figure that moves by the hour.
_MOST_VALUES = 2
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def gather(pairs: Pairs, probabilities: Vector, places: Indices, candidates: Candidates) -> tuple[Disagreement, ...]:
    """The connected components of the pairs that hold a conflict, surest first, updates last.

    Those are left out in which one article gives three values or more.

    Args:
        pairs: All pairs.
        probabilities: (k,) how sure it is that each is of one fact.
        places: (j,) those that are.
        candidates: The sentences.
    """
    labels: dict[int, int] = {}

    def root(number: int) -> int:
        while labels.setdefault(number, number) != number:
            number = labels[number]
        return number

    chosen = [(int(pairs.first[place]), int(pairs.second[place]), place) for place in places.tolist()]
    for first, second, _ in chosen:
        low, high = sorted((root(first), root(second)))
        labels[high] = low
    members: dict[int, list[Mention]] = defaultdict(list)
    for number in sorted(labels):
        members[root(number)].append(pairs.mentions[number])
    conflicts: dict[int, list[int]] = defaultdict(list)
    for first, _, place in chosen:
        if not pairs.agree[place]:
            conflicts[root(first)].append(place)
    found = []
    for label, conflict in conflicts.items():
        if _most_values(members[label], candidates) > _MOST_VALUES:
            continue
        values = {stated_value(mention, candidates): None for mention in members[label]}
        both = [(pairs.mentions[pairs.first[place]], pairs.mentions[pairs.second[place]]) for place in conflict]
        found.append(
            Disagreement(
                kind=members[label][0].kind,
                about=_label(members[label]),
                values=tuple(sorted(values, key=_place)),
                is_update=all(supersedes(first, second, candidates) for first, second in both),
                score=float(probabilities[conflict].max()),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.is_update, -one.score, one.kind, _place(one.values[0]))))


def _most_values(members: Sequence[Mention], candidates: Candidates) -> int:
    """The most values that one article states."""
    stated: dict[str, set[str]] = defaultdict(set)
    for mention in members:
        stated[candidates.sentences[mention.row].article.id].add(mention.value.normalized)
    return max(map(len, stated.values()))


def stated_value(mention: Mention, candidates: Candidates) -> StatedValue:
    """A mention as what an article states, with its unit."""
    sentence = candidates.sentences[mention.row]
    unit = UNIT_SYMBOLS.get(mention.topic, "") if mention.kind in ("number", "amount") else ""
    normalized = f"{mention.value.normalized} {unit}".rstrip()
    return StatedValue(sentence, sentence.start + mention.start, sentence.start + mention.end, normalized)


def _place(value: StatedValue) -> tuple[bool, float, str, int, int]:
    """By publication, undated articles last."""
    article = value.sentence.article
    published = article.published
    seconds = (published.replace(tzinfo=published.tzinfo or UTC) - _EPOCH).total_seconds() if published else 0.0
    return published is None, seconds, article.id, value.start, value.end


def _label(members: Sequence[Mention]) -> str:
    counts = Counter(mention.about for mention in members)
    return min(counts, key=lambda about: (-counts[about], len(about), about))
