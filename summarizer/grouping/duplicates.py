"""Sentences that say the same, across articles and within one, gathered into groups."""

from collections.abc import Sequence

import numpy as np

from summarizer.lexical.numbers import Figures, figures
from summarizer.numerics.similarity import alike
from summarizer.numerics.types import Labels, Matrix, weighted_counts


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
    if not texts:
        return np.zeros(0, dtype=np.int64)
    first = dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))
    distinct = {text: number for number, text in enumerate(sorted(first))}
    rows = np.array([first[text] for text in distinct], dtype=np.int64)
    copies = np.array([distinct[text] for text in texts], dtype=np.int64)
    lower, higher = _neighbours(tuple(distinct), vectors[rows], threshold)
    count = np.bincount(copies, minlength=len(rows))
    owners, others = np.concatenate([lower, higher]), np.concatenate([higher, lower])
    support = count + weighted_counts(owners, count[others].astype(np.float64), len(rows))
    by_owner = np.lexsort((others, owners))
    others, starts = others[by_owner], np.searchsorted(owners[by_owner], np.arange(len(rows) + 1))
    labels = rows.copy()
    free = np.ones(len(rows), dtype=bool)
    for centre in np.argsort(-support, kind="stable").tolist():
        near = others[starts[centre] : starts[centre + 1]]
        if free[centre] and len(near):
            group = np.append(near[free[near]], centre)
            free[group] = False
            labels[group] = rows[group].min()
    return labels[copies]


def _neighbours(texts: Sequence[str], vectors: Matrix, threshold: float) -> tuple[Labels, Labels]:
    """The pairs of texts that may say the same: (k,) the lower number of each, (k,) the higher.

    Only texts with the same numbers and the same negation can, so that others are never compared.
    """
    kinds: dict[Figures, int] = {}
    stated = np.array([kinds.setdefault(figures(text), len(kinds)) for text in texts], dtype=np.int64)
    comparable: dict[tuple[frozenset[str], bool], int] = {}
    sets = np.array([comparable.setdefault((kind.numbers, kind.negated), len(comparable)) for kind in kinds])
    members = np.split(np.argsort(sets[stated], kind="stable"), np.cumsum(np.bincount(sets[stated]))[:-1])
    found = [(members[0][:0], members[0][:0])]
    for rows in members:
        if len(rows) > 1:
            lower, higher = alike(vectors[rows], least=threshold)
            found.append((rows[lower], rows[higher]))
    lower, higher = (np.concatenate(ends) for ends in zip(*found, strict=True))
    pairs, place = np.unique(stated[lower] * len(kinds) + stated[higher], return_inverse=True)
    every = list(kinds)
    agree = [every[one].agrees_with(every[other]) for one, other in zip(*np.divmod(pairs, len(kinds)), strict=True)]
    is_kept = np.array(agree, dtype=np.bool_)[place]
    return lower[is_kept], higher[is_kept]
