"""Whether two mentions are of one fact."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.disagreement.aspects import FATES
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.names import Spelling
from summarizer.disagreement.negation import Claim
from summarizer.disagreement.numerals import Numeral
from summarizer.stages import Candidates

# Least scores for two mentions to be of one fact, tuned on the dev clusters of the corpus. What shares more than its
# context (a fate, a physical unit, a date to come) needs less of it.
_LEAST = MappingProxyType({"number": 0.35, "amount": 0.28, "date": 0.36, "time": 0.4, "age": 0.0, "name": 0.2})
_LEAST_SAME_FATE = 0.25
_LEAST_AHEAD = 0.3
_LEAST_RECENT = 0.5
_LEAST_OF_DIMENSION = MappingProxyType(
    dict.fromkeys("length mass volume area speed power energy temperature data".split(), 0.25)
    | {"decimal": 0.3, "duration": 0.45}
)
# Two claims: least overlap of their contexts; where the tense says that something happened or will, less is enough.
_LEAST_CLAIM = 0.45
_LEAST_EVENT = 0.33
_LEAST_EVENT_COSINE = 0.25
_EVENTFUL = frozenset({"perfect", "past", "future"})
# Of plain counts the sentences must be somewhat alike too.
_LEAST_COUNT_COSINE = 0.3
# Two numbers of one fact are hardly more than this many times each other, but for tolls that rise.
_MOST_TIMES = 8.0
_CLOSE = 0.5
_SUBJECT_WORDS = 3
_COSINE_WEIGHT = 0.5
# Heads that say nothing of what is counted.
_GENERIC = frozenset({"person"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that may be of one fact.

    Attributes:
        first: Number of a mention.
        second: Number of a later one.
        overlap: Cosine of their contexts, in [0, 1].
        cosine: Cosine of their sentences, in [-1, 1].
    """

    first: int
    second: int
    overlap: float
    cosine: float

    @property
    def score(self) -> float:
        """How sure it is that both are of one fact, in [0, 1]; 1 = surest."""
        return min(1.0, max(0.0, (self.overlap + _COSINE_WEIGHT * self.cosine) / (1 + _COSINE_WEIGHT)))


def of_one_fact(pairs: Sequence[Pair], mentions: Sequence[Mention], candidates: Candidates) -> list[Pair]:
    """The pairs of one fact, agreeing ones included.

    Of the mentions in an article only the one that fits best can contradict a mention elsewhere, and only if the
    article does not also state the same.
    """
    plausible = [pair for pair in pairs if is_comparable(pair, mentions[pair.first], mentions[pair.second])]
    articles = candidates.articles[[mention.row for mention in mentions]]
    stated: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        stated[mention.row, mention.key[0]].append(mention)
    best: dict[tuple[int, int], float] = defaultdict(float)
    agreeing: dict[tuple[int, int], float] = defaultdict(float)
    for pair in plausible:
        is_agreed = mentions[pair.first].agrees_with(mentions[pair.second])
        for mine, other in _both_ways(pair):
            place = (mine, int(articles[other]))
            best[place] = max(best[place], pair.score)
            if is_agreed:
                agreeing[place] = max(agreeing[place], pair.score)

    def is_contradicted(mine: int, other: int, score: float) -> bool:
        place = (mine, int(articles[other]))
        beside = stated[mentions[other].row, mentions[mine].key[0]]
        return agreeing[place] < score >= best[place] and not any(map(mentions[mine].agrees_with, beside))

    return [
        pair
        for pair in plausible
        if mentions[pair.first].agrees_with(mentions[pair.second])
        or all(is_contradicted(mine, other, pair.score) for mine, other in _both_ways(pair))
    ]


def _both_ways(pair: Pair) -> Iterator[tuple[int, int]]:
    yield pair.first, pair.second
    yield pair.second, pair.first


def is_comparable(pair: Pair, first: Mention, second: Mention) -> bool:
    """Whether two mentions of one key are of one fact, as far as the two alone can tell."""
    mine, theirs = first.value, second.value
    if isinstance(mine, Claim) and isinstance(theirs, Claim):
        is_event = mine.tense in _EVENTFUL and pair.cosine >= _LEAST_EVENT_COSINE
        return mine.is_like(theirs) and pair.overlap >= (_LEAST_EVENT if is_event else _LEAST_CLAIM)
    if isinstance(mine, Spelling) and isinstance(theirs, Spelling):
        return (mine.agrees_with(theirs) or mine.is_like(theirs)) and pair.score >= _LEAST["name"]
    if first.kind == "age":
        return bool(first.names & second.names)
    if "former" in first.key or pair.score < _least(first, second):
        return False
    if isinstance(mine, Numeral) and isinstance(theirs, Numeral) and not _are_alike(pair, first, second, mine, theirs):
        return False
    return not first.names or not second.names or _share_names(first, second)


def _least(first: Mention, second: Mention) -> float:
    """The least score for two mentions of one key."""
    if first.fate and first.fate == second.fate:
        return _LEAST_SAME_FATE
    if first.kind == "date":
        return {"ahead": _LEAST_AHEAD, "recent": _LEAST_RECENT}.get(first.key[1], _LEAST["date"])
    return _LEAST_OF_DIMENSION.get(first.key[0], _LEAST[first.kind])


def _are_alike(pair: Pair, first: Mention, second: Mention, mine: Numeral, theirs: Numeral) -> bool:
    """Whether two numbers are of the same size, time and fate, and of the same thing counted."""
    low, high = sorted((abs(mine.value), abs(theirs.value)))
    has_fate = bool(first.fate or second.fate)
    if (first.fate and second.fate and first.fate != second.fate) or first.years != second.years:
        return False
    if not has_fate and high > _MOST_TIMES * low:
        return False
    if first.key[0] == "decimal":
        return bool((_close(first) & _close(second)) - first.names - second.names)
    if first.key[0] != "count":
        return True
    return _count_the_same(first, second) and (has_fate or pair.cosine >= _LEAST_COUNT_COSINE)


def _count_the_same(first: Mention, second: Mention) -> bool:
    mine, theirs = _kinds(first), _kinds(second)
    if mine and theirs and not mine & theirs:
        return False
    shared = _subject(first) & _subject(second)
    if shared and shared <= _GENERIC:
        # Of people it must be said what happened to them, or something else in common.
        return first.fate == second.fate and bool((_close(first) & _close(second)) - _GENERIC)
    return bool(shared)


def _share_names(first: Mention, second: Mention) -> bool:
    return bool(first.names & second.context.keys() or second.names & first.context.keys())


def _close(mention: Mention) -> frozenset[str]:
    return frozenset(stem for stem, nearness in mention.context.items() if nearness > _CLOSE)


def _kinds(mention: Mention) -> frozenset[str]:
    """The heads that say what those counted are."""
    return mention.heads - _GENERIC - FATES


def _subject(mention: Mention) -> frozenset[str]:
    """What is counted: the heads, or the nearest words where there are none, and the fate."""
    fate = frozenset({mention.fate} - {""})
    if mention.heads:
        return mention.heads | fate
    near = sorted(mention.context, key=lambda stem: (-mention.context[stem], stem))
    return frozenset(near[:_SUBJECT_WORDS]) | fate
