"""Context groups: the neighbours that a sentence needs to be understood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from summarizer.filtering.standalone import (
    LINE_ORNAMENTS,
    QUOTATION_MARK,
    QUOTES,
    SurfaceFeatures,
    surface_features,
)
from summarizer.models import Sentence
from summarizer.numerics.arrays import median, weighted_counts
from summarizer.numerics.types import Indices, Vector

# A sentence with fewer words is a fragment, unless it has this share of the median of articles in short sentences.
_MIN_WORDS, _MIN_SHARE_OF_MEDIAN = 8, 0.6
# "Power was out in 11,500 homes." is too short for a summary of everything, but may answer a query. Of the dev
# clusters' sentences that state a nugget, 84 of 459 could not be quoted otherwise, most of them such short statements.
_MIN_WORDS_FOR_QUERY = 4
# A sentence that needs more neighbours is never chosen.
_MAX_NEIGHBOURS = 3
_OPENING_QUOTES = frozenset(QUOTES)


@dataclass(frozen=True, slots=True)
class ContextGroups:
    """For each of n rows the rows that must be chosen together with it, itself included: its context group.

    Attributes:
        owners: (k,) the row whose group each entry belongs to, ascending.
        members: (k,) a row of the owner's group, ascending within an owner.
        height: Number of rows n; a row without entries must never be chosen.
    """

    owners: Indices
    members: Indices
    height: int

    @classmethod
    def of_rows(cls, rows: Sequence[Iterable[int]]) -> "ContextGroups":
        """Return the context groups, given the members of each row's group in order."""
        members = [tuple(members) for members in rows]
        owners = np.repeat(np.arange(len(rows)), [len(own) for own in members])
        return cls(owners, np.fromiter(chain.from_iterable(members), np.int64), len(rows))

    @property
    def lengths(self) -> Indices:
        """(n,) the number of rows in each group."""
        return np.bincount(self.owners, minlength=self.height)

    def of(self, row: int) -> list[int]:
        """Return the rows of one row's group, in reading order."""
        start, end = np.searchsorted(self.owners, [row, row + 1])
        return [int(member) for member in self.members[start:end]]

    def sums(self, values: Vector) -> Vector:
        """Return (n,) the sum of a value per row over the rows of each group."""
        return weighted_counts(self.owners, values[self.members], self.height)

    def means(self, values: Vector, weights: Vector) -> Vector:
        """Return (n,) the weighted mean of a value per row over the rows of each group; 0 where all weights are 0."""
        total = self.sums(weights)
        return np.divide(self.sums(values * weights), total, out=np.zeros(self.height), where=total > 0)


def find_context_groups(sentences: Sequence[Sentence], *, for_query: bool = False) -> tuple[tuple[int, ...], ...]:
    """Return for each sentence the rows that are needed to understand it, itself included, in order.

    A pronoun needs the sentence before. A quotation needs the sentence that names its speaker: the next one if the
    quotation continues there, otherwise the one before. A sentence has no rows if it is never understood: a question, a
    fragment, or a sentence that needs more than three neighbours.

    Args:
        sentences: (n,) ordered by article and position.
        for_query: Whether the sentences are to answer a query; then a short statement is not a fragment.
    """
    features = [surface_features(sentence.text) for sentence in sentences]
    follows = [False, *(_follows(before, after) for before, after in pairwise(sentences))]
    is_quoted, stays_open = _quotations(sentences, features, follows)
    lacks_speaker = [is_quoted[row] and not own.names_speaker for row, own in enumerate(features)]
    needs_next = [lacks_speaker[row] and stays_open[row] for row in range(len(sentences))]
    needs_previous = [
        not own.is_resolved or (lacks_speaker[row] and (not stays_open[row] or not own.ends_inside))
        for row, own in enumerate(features)
    ]
    words = np.array([sentence.word_count for sentence in sentences])
    shortest = _MIN_WORDS_FOR_QUERY if for_query else _MIN_WORDS
    min_words = min(shortest, _MIN_SHARE_OF_MEDIAN * median(words)) if len(words) else 0
    is_usable = [own.is_complete and count >= min_words for own, count in zip(features, words, strict=True)]
    groups: list[tuple[int, ...]] = []
    for row in range(len(sentences)):
        first = last = row
        while last - first < _MAX_NEIGHBOURS and needs_next[last] and last + 1 < len(sentences) and follows[last + 1]:
            last += 1
        while last - first < _MAX_NEIGHBOURS and needs_previous[first] and follows[first]:
            first -= 1
        group = tuple(range(first, last + 1))
        is_whole = not needs_previous[first] and not needs_next[last] and all(is_usable[member] for member in group)
        groups.append(group if is_whole else ())
    return tuple(groups)


def _follows(before: Sentence, after: Sentence) -> bool:
    """Return whether a sentence directly follows another in one article."""
    return before.article is after.article and before.position + 1 == after.position


def _quotations(
    sentences: Sequence[Sentence], features: Sequence[SurfaceFeatures], follows: Sequence[bool]
) -> tuple[list[bool], list[bool]]:
    """Return for each sentence whether it begins with quoted words, and whether a quotation is open at its end."""
    is_quoted: list[bool] = []
    stays_open: list[bool] = []
    for row, own in enumerate(features):
        continues = (
            bool(stays_open) and follows[row] and stays_open[-1] and _on_one_line(sentences[row - 1], sentences[row])
        )
        text = sentences[row].text
        opens = text.lstrip(LINE_ORNAMENTS)[:1] in _OPENING_QUOTES
        is_quoted.append(continues or own.begins_inside or opens)
        stays_open.append(own.ends_inside or (continues and not QUOTATION_MARK.search(text)))
    return is_quoted, stays_open


def _on_one_line(before: Sentence, after: Sentence) -> bool:
    """Return whether no line break is between two sentences of one article."""
    between = before.article.text[before.end : after.start]
    return "\n" not in between and "\r" not in between
