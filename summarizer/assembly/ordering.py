"""In which order the chosen sentences are read. Neighbours of one article always stay together, in their order."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from summarizer.candidates import Candidates

Order = Callable[[Candidates, Sequence[int]], list[int]]
Key = Callable[[Candidates, int], tuple[float, ...]]


def by_salience(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """The order of choice: what matters most comes first."""
    place = {row: number for number, row in enumerate(rows)}
    return _by(candidates, rows, lambda _, row: (place[row],))


def by_source(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """Sentences of one article together, as they stand there; first the article of the first choice."""
    first: dict[int, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(int(candidates.articles[row]), number)
    return _by(candidates, rows, lambda _, row: (first[int(candidates.articles[row])], row))


def by_date(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """By time of publication, articles without one last; within an article as they stand there."""
    return _by(candidates, rows, lambda _, row: (float(candidates.published[row]), row))


def by_coherence(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """As most writers tell it: the first choice, then by the mean relative position of a sentence and its copies.

    Majority ordering (Barzilay, Elhadad and McKeown 2002), without dates: on the dev clusters of the corpus at 250 words
    Kendall's tau with the references is 0.37, against 0.26 when days of publication come first, 0.24 by salience and 0.17
    by date alone. News summaries lead with the news, not with the oldest report; and with the news, not with the picture that a
    feature begins with, so what was chosen first stands first (0.43 without that, 0.44 with it, of the default of today).
    """

    def key(_: Candidates, row: int) -> tuple[float, ...]:
        if row == rows[0]:
            return -1.0, row
        group = np.flatnonzero(candidates.groups == candidates.groups[row])
        sizes = np.bincount(candidates.articles)[candidates.articles[group]]
        return float((candidates.positions[group] / sizes).mean()), row

    return _by(candidates, rows, key)


def _by(candidates: Candidates, rows: Sequence[int], key: Key) -> list[int]:
    """Places of the rows, blocks of neighbours in the order of the least key among them."""
    chosen = set(rows)
    heads: dict[int, int] = {}
    for row in sorted(chosen):
        heads[row] = heads[row - 1] if row - 1 in chosen and _follows(candidates, row) else row
    least: dict[int, tuple[float, ...]] = {}
    for row in rows:
        least[heads[row]] = min(least.get(heads[row], (np.inf,)), key(candidates, row))
    return sorted(range(len(rows)), key=lambda place: (least[heads[rows[place]]], heads[rows[place]], rows[place]))


def _follows(candidates: Candidates, row: int) -> bool:
    before, after = candidates.sentences[row - 1], candidates.sentences[row]
    return before.article.id == after.article.id and before.position + 1 == after.position


ORDERS: Mapping[str, Order] = MappingProxyType(
    {"coherent": by_coherence, "salience": by_salience, "chronological": by_date, "source": by_source}
)
