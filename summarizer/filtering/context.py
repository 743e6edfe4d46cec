"""Which neighbours a sentence needs to be understood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from summarizer.filtering.standalone import MARK, ORNAMENT, QUOTES, Reading, read
from summarizer.models import Sentence
from summarizer.numerics.arrays import median
from summarizer.numerics.types import Indices, Vector, weighted_counts

# A shorter sentence is a scrap, unless the articles are written in such: then this share of the median counts.
_LEAST_WORDS, _LEAST_SHARE = 8, 0.6
# "The company has offered 5.5 percent." is a scrap in a story told anew and an answer to who asks.
_LEAST_ANSWER = 4
# Rows that a sentence may bring along; one that needs more is left where it stands.
_MOST_NEIGHBOURS = 3
_OPENS_QUOTATION = frozenset(QUOTES)


@dataclass(frozen=True, slots=True)
class ContextGroups:
    """For each row the rows that must be chosen with it, itself included.

    Attributes:
        owners: (k,) the row that each entry belongs to, ascending.
        members: (k,) a row that the owner needs, ascending within an owner.
        height: Number of rows n; a row without entries is never to be chosen.
    """

    owners: Indices
    members: Indices
    height: int

    @classmethod
    def of_rows(cls, rows: Sequence[Iterable[int]]) -> "ContextGroups":
        """ContextGroups from the members of each row, in order."""
        members = [tuple(members) for members in rows]
        owners = np.repeat(np.arange(len(rows)), [len(own) for own in members])
        return cls(owners, np.fromiter(chain.from_iterable(members), np.int64), len(rows))

    @property
    def lengths(self) -> Indices:
        """(n,) how many rows each unit has."""
        return np.bincount(self.owners, minlength=self.height)

    def of(self, row: int) -> list[int]:
        """The rows of one unit, in reading order."""
        start, end = np.searchsorted(self.owners, [row, row + 1])
        return [int(member) for member in self.members[start:end]]

    def sums(self, values: Vector) -> Vector:
        """(n,) the sum of a value per row over the rows of each unit."""
        return weighted_counts(self.owners, values[self.members], self.height)

    def means(self, values: Vector, weights: Vector) -> Vector:
        """(n,) the weighted mean of a value per row over the rows of each unit; 0 where all weights are 0."""
        total = self.sums(weights)
        return np.divide(self.sums(values * weights), total, out=np.zeros(self.height), where=total > 0)


def find_context_groups(sentences: Sequence[Sentence], *, are_answers: bool = False) -> tuple[tuple[int, ...], ...]:
    """For each sentence the rows without which it is not understood, itself included, in order.

    A pronoun needs the sentence before; a quotation needs its speaker, who is named behind it where it goes on, and before
    it where it does not. A sentence that can never be made whole (a question, a fragment, a scrap, one that needs more than three
    neighbours) has no rows.

    Args:
        sentences: (n,) ordered by article and position.
        are_answers: Whether somebody has asked for them: then a short statement is no scrap.
    """
    readings = [read(sentence.text) for sentence in sentences]
    follows = [False, *(_follows(before, after) for before, after in pairwise(sentences))]
    speaks, stays_open = _quotations(sentences, readings, follows)
    nameless = [speaks[row] and not reading.is_attributed for row, reading in enumerate(readings)]
    needs_next = [nameless[row] and stays_open[row] for row in range(len(sentences))]
    needs_previous = [
        not reading.is_resolved or (nameless[row] and (not stays_open[row] or not reading.ends_inside))
        for row, reading in enumerate(readings)
    ]
    words = np.array([sentence.word_count for sentence in sentences])
    shortest = _LEAST_ANSWER if are_answers else _LEAST_WORDS
    least = min(shortest, _LEAST_SHARE * median(words)) if len(words) else 0
    is_usable = [reading.is_complete and count >= least for reading, count in zip(readings, words, strict=True)]
    units: list[tuple[int, ...]] = []
    for row in range(len(sentences)):
        first = last = row
        while last - first < _MOST_NEIGHBOURS and needs_next[last] and last + 1 < len(sentences) and follows[last + 1]:
            last += 1
        while last - first < _MOST_NEIGHBOURS and needs_previous[first] and follows[first]:
            first -= 1
        rows = tuple(range(first, last + 1))
        is_whole = not needs_previous[first] and not needs_next[last] and all(is_usable[member] for member in rows)
        units.append(rows if is_whole else ())
    return tuple(units)


def _follows(before: Sentence, after: Sentence) -> bool:
    return before.article is after.article and before.position + 1 == after.position


def _quotations(
    sentences: Sequence[Sentence], readings: Sequence[Reading], follows: Sequence[bool]
) -> tuple[list[bool], list[bool]]:
    """Whether each sentence begins with what somebody else says, and whether a quotation is open where it ends."""
    speaks: list[bool] = []
    stays_open: list[bool] = []
    for row, reading in enumerate(readings):
        is_carried = (
            bool(speaks) and follows[row] and stays_open[-1] and _on_one_line(sentences[row - 1], sentences[row])
        )
        opens = sentences[row].text.lstrip(ORNAMENT)[:1] in _OPENS_QUOTATION
        speaks.append(is_carried or reading.begins_inside or opens)
        stays_open.append(reading.ends_inside or (is_carried and not MARK.search(sentences[row].text)))
    return speaks, stays_open


def _on_one_line(before: Sentence, after: Sentence) -> bool:
    between = before.article.text[before.end : after.start]
    return "\n" not in between and "\r" not in between
