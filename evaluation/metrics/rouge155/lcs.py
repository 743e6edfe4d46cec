"""ROUGE-L at summary level: the union of longest common subsequences (Lin 2004, section 3.2)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from evaluation.metrics.rouge155.scores import Overlap

TokenizedSentences = Sequence[Sequence[str]]


def _positions(sentence: Sequence[str]) -> dict[str, int]:
    """Token to the bit set of its positions."""
    positions: dict[str, int] = {}
    for position, token in enumerate(sentence):
        positions[token] = positions.get(token, 0) | 1 << position
    return positions


def lcs_positions(length: int, positions: Mapping[str, int], other: Sequence[str]) -> int:
    """The positions of a sentence that its LCS with another sentence covers.

    With table c (rows: the sentence, columns: the other), the program walks back from the last cell: diagonal on equal
    tokens, else up if c[i-1][j] >= c[i][j-1], else left. Which of several LCS it finds depends on that order.

    Columns are bit sets over rows. `grows` holds the rows where c[i][j] = c[i-1][j] + 1; their complement is the V of
    H. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004. On its way up, the walk stops at the first
    row with an equal token or in `grows`: everywhere else c[i-1][j] = c[i][j], so up is allowed.

    Args:
        length: Number of tokens of the sentence.
        positions: Each of its tokens with the bit set of its positions.
        other: The tokens of the other sentence.

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
    """Count what a summary shares with each reference, sentence by sentence.

    Args:
        summary: Tokens of each sentence.
        references: For each reference the tokens of each sentence.

    Returns:
        One overlap per reference. A token is hit where it lies on the LCS with any sentence of the summary, and at most
        as often as the summary has it. Units are tokens.
    """
    own = Counter(token for sentence in summary for token in sentence)
    overlaps = []
    for reference in references:
        covered = Counter(token for sentence in reference for token in _covered_tokens(sentence, summary))
        hits = sum(min(count, own[token]) for token, count in covered.items())
        overlaps.append(Overlap(hits, sum(map(len, reference)), own.total()))
    return overlaps
