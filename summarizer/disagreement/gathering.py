"""Pairs of one fact → disagreements."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from summarizer.disagreement.comparison import Pair
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.units import UNIT_SYMBOLS
from summarizer.disagreement.updates import supersedes
from summarizer.models import Disagreement, StatedValue
from summarizer.stages import Candidates

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def gather(pairs: Sequence[Pair], mentions: Sequence[Mention], candidates: Candidates) -> tuple[Disagreement, ...]:
    """The connected components of the pairs that hold a disagreement, surest first, updates last."""
    labels: dict[int, int] = {}

    def root(number: int) -> int:
        while labels.setdefault(number, number) != number:
            number = labels[number]
        return number

    for pair in pairs:
        low, high = sorted((root(pair.first), root(pair.second)))
        labels[high] = low
    members: dict[int, list[Mention]] = defaultdict(list)
    for number in sorted(labels):
        members[root(number)].append(mentions[number])
    conflicts: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if not mentions[pair.first].agrees_with(mentions[pair.second]):
            conflicts[root(pair.first)].append(pair)
    found = []
    for label, conflict in conflicts.items():
        values = {_value(mention, candidates): None for mention in members[label]}
        found.append(
            Disagreement(
                kind=members[label][0].kind,
                about=_label(members[label]),
                values=tuple(sorted(values, key=_place)),
                is_update=all(supersedes(mentions[p.first], mentions[p.second], candidates) for p in conflict),
                score=max(pair.score for pair in conflict),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.is_update, -one.score, one.kind, _place(one.values[0]))))


def _value(mention: Mention, candidates: Candidates) -> StatedValue:
    sentence = candidates.sentences[mention.row]
    unit = UNIT_SYMBOLS.get(mention.key[0], "") if mention.kind in ("number", "amount") else ""
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
