"""Who else says a sentence: its near-duplicates, and sentences of other articles that say it among more."""

import numpy as np

from summarizer.candidates import Candidates
from summarizer.lexical.numbers import find_numbers
from summarizer.numerics.types import Indices

# Least share of the sentence's content stems that another one holds, and least cosine, for it to say the same among more.
_HELD = 0.7
_LIKE = 0.6
# A shorter sentence ("He was released.") stands word for word in many that tell of something else.
_FEWEST_STEMS = 4


def saying_more(candidates: Candidates, row: int) -> Indices:
    """(k,) the rows of other articles, outside its duplicate group, that say what a row says and more, ascending.

    They hold most of its content, all of its numbers, months and years, and both or neither are negated. The other way round is
    no support: who writes that a bridge will close has not written for how long.

    Args:
        candidates: The sentences.
        row: The one that is to be corroborated.
    """
    terms = candidates.terms
    own = terms.row(row)
    if len(own) < _FEWEST_STEMS:
        return np.zeros(0, dtype=np.int64)
    is_own = np.zeros(terms.width)
    is_own[own] = 1
    may_say = (
        (terms.sums(is_own) >= _HELD * len(own))
        & (candidates.vectors @ candidates.vectors[row] >= _LIKE)
        & (candidates.articles != candidates.articles[row])
        & (candidates.groups != candidates.groups[row])
    )
    stated = find_numbers(candidates.texts[row])
    rows = [
        other for other in np.flatnonzero(may_say).tolist() if stated.is_within(find_numbers(candidates.texts[other]))
    ]
    return np.array(rows, dtype=np.int64)
