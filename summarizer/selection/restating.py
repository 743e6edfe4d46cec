"""Which sentences say nothing that a chosen one does not, though their vectors differ."""

import re

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.lexical.numbers import Numbers, find_numbers

# Least share of a sentence's content stems that the chosen one holds.
_CONTAINED = 0.7
# Least cosine of two sentences that state the same figures, for them to tell one fact.
_LIKE = 0.65
# A number only in form.
_THE_TWO = re.compile(r"\bthe two\b", re.IGNORECASE)


def restating(candidates: Candidates, row: int, cosines: NDArray[np.float32]) -> NDArray[np.bool_]:
    """(n,) whether each sentence tells no more than a row does: "the two would meet on Feb. 4", where another names them.

    A short one with nearly all its content in the row, or one that is like it and states the same numbers and months. Never one
    with a number of its own, or where one of the two is negated: that is news.

    Args:
        candidates: The sentences.
        row: A chosen one.
        cosines: (n,) float32 in [-1, 1], of each sentence with that one.
    """
    terms = candidates.terms
    is_held = np.zeros(terms.width)
    is_held[terms.row(row)] = 1
    contained = terms.sums(is_held) >= _CONTAINED * np.maximum(1, np.diff(terms.offsets))
    like = cosines >= _LIKE
    chosen = find_numbers(candidates.texts[row])
    found = np.zeros(len(candidates), dtype=np.bool_)
    for other in np.flatnonzero(contained | like):
        stated = find_numbers(_THE_TWO.sub("they", candidates.texts[other]))
        found[other] = (contained[other] and stated.is_within(chosen)) or (like[other] and _is_same(stated, chosen))
    return found


def _is_same(stated: Numbers, chosen: Numbers) -> bool:
    return bool(stated.numbers) and (stated.negated, stated.numbers, stated.months) == (
        chosen.negated,
        chosen.numbers,
        chosen.months,
    )
