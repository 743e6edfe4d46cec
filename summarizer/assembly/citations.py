"""Citations: evidence for each chosen sentence, with its copies, the sentences that entail it and its independent sources."""

from collections.abc import Collection, Sequence
from typing import Literal

import numpy as np

from summarizer.candidates import Candidates
from summarizer.filtering.novelty import flag_known_ngrams
from summarizer.lexical.numbers import find_numbers
from summarizer.lexical.words import tokenize_cased
from summarizer.models import CitedSentence, Copy
from summarizer.numerics.arrays import distinct
from summarizer.numerics.types import Labels, Vector

# New words that a citation names.
_MOST_NEW_TERMS = 5

# A sentence entails another if it holds this share of its content stems and they have this cosine. On 120 Multi-News
# clusters at 150 words, 31 of 33 such pairs drawn at random were right by eye.
_LEAST_SHARED_STEMS = 0.7
_LEAST_COSINE = 0.6
# A sentence with fewer content stems ("He was released.") occurs word for word in sentences about other events.
_LEAST_STEMS = 4


def cite(candidates: Candidates, salience: Vector, rows: Sequence[int]) -> list[CitedSentence]:
    """Return the chosen sentences with their evidence.

    Args:
        candidates: The sentences that competed.
        salience: (n,) float64 in [0, 1].
        rows: Chosen rows, in the order of choice.
    """
    ranks = np.empty(len(candidates), dtype=np.int64)
    ranks[np.argsort(-salience, kind="stable")] = np.arange(1, len(candidates) + 1)
    said, spread = _known_terms(candidates), candidates.terms.count_labels(candidates.origins)
    cited = []
    for place, row in enumerate(rows):
        before = candidates.vectors[list(rows[:place])] @ candidates.vectors[row]
        group = np.flatnonzero(candidates.groups == candidates.groups[row])
        entailing = entailed_by(candidates, row)
        dependents = (one for one in rows if one != row and row in candidates.context_groups.of(one))
        cited.append(
            CitedSentence(
                sentence=candidates.sentences[row],
                salience=float(salience[row]),
                rank=int(ranks[row]),
                redundancy=round(float(before.max()), 6) if place else 0.0,
                cost=int(candidates.costs[row]),
                also_in=_copies(candidates, row, group, entailing),
                sources=len(distinct(candidates.origins[np.append(group, entailing)])),
                relevance=None if candidates.query is None else float(candidates.relevance[row]),
                novelty=_novelty(candidates, row),
                new_terms=_new_terms(candidates, row, said, spread),
                needed_by=next((candidates.sentences[one] for one in dependents), None),
                changes=candidates.changes.get(row, ()),
            )
        )
        said.update(candidates.terms.row(row).tolist())
    return cited


def entailed_by(candidates: Candidates, row: int) -> Labels:
    """Return (k,) the rows that say what a row says and more, ascending: of other articles, outside its duplicate group.

    They hold most of its content and all of its numbers, months and years, and both or neither are negated. A sentence that
    says less is no support: a report that a bridge will close does not say for how long.

    Args:
        candidates: The sentences.
        row: The sentence to corroborate.
    """
    terms = candidates.terms
    own = terms.row(row)
    if len(own) < _LEAST_STEMS:
        return np.zeros(0, dtype=np.int64)
    is_own = np.zeros(terms.width)
    is_own[own] = 1
    may_entail = (
        (terms.sums(is_own) >= _LEAST_SHARED_STEMS * len(own))
        & (candidates.vectors @ candidates.vectors[row] >= _LEAST_COSINE)
        & (candidates.articles != candidates.articles[row])
        & (candidates.groups != candidates.groups[row])
    )
    stated = find_numbers(candidates.texts[row])
    rows = [
        other
        for other in np.flatnonzero(may_entail).tolist()
        if stated.is_within(find_numbers(candidates.texts[other]))
    ]
    return np.array(rows, dtype=np.int64)


def _known_terms(candidates: Candidates) -> set[int]:
    if candidates.background is None:
        return set()
    return set(
        np.flatnonzero(flag_known_ngrams(candidates.background, candidates.terms, candidates.vocabulary)).tolist()
    )


def _new_terms(candidates: Candidates, row: int, said: Collection[int], spread: Vector) -> tuple[str, ...]:
    """Return the words that a row adds to the terms said, as it spells them; see `CitedSentence.new_terms`."""
    terms, words = candidates.terms, tokenize_cased(candidates.texts[row])
    if len(words) != len(candidates.words[row]):  # some capitals become two letters in lower case
        words = list(candidates.words[row])
    spelling = dict(reversed(list(zip(candidates.stems[row].tolist(), words, strict=True))))
    order = list(dict.fromkeys(candidates.stems[row].tolist()))
    new = [(int(terms.first[term]), term) for term in terms.row(row).tolist() if term not in said]
    new.sort(key=lambda pair: (-spread[pair[1]], order.index(pair[0])))
    return tuple(spelling[stem] for stem, _ in new[:_MOST_NEW_TERMS])


def _novelty(candidates: Candidates, row: int) -> Literal["new", "updated", "known"] | None:
    if candidates.background is None:
        return None
    return "known" if candidates.is_known[row] else "updated" if row in candidates.changes else "new"


def _copies(candidates: Candidates, row: int, group: Labels, entailing: Labels) -> tuple[Copy, ...]:
    copies = [
        Copy(candidates.sentences[other], round(float(cosine), 6), entails)
        for rows, entails in ((group[group != row], False), (entailing, True))
        for other, cosine in zip(rows, candidates.vectors[rows] @ candidates.vectors[row], strict=True)
    ]
    return tuple(sorted(copies, key=lambda copy: -copy.similarity))
