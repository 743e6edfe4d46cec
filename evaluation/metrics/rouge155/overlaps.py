"""Overlap of a summary with its references: ROUGE-N, ROUGE-S, ROUGE-SU and ROUGE-L."""

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain

from evaluation.metrics.rouge155.scores import Overlap

_NAME = re.compile(r"[1-9]|SU?(?:0|[1-9][0-9]*)")

Bag = Counter[Hashable]


def is_bag_metric(metric: str) -> bool:
    """Return whether a metric is an n-gram length from 1 to 9, or `S` or `SU` with the largest skip gap, as in `SU4`."""
    return _NAME.fullmatch(metric) is not None


def _ngrams(tokens: Sequence[str], length: int) -> Bag:
    return Counter(zip(*(tokens[start:] for start in range(length)), strict=False))


def _skip_bigrams(tokens: Sequence[str], gap: int) -> Bag:
    distances = range(1, min(gap + 1, len(tokens)) + 1)
    return Counter(chain.from_iterable(zip(tokens, tokens[distance:], strict=False) for distance in distances))


def _bag(tokens: Sequence[str], metric: str) -> Bag:
    if metric.startswith("SU"):
        bag = _skip_bigrams(tokens, int(metric[2:]))
        # The program omits the unigram of the last token.
        bag.update(tokens[:-1])
        return bag
    if metric.startswith("S"):
        return _skip_bigrams(tokens, int(metric[1:]))
    return _ngrams(tokens, int(metric))


def bag_overlaps(metric: str, summary: Sequence[str], references: Sequence[Sequence[str]]) -> list[Overlap]:
    """Count the units that a summary shares with each reference.

    Args:
        metric: A name for which `is_bag_metric` holds.
        summary: Tokens in one row; n-grams and skip-bigrams run across the ends of sentences.
        references: Tokens of each reference in the same form.

    Returns:
        One overlap per reference, hits clipped by the counts of both sides.
    """
    own = _bag(summary, metric)
    overlaps = []
    for reference in references:
        other = _bag(reference, metric)
        hits = sum(min(own[unit], other[unit]) for unit in own.keys() & other.keys())
        overlaps.append(Overlap(hits, other.total(), own.total()))
    return overlaps


TokenizedSentences = Sequence[Sequence[str]]


def _positions(sentence: Sequence[str]) -> dict[str, int]:
    """Return the bit set of the positions of each token."""
    positions: dict[str, int] = {}
    for position, token in enumerate(sentence):
        positions[token] = positions.get(token, 0) | 1 << position
    return positions


def lcs_positions(length: int, positions: Mapping[str, int], other: Sequence[str]) -> int:
    """Return the positions of a sentence that its LCS with another sentence covers.

    With table c (rows: the sentence, columns: the other), the program walks back from the last cell: diagonal on equal
    tokens, else up if c[i-1][j] >= c[i][j-1], else left. That order decides which of several LCS it finds.

    Columns are bit sets over rows. `grows` holds the rows where c[i][j] = c[i-1][j] + 1; their complement is the V of
    H. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004. On its way up, the walk stops at the first
    row with an equal token or in `grows`: everywhere else c[i-1][j] = c[i][j], so up is allowed.

    Args:
        length: Number of tokens of the sentence.
        positions: Bit set of the positions of each of its tokens.
        other: Tokens of the other sentence.

    Returns:
        A bit set; bit i = token i of the sentence is covered.
    """
    if positions.keys().isdisjoint(other):
        return 0
    full = (1 << length) - 1
    flat = full
    columns = []
    for token in other:
        equal = positions.get(token, 0)
        if equal:
            shared = flat & equal
            flat = ((flat + shared) | (flat - shared)) & full
        columns.append((equal, flat ^ full))
    covered, above = 0, full
    for equal, grows in reversed(columns):
        row = ((equal | grows) & above).bit_length()
        if not row:
            break
        above = (1 << row) - 1
        bit = 1 << (row - 1)
        if equal & bit:
            covered |= bit
            above ^= bit
    return covered


def _covered_tokens(sentence: Sequence[str], summary: TokenizedSentences) -> list[str]:
    positions = _positions(sentence)
    covered = 0
    for other in summary:
        covered |= lcs_positions(len(sentence), positions, other)
    return [token for position, token in enumerate(sentence) if covered >> position & 1]


def lcs_overlaps(summary: TokenizedSentences, references: Sequence[TokenizedSentences]) -> list[Overlap]:
    """Count the tokens that a summary shares with each reference, sentence by sentence.

    Args:
        summary: Tokens of each sentence.
        references: Tokens of each sentence of each reference.

    Returns:
        One overlap per reference. A token is hit if it is on the LCS with any sentence of the summary, and at most
        as often as the summary has it. Units are tokens.
    """
    own = Counter(token for sentence in summary for token in sentence)
    overlaps = []
    for reference in references:
        covered = Counter(token for sentence in reference for token in _covered_tokens(sentence, summary))
        hits = sum(min(count, own[token]) for token, count in covered.items())
        overlaps.append(Overlap(hits, sum(map(len, reference)), own.total()))
    return overlaps
