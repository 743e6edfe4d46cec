"""Sentences that say the same, across articles and within one, gathered into groups."""

from collections.abc import Sequence

import numpy as np

from summarizer.figures import figures
from summarizer.stages import Labels, Matrix

# Rows per block of the similarity search: 1,000 × 100,000 floats are 400 MB at the very most, 16 MB in the common case.
_BLOCK = 1_000


def group_duplicates(texts: Sequence[str], vectors: Matrix, *, threshold: float) -> Labels:
    """Groups of near-duplicates by star clustering (Aslam, Pelekhov and Rus 2004).

    Each group has a centre, and every member is at least `threshold` similar to it: A ~ B and B ~ C never put A with C
    on their own. Centres are taken by falling number of neighbours, ties by text, so the order of the rows does not
    matter. Sentences whose numbers, dates or negation differ are never neighbours: that is a possible disagreement.
    Equal texts are always in one group.

    Args:
        texts: (n,) the sentences.
        vectors: (n, d) float32, unit rows; equal for equal texts.
        threshold: Least cosine with the centre, in (0, 1]; 1 = only copies.

    Returns:
        (n,) int64: the row of the first sentence of each one's group.
    """
    first = dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))
    distinct = {text: number for number, text in enumerate(sorted(first))}
    rows = np.array([first[text] for text in distinct], dtype=np.int64)
    copies = np.array([distinct[text] for text in texts], dtype=np.int64)
    neighbours = _neighbours(tuple(distinct), vectors[rows], threshold)
    count = np.bincount(copies, minlength=len(rows))
    support = [int(count[[number, *near]].sum()) for number, near in enumerate(neighbours)]
    labels = rows.copy()
    free = np.ones(len(rows), dtype=bool)
    for centre in sorted(range(len(rows)), key=lambda number: (-support[number], number)):
        if free[centre]:
            group = [centre, *(number for number in neighbours[centre] if free[number])]
            free[group] = False
            labels[group] = rows[group].min()
    return labels[copies]


def _neighbours(texts: Sequence[str], vectors: Matrix, threshold: float) -> list[list[int]]:
    """For each text the numbers of those that may say the same."""
    found: list[list[int]] = [[] for _ in texts]
    stated = [figures(text) for text in texts]
    for start in range(0, len(texts), _BLOCK):
        similar = vectors[start : start + _BLOCK] @ vectors.T
        for offset, other in zip(*np.nonzero(similar >= threshold - 1e-6), strict=True):
            number = start + int(offset)
            if number < other and stated[number].agrees_with(stated[other]):
                found[number].append(int(other))
                found[int(other)].append(number)
    return found
