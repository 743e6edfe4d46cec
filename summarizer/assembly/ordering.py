"""Reading orders of the chosen sentences; neighbours in an article always stay together, in their order."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from summarizer.candidates import Candidates

# Candidates and chosen rows in the order of choice → the places of the rows (indices into them) in reading order.
Order = Callable[[Candidates, Sequence[int]], list[int]]


def by_salience(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """Return the order of choice."""
    place = {row: number for number, row in enumerate(rows)}
    return _sorted_blocks(candidates, rows, lambda row: (place[row],))


def by_source(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """Return the order by article, the article of the earliest choice first, and by position."""
    first: dict[int, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(int(candidates.articles[row]), number)
    return _sorted_blocks(candidates, rows, lambda row: (first[int(candidates.articles[row])], row))


def by_date(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """Return the order by time of publication, undated articles last, and by position."""
    return _sorted_blocks(candidates, rows, lambda row: (float(candidates.published[row]), row))


def by_coherence(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """Return the first choice, then the others by mean relative position of a sentence and its copies in their articles.

    This is majority ordering (Barzilay, Elhadad and McKeown 2002) without dates: on the dev clusters of the corpus at 250 words
    Kendall's tau with the references is 0.37, against 0.26 with days of publication first, 0.24 by salience and 0.17 by date
    alone. News summaries lead with the news, not with the oldest report nor with the scene that a feature begins with: with
    the first choice first it is 0.44 instead of 0.43 (later measurement, of the default selector).
    """

    def key(row: int) -> tuple[float, ...]:
        if row == rows[0]:
            return -1.0, row
        group = np.flatnonzero(candidates.groups == candidates.groups[row])
        sizes = np.bincount(candidates.articles)[candidates.articles[group]]
        return float((candidates.positions[group] / sizes).mean()), row

    return _sorted_blocks(candidates, rows, key)


def _sorted_blocks(candidates: Candidates, rows: Sequence[int], key: Callable[[int], tuple[float, ...]]) -> list[int]:
    """Return the places of the rows, blocks of neighbours sorted by the least key in each."""
    chosen = set(rows)
    heads: dict[int, int] = {}
    for row in sorted(chosen):
        heads[row] = heads[row - 1] if row - 1 in chosen and _follows(candidates, row) else row
    least: dict[int, tuple[float, ...]] = {}
    for row in rows:
        least[heads[row]] = min(least.get(heads[row], (np.inf,)), key(row))
    return sorted(range(len(rows)), key=lambda place: (least[heads[rows[place]]], heads[rows[place]], rows[place]))


def _follows(candidates: Candidates, row: int) -> bool:
    before, after = candidates.sentences[row - 1], candidates.sentences[row]
    return before.article.id == after.article.id and before.position + 1 == after.position


ORDERS: Mapping[str, Order] = MappingProxyType(
    {"coherent": by_coherence, "salience": by_salience, "chronological": by_date, "source": by_source}
)
