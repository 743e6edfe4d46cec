"""Chosen rows → cited sentences: rank, redundancy, copies and independent sources of each."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from summarizer.models import CitedSentence, Copy
from summarizer.stages import Candidates, Labels, Vector


def cite(candidates: Candidates, salience: Vector, rows: Sequence[int]) -> list[CitedSentence]:
    """The chosen sentences with their evidence.

    Args:
        candidates: The sentences that competed.
        salience: (n,) float64 in [0, 1].
        rows: The chosen ones, in the order of choice.
    """
    ranks = np.empty(len(candidates), dtype=np.int64)
    ranks[np.argsort(-salience, kind="stable")] = np.arange(1, len(candidates) + 1)
    cited = []
    for place, row in enumerate(rows):
        before = candidates.vectors[list(rows[:place])] @ candidates.vectors[row]
        group = np.flatnonzero(candidates.groups == candidates.groups[row])
        cited.append(
            CitedSentence(
                sentence=candidates.sentences[row],
                salience=float(salience[row]),
                rank=int(ranks[row]),
                redundancy=round(float(before.max()), 6) if place else 0.0,
                cost=int(candidates.costs[row]),
                also_in=_copies(candidates, row, group),
                sources=len(np.unique(candidates.origins[group])),
                relevance=None if candidates.query is None else float(candidates.relevance[row]),
                novelty=_novelty(candidates, row),
                changes=candidates.changes.get(row, ()),
            )
        )
    return cited


def _novelty(candidates: Candidates, row: int) -> Literal["new", "updated", "known"] | None:
    if candidates.known is None:
        return None
    return "known" if candidates.is_known[row] else "updated" if row in candidates.changes else "new"


def _copies(candidates: Candidates, row: int, group: Labels) -> tuple[Copy, ...]:
    similarity = candidates.vectors[group] @ candidates.vectors[row]
    copies = [
        Copy(candidates.sentences[other], round(float(cosine), 6))
        for other, cosine in zip(group, similarity, strict=True)
        if other != row
    ]
    return tuple(sorted(copies, key=lambda copy: -copy.similarity))
