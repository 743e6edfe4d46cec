"""The search: sentences → mentions → pairs of one fact → disagreements."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from summarizer.disagreement.comparison import Pair, of_one_fact
from summarizer.disagreement.gathering import gather
from summarizer.disagreement.mentions import Mention, contested, in_currency, mentions
from summarizer.disagreement.tokens import Tokenizer
from summarizer.models import Disagreement
from summarizer.stages import Candidates
from summarizer.units import Indices, Vector
from summarizer.words import stemmer, stop_words

# A stem beside more mentions of one key pairs everything with everything, at a cost of their square, and tells little.
_COMMON = 150
_LEAST_OVERLAP = 0.12
# Pairs per block of the cosines: 50,000 × 384 floats are 77 MB.
_BLOCK = 50_000


def find_disagreements(candidates: Candidates) -> tuple[Disagreement, ...]:
    """Where articles of different origins give different values for what seems one fact.

    Values are compared if they are of one kind, unit and role, and if the words around them, weighted by nearness and
    rarity, overlap. The rules are for English: for other languages nothing is found. The order of the articles does not
    matter.

    Returns:
        Contradictions, surest first, then updates.
    """
    if candidates.language != "english" or len(np.unique(candidates.origins)) < 2:  # noqa: PLR2004
        return ()
    tokenizer = Tokenizer(stemmer("english"), stop_words("english"))
    tokens = [tokenizer.tokens(text) for text in candidates.texts]
    frequency = Counter(stem for row in tokens for stem in {token.stem for token in row if token.is_content})
    height = len(candidates)
    rarity = {stem: 1 + math.log((1 + height) / (1 + count)) for stem, count in frequency.items()}
    common = frozenset(
        text[token.start : token.end]
        for text, row in zip(candidates.texts, tokens, strict=True)
        for token in row
        if not token.is_name
    )
    found = [
        mention for row, sentence in enumerate(candidates.sentences) for mention in mentions(row, sentence, tokens[row])
    ]
    stated = contested(in_currency(found), common)
    pairs = _pairs(stated, rarity, candidates)
    return gather(of_one_fact(pairs, stated, candidates), stated, candidates)


def _pairs(stated: Sequence[Mention], rarity: Mapping[str, float], candidates: Candidates) -> list[Pair]:
    """The pairs of mentions of one key from different origins whose contexts overlap."""
    keys, overlaps = _overlaps(stated, rarity, candidates)
    rows = np.array([mention.row for mention in stated], dtype=np.int64)
    found: list[Pair] = []
    for start in range(0, len(keys), _BLOCK):
        first, second = np.divmod(keys[start : start + _BLOCK], len(stated))
        cosines = np.einsum("ij,ij->i", candidates.vectors[rows[first]], candidates.vectors[rows[second]])
        found += [
            # Rounded, so that the order of the sums decides nothing.
            Pair(int(one), int(other), round(float(overlap), 6), round(float(cosine), 4))
            for one, other, overlap, cosine in zip(first, second, overlaps[start:], cosines, strict=False)
        ]
    return found


def _overlaps(stated: Sequence[Mention], rarity: Mapping[str, float], candidates: Candidates) -> tuple[Indices, Vector]:
    """Cosines of contexts, by an inverted index.

    Returns:
        (k,) int64, first · m + second of each pair of the m mentions, ascending; (k,) float64, its overlap in [0, 1].
    """
    postings: dict[tuple[tuple[str, ...], str], list[tuple[int, float]]] = defaultdict(list)
    for number, mention in enumerate(stated):
        weights = {stem: nearness * rarity.get(stem, 1.0) for stem, nearness in mention.context.items()}
        length = math.hypot(*weights.values())
        for stem, share in weights.items():
            postings[mention.key, stem].append((number, share / length))
    shared = [holders for holders in postings.values() if 1 < len(holders) <= _COMMON]
    if not shared:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    sizes = np.array([len(holders) for holders in shared])
    numbers = np.array([number for holders in shared for number, _ in holders], dtype=np.int64)
    weight = np.array([weight for holders in shared for _, weight in holders], dtype=np.float64)
    # Every entry of a posting is paired with those before it in the same posting.
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    before = np.arange(len(numbers)) - starts
    second = np.repeat(np.arange(len(numbers)), before)
    first = starts[second] + np.arange(len(second)) - np.repeat(np.cumsum(before) - before, before)
    origins = candidates.origins[[mention.row for mention in stated]]
    apart = origins[numbers[first]] != origins[numbers[second]]
    first, second = first[apart], second[apart]
    pairs, places = np.unique(numbers[first] * len(stated) + numbers[second], return_inverse=True)
    overlap = np.bincount(places, weight[first] * weight[second], minlength=len(pairs)).astype(np.float64)
    kept = overlap >= _LEAST_OVERLAP
    return pairs[kept], overlap[kept]
