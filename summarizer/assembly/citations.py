"""Chosen rows → cited sentences: rank, redundancy, copies and independent sources of each."""

from collections.abc import Collection, Sequence
from typing import Literal

import numpy as np

from summarizer.assembly.corroboration import saying_more
from summarizer.candidates import Candidates
from summarizer.filtering.novelty import flag_known_ngrams
from summarizer.lexical.words import tokenize_cased
from summarizer.models import CitedSentence, Copy
from summarizer.numerics.arrays import distinct
from summarizer.numerics.types import Labels, Vector

_MOST_WORDS = 5


def cite(candidates: Candidates, salience: Vector, rows: Sequence[int]) -> list[CitedSentence]:
    """The chosen sentences with their evidence.

    Args:
        candidates: The sentences that competed.
        salience: (n,) float64 in [0, 1].
        rows: The chosen ones, in the order of choice.
    """
    ranks = np.empty(len(candidates), dtype=np.int64)
    ranks[np.argsort(-salience, kind="stable")] = np.arange(1, len(candidates) + 1)
    said, spread = _heard(candidates), candidates.terms.count_labels(candidates.origins)
    cited = []
    for place, row in enumerate(rows):
        before = candidates.vectors[list(rows[:place])] @ candidates.vectors[row]
        group = np.flatnonzero(candidates.groups == candidates.groups[row])
        more = saying_more(candidates, row)
        cited.append(
            CitedSentence(
                sentence=candidates.sentences[row],
                salience=float(salience[row]),
                rank=int(ranks[row]),
                redundancy=round(float(before.max()), 6) if place else 0.0,
                cost=int(candidates.costs[row]),
                also_in=_copies(candidates, row, group, more),
                sources=len(distinct(candidates.origins[np.append(group, more)])),
                relevance=None if candidates.query is None else float(candidates.relevance[row]),
                novelty=_novelty(candidates, row),
                new_terms=_new_terms(candidates, row, said, spread),
                needed_by=next(
                    (
                        candidates.sentences[one]
                        for one in rows
                        if one != row and row in candidates.context_groups.of(one)
                    ),
                    None,
                ),
                changes=candidates.changes.get(row, ()),
            )
        )
        said.update(candidates.terms.row(row).tolist())
    return cited


def _heard(candidates: Candidates) -> set[int]:
    if candidates.background is None:
        return set()
    return set(
        np.flatnonzero(flag_known_ngrams(candidates.background, candidates.terms, candidates.vocabulary)).tolist()
    )


def _new_terms(candidates: Candidates, row: int, said: Collection[int], spread: Vector) -> tuple[str, ...]:
    """The words that a row adds to the terms said, as it writes them; see `CitedSentence.new_terms`."""
    terms, words = candidates.terms, tokenize_cased(candidates.texts[row])
    if len(words) != len(candidates.words[row]):  # capitals that are two letters in small
        words = list(candidates.words[row])
    written = dict(reversed(list(zip(candidates.stems[row].tolist(), words, strict=True))))
    order = list(dict.fromkeys(candidates.stems[row].tolist()))
    new = [(int(terms.first[term]), term) for term in terms.row(row).tolist() if term not in said]
    new.sort(key=lambda pair: (-spread[pair[1]], order.index(pair[0])))
    return tuple(written[stem] for stem, _ in new[:_MOST_WORDS])


def _novelty(candidates: Candidates, row: int) -> Literal["new", "updated", "known"] | None:
    if candidates.background is None:
        return None
    return "known" if candidates.is_known[row] else "updated" if row in candidates.changes else "new"


def _copies(candidates: Candidates, row: int, group: Labels, more: Labels) -> tuple[Copy, ...]:
    copies = [
        Copy(candidates.sentences[other], round(float(cosine), 6), says_more)
        for rows, says_more in ((group[group != row], False), (more, True))
        for other, cosine in zip(rows, candidates.vectors[rows] @ candidates.vectors[row], strict=True)
    ]
    return tuple(sorted(copies, key=lambda copy: -copy.similarity))
