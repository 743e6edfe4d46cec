"""Sentences that say the same, across articles and within one, gathered into groups."""

from collections.abc import Sequence

import numpy as np

from summarizer.figures import figures
from summarizer.stages import Labels, Matrix

# Rows per block of the similarity search: 1,000 × 100,000 floats are 400 MB at the very most, 16 MB in the common case.
_BLOCK = 1_000


def group_duplicates(texts: Sequence[str], vectors: Matrix, *, threshold: float) -> Labels:
    """Groups of near-duplicates by star clustering (Aslam, Pelekhov and Rus 2004).

    Each group has a centre, and every member is at least `threshold` similar to it: A ~ B and B ~ C never put A with C on
    their own. Centres are taken by falling number of neighbours, ties by text, so the order of the rows does not
    matter. Sentences whose numbers, dates or negation differ are never neighbours: that is a possible disagreement.

    Args:
        texts: (n,) the sentences.
        vectors: (n, d) float32, unit rows.
        threshold: Least cosine with the centre, in (0, 1]; 1 = only copies.

    Returns:
        (n,) int64: the row of the first sentence of each one's group.
    """
    neighbours: list[list[int]] = [[] for _ in texts]
    stated = [figures(text) for text in texts]
    for start in range(0, len(texts), _BLOCK):
        similar = vectors[start : start + _BLOCK] @ vectors.T
        for offset, other in zip(*np.nonzero(similar >= threshold - 1e-6), strict=True):
            row = start + int(offset)
            if row < other and stated[row].agrees_with(stated[other]):
                neighbours[row].append(int(other))
                neighbours[int(other)].append(row)
    labels = np.arange(len(texts), dtype=np.int64)
    free = np.ones(len(texts), dtype=bool)
    for centre in sorted(range(len(texts)), key=lambda row: (-len(neighbours[row]), texts[row], row)):
        if free[centre]:
            group = [centre, *(row for row in neighbours[centre] if free[row])]
            free[group] = False
            labels[group] = min(group)
    return labels
