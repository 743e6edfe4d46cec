"""Pairs of mentions in articles of different origins that may be of one fact, with their features."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.disagreement.attribute_lexicon import SUBGROUPS
from summarizer.disagreement.claims import Claim
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.numbers import Number
from summarizer.numerics.types import Indices, Vector

# A stem near more mentions of one topic than this is skipped: its pairs grow with the square, and it says little.
_MAX_MENTIONS_PER_STEM = 150
# Constants that were set on the ten dev clusters (docs/disagreements.md, "Constants").
_MIN_CONTEXT_OVERLAP = 0.06
_MAX_SMALL_COUNT = 12
_MAX_LOG_RATIO = 5.0
_MAX_DIGITS = 3
# Features of values that are not numbers: a date, time or score counts as a number of two digits, a claim or name as one.
_LOG_RATIO_OF_OTHERS = 0.5
_DIGITS_OF_CLAIMS = 1.0
_DIGITS_OF_OTHERS = 2.0
# Pairs per block of cosines: 50,000 × 384 floats are 77 MB.
_BLOCK = 50_000
# Groups of people; a count of one side is never compared with a count of the other.
_OPPOSITES = tuple(
    map(frozenset, ({"men", "women"}, {"boy", "girl"}, {"adult", "children"}, {"north", "south"}, {"east", "west"}))
)

PAIR_FEATURES = (
    "sentence cosine",
    "context overlap",
    "name overlap",
    "same head noun",
    "sentence cosine if same head noun",
    "same outcome",
    "different roles",
    "different years",
    "log ratio",
    "small count",
    "significant digits",
    "uniqueness in the articles",
)


@dataclass(frozen=True)
class Pairs:
    """Pairs of comparable mentions.

    Attributes:
        mentions: (m,) all mentions.
        first: (k,) int64, index of the first mention of each pair.
        second: (k,) int64, index of the second one, greater than the first.
        features: (k, d) float64, see `PAIR_FEATURES`.
        agree: (k,) bool, whether both may state the same value.
    """

    mentions: tuple[Mention, ...]
    first: Indices
    second: Indices
    features: NDArray[np.float64]
    agree: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)

    def pair(self, index: int) -> tuple[Mention, Mention]:
        """Return the two mentions of a pair."""
        return self.mentions[self.first[index]], self.mentions[self.second[index]]


def pair_mentions(mentions: Sequence[Mention], idf: Mapping[str, float], candidates: Candidates) -> Pairs:
    """Return the pairs of mentions of one topic and different origins whose contexts overlap.

    Args:
        mentions: The mentions of all sentences.
        idf: Stem → inverse document frequency among the sentences, > 0.
        candidates: The sentences.
    """
    first, second, overlap = _overlapping(mentions, idf, candidates)
    both = zip(first.tolist(), second.tolist(), strict=True)
    comparable = np.array([_are_comparable(mentions[one], mentions[other]) for one, other in both], dtype=bool)
    first, second, overlap = first[comparable], second[comparable], overlap[comparable]
    rows = np.array([mention.row for mention in mentions], dtype=np.int64)
    names = [_unit_vector({stem: idf.get(stem, 1.0) for stem in mention.all_names}) for mention in mentions]
    articles = candidates.articles[rows].tolist() if len(rows) else []
    competitors = Counter(zip((mention.topic for mention in mentions), articles, strict=True))
    features = np.zeros((len(first), len(PAIR_FEATURES)))
    cosines = _cosines(rows[first], rows[second], candidates)
    for index, (one, other) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        mine, theirs = mentions[one], mentions[other]
        same_head = bool(mine.heads & theirs.heads)
        features[index] = (
            cosines[index],
            overlap[index],
            _dot(names[one], names[other]),
            same_head,
            cosines[index] * same_head,
            bool(mine.outcome) and mine.outcome == theirs.outcome,
            mine.role != theirs.role,
            mine.years != theirs.years,
            *_size_features(mine, theirs),
            (competitors[mine.topic, articles[one]] * competitors[mine.topic, articles[other]]) ** -0.5,
        )
    agree = [mentions[a].agrees_with(mentions[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    # Rounded, so that the order of summation has no effect.
    return Pairs(tuple(mentions), first, second, features.round(4), np.array(agree, dtype=bool))


def _are_comparable(mine: Mention, theirs: Mention) -> bool:
    """Return whether two mentions of one topic may be of one fact.

    They may not if they differ in outcome (dead, injured), rate (a day, a week), day, group (men, women) or kind of role (a
    change, a level), or if the names nearest to each are not near the other.
    """
    return not (
        (mine.outcome and theirs.outcome and mine.outcome != theirs.outcome)
        or (mine.rate != theirs.rate and (mine.kind == "amount" or (mine.rate and theirs.rate)))
        or _differ_in_day(mine, theirs)
        or _differ_in_group(mine, theirs)
        or _differ_in_role(mine, theirs)
        or (mine.names and theirs.names and not (mine.names & theirs.own_words or theirs.names & mine.own_words))
    )


def _differ_in_day(mine: Mention, theirs: Mention) -> bool:
    """Return whether both sentences name days, but none in common; tolls are exempt, they go on from day to day."""
    if mine.kind in ("date", "time") or mine.outcome or not (mine.days and theirs.days):
        return False
    return not any(day.agrees_with(other) for day in mine.days for other in theirs.days)


def _differ_in_group(mine: Mention, theirs: Mention) -> bool:
    """Return whether men are counted here and women there, or children here and people there."""
    if any(mine.heads & side and theirs.heads & side and not mine.heads & theirs.heads & side for side in _OPPOSITES):
        return True
    return not (mine.heads & SUBGROUPS <= theirs.context.keys() and theirs.heads & SUBGROUPS <= mine.context.keys())


def _differ_in_role(mine: Mention, theirs: Mention) -> bool:
    """Return whether the roles exclude that both are of one fact; "12 more" can follow different numbers."""
    roles = {mine.role, theirs.role}
    if "more" in roles:
        return True
    if len(roles) == 1:
        return False
    is_measure = mine.kind == "number" and mine.topic != "count"
    return "former" in roles or roles == {"start", "end"} or (is_measure and "change" in roles)


def _size_features(mine: Mention, theirs: Mention) -> tuple[float, float, float]:
    """Return the log ratio of two numbers, whether the smaller is a small count, and the fewer significant digits."""
    if not isinstance(mine.value, Number) or not isinstance(theirs.value, Number):
        return _LOG_RATIO_OF_OTHERS, 0.0, _DIGITS_OF_CLAIMS if isinstance(mine.value, Claim) else _DIGITS_OF_OTHERS
    low, high = sorted((abs(mine.value.value), abs(theirs.value.value)))
    ratio = min(_MAX_LOG_RATIO, math.log(high / low)) if low > 0 else _MAX_LOG_RATIO * (high > 0)
    digits = min(mine.value.significant_digits, theirs.value.significant_digits, _MAX_DIGITS)
    return ratio, float(mine.topic == "count" and low <= _MAX_SMALL_COUNT), float(digits)


def _unit_vector(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.hypot(*weights.values())
    return {stem: weight / length for stem, weight in weights.items()}


def _dot(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    return math.fsum(weight * theirs[stem] for stem, weight in mine.items() if stem in theirs)


def _cosines(first: Indices, second: Indices, candidates: Candidates) -> Vector:
    cosines = np.zeros(len(first))
    for start in range(0, len(first), _BLOCK):
        block = slice(start, start + _BLOCK)
        cosines[block] = np.einsum("ij,ij->i", candidates.vectors[first[block]], candidates.vectors[second[block]])
    return cosines


def _postings(mentions: Sequence[Mention], idf: Mapping[str, float]) -> Iterator[list[tuple[int, float]]]:
    """Yield, for each stem near several mentions of one topic, their indices with its weight in their unit contexts."""
    postings: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        vector = _unit_vector({stem: weight * idf.get(stem, 1.0) for stem, weight in mention.context.items()})
        for stem, weight in vector.items():
            postings[mention.topic, stem].append((index, weight))
    yield from (posting for posting in postings.values() if 1 < len(posting) <= _MAX_MENTIONS_PER_STEM)


def _overlapping(
    mentions: Sequence[Mention], idf: Mapping[str, float], candidates: Candidates
) -> tuple[Indices, Indices, Vector]:
    """Find the pairs with overlapping contexts, by an inverted index.

    Returns:
        (k,) and (k,) int64, the mentions of each pair, ascending; (k,) float64, the cosine of their contexts in [0, 1].
    """
    postings = list(_postings(mentions, idf))
    if not postings:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    sizes = np.array([len(posting) for posting in postings])
    indices = np.array([index for posting in postings for index, _ in posting], dtype=np.int64)
    weights = np.array([weight for posting in postings for _, weight in posting], dtype=np.float64)
    # Pair every entry of a posting with those before it in the same posting.
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    before = np.arange(len(indices)) - starts
    second = np.repeat(np.arange(len(indices)), before)
    first = starts[second] + np.arange(len(second)) - np.repeat(np.cumsum(before) - before, before)
    origins = candidates.origins[[mention.row for mention in mentions]]
    differ = origins[indices[first]] != origins[indices[second]]
    first, second = first[differ], second[differ]
    pairs, inverse = np.unique(indices[first] * len(mentions) + indices[second], return_inverse=True)
    overlap = np.bincount(inverse, weights[first] * weights[second], minlength=len(pairs)).astype(np.float64)
    kept = overlap >= _MIN_CONTEXT_OVERLAP
    return pairs[kept] // len(mentions), pairs[kept] % len(mentions), overlap[kept]
