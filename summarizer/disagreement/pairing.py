"""Pairs of mentions of one topic in articles of different origins, with what tells whether they are of one fact."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.disagreement.comparing import is_comparable
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.negation import Claim
from summarizer.disagreement.numerals import Numeral
from summarizer.numerics.types import Indices, Vector

# A stem beside more mentions of one topic pairs everything with everything, at a cost of their square, and tells little.
_COMMON = 150
_LEAST_OVERLAP = 0.06
# Pairs per block of the cosines: 50,000 × 384 floats are 77 MB.
_BLOCK = 50_000
# Counts up to a dozen are of many things at once.
_FEW = 12
_MOST_LOG_RATIO = 5.0
_MOST_DIGITS = 3
# A date, a time of day or a result says as much as a number of two digits, a claim as one of one.
_DIGITS_OF_A_MOMENT = 2.0

FEATURES = (
    "cosine of the sentences",
    "overlap of the contexts",
    "overlap of the names",
    "same head",
    "cosine where the head is the same",
    "same fate",
    "other role",
    "other years",
    "logarithm of the ratio",
    "small count",
    "significant digits",
    "how alone in their articles",
)


@dataclass(frozen=True)
class Pairs:
    """Pairs of mentions of one topic from different origins whose contexts overlap.

    Attributes:
        mentions: (m,) all mentions.
        first: (k,) int64, the number of a mention.
        second: (k,) int64, the number of a later one.
        features: (k, d) float64, see `FEATURES`.
        agree: (k,) bool, whether both may state the same value.
    """

    mentions: tuple[Mention, ...]
    first: Indices
    second: Indices
    features: NDArray[np.float64]
    agree: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)


def pair_up(mentions: Sequence[Mention], rarity: Mapping[str, float], candidates: Candidates) -> Pairs:
    """The pairs of mentions that may be of one fact.

    Args:
        mentions: What the sentences state.
        rarity: Stem → how rare it is in the cluster, > 0.
        candidates: The sentences.
    """
    first, second, overlap = _overlaps(mentions, rarity, candidates)
    both = zip(first.tolist(), second.tolist(), strict=True)
    comparable = np.array([is_comparable(mentions[one], mentions[other]) for one, other in both], dtype=bool)
    first, second, overlap = first[comparable], second[comparable], overlap[comparable]
    rows = np.array([mention.row for mention in mentions], dtype=np.int64)
    names = [_weighted(mention.all_names, rarity) for mention in mentions]
    articles = candidates.articles[rows].tolist() if len(rows) else []
    crowd = Counter(zip((mention.topic for mention in mentions), articles, strict=True))
    table = np.zeros((len(first), len(FEATURES)))
    cosines = _cosines(rows[first], rows[second], candidates)
    for place, (one, other) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        mine, theirs = mentions[one], mentions[other]
        same_head = bool(mine.heads & theirs.heads)
        table[place] = (
            cosines[place],
            overlap[place],
            _dot(names[one], names[other]),
            same_head,
            cosines[place] * same_head,
            bool(mine.fate) and mine.fate == theirs.fate,
            mine.role != theirs.role,
            mine.years != theirs.years,
            *_sizes(mine, theirs),
            (crowd[mine.topic, articles[one]] * crowd[mine.topic, articles[other]]) ** -0.5,
        )
    agree = [mentions[a].agrees_with(mentions[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    # Rounded, so that the order of the sums decides nothing.
    return Pairs(tuple(mentions), first, second, table.round(4), np.array(agree, dtype=bool))


def _sizes(mine: Mention, theirs: Mention) -> tuple[float, float, float]:
    """Logarithm of the ratio of two numbers, whether one is a small count, and the digits of the rounder one."""
    if not isinstance(mine.value, Numeral) or not isinstance(theirs.value, Numeral):
        return 0.5, 0.0, 1.0 if isinstance(mine.value, Claim) else _DIGITS_OF_A_MOMENT
    low, high = sorted((abs(mine.value.value), abs(theirs.value.value)))
    ratio = min(_MOST_LOG_RATIO, math.log(high / low)) if low > 0 else _MOST_LOG_RATIO * (high > 0)
    digits = min(mine.value.digits, theirs.value.digits, _MOST_DIGITS)
    return ratio, float(mine.topic == "count" and low <= _FEW), float(digits)


def _weighted(stems: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Stem → its rarity, scaled to length 1."""
    weights = {stem: rarity.get(stem, 1.0) for stem in stems}
    length = math.hypot(*weights.values())
    return {stem: weight / length for stem, weight in weights.items()}


def _dot(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    return math.fsum(weight * theirs[stem] for stem, weight in mine.items() if stem in theirs)


def _cosines(first: Indices, second: Indices, candidates: Candidates) -> Vector:
    found = np.zeros(len(first))
    for start in range(0, len(first), _BLOCK):
        block = slice(start, start + _BLOCK)
        found[block] = np.einsum("ij,ij->i", candidates.vectors[first[block]], candidates.vectors[second[block]])
    return found


def _postings(mentions: Sequence[Mention], rarity: Mapping[str, float]) -> Iterator[list[tuple[int, float]]]:
    """For each stem beside mentions of one topic, those with its weight in their contexts, scaled to length 1."""
    found: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        weights = {stem: nearness * rarity.get(stem, 1.0) for stem, nearness in mention.context.items()}
        length = math.hypot(*weights.values())
        for stem, weight in weights.items():
            found[mention.topic, stem].append((number, weight / length))
    yield from (holders for holders in found.values() if 1 < len(holders) <= _COMMON)


def _overlaps(
    mentions: Sequence[Mention], rarity: Mapping[str, float], candidates: Candidates
) -> tuple[Indices, Indices, Vector]:
    """Cosines of contexts, by an inverted index.

    Returns:
        (k,) and (k,) int64, the mentions of each pair, ascending; (k,) float64, its overlap in [0, 1].
    """
    shared = list(_postings(mentions, rarity))
    if not shared:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    sizes = np.array([len(holders) for holders in shared])
    numbers = np.array([number for holders in shared for number, _ in holders], dtype=np.int64)
    weight = np.array([weight for holders in shared for _, weight in holders], dtype=np.float64)
    # Every entry of a posting is paired with those before it in the same posting.
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    before = np.arange(len(numbers)) - starts
    second = np.repeat(np.arange(len(numbers)), before)
    first = starts[second] + np.arange(len(second)) - np.repeat(np.cumsum(before) - before, before)
    origins = candidates.origins[[mention.row for mention in mentions]]
    apart = origins[numbers[first]] != origins[numbers[second]]
    first, second = first[apart], second[apart]
    pairs, places = np.unique(numbers[first] * len(mentions) + numbers[second], return_inverse=True)
    overlap = np.bincount(places, weight[first] * weight[second], minlength=len(pairs)).astype(np.float64)
    kept = overlap >= _LEAST_OVERLAP
    return pairs[kept] // len(mentions), pairs[kept] % len(mentions), overlap[kept]
