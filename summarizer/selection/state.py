"""State of a selection: what is chosen, what it costs, and what may still be chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.embedding.wordpieces import encode
from summarizer.lexical.numbers import find_numbers
from summarizer.models import Budget, Sentence
from summarizer.numerics.types import Flags, Labels

# Above every cosine: no sentence is too similar to a chosen one.
UNLIMITED_SIMILARITY = 2.0

# The tokenizer encloses each text in [CLS] and [SEP].
_SPECIAL_TOKENS = 2

# A restatement shares this share of its content stems with a chosen sentence, or has this cosine and the same figures. On
# 120 Multi-News clusters that takes six repetitions out of 230-word summaries, at 46.70/16.80 → 46.66/16.78.
_LEAST_SHARED_STEMS = 0.7
_LEAST_COSINE = 0.65
# "The two" refers to people: it is not a figure of the sentence.
_THE_TWO = re.compile(r"\bthe two\b", re.IGNORECASE)


def sentence_costs(sentences: Sequence[Sentence], budget: Budget) -> Labels:
    """Return (n,) int64, the cost of each sentence in the budget's unit; costs add up to that of the summary's text.

    Characters include the blank that joins a sentence to the next, for the last sentence too.
    """
    texts = [sentence.text for sentence in sentences]
    match budget.unit:
        case "sentences":
            counts = [1] * len(texts)
        case "words":
            counts = [sentence.word_count for sentence in sentences]
        case "characters":
            counts = [len(text) + 1 for text in texts]
        case _:
            counts = [len(pieces) - _SPECIAL_TOKENS for pieces in encode(texts)]
    return np.array(counts, dtype=np.int64)


@dataclass(slots=True)
class SelectionState:
    """The rows chosen so far, and those that may still be chosen.

    Attributes:
        candidates: The sentences.
        max_similarity: Least cosine with a chosen row that rules a row out, as does restating one; above 1 = none is ruled out.
        remaining: What is left of the budget.
        rows: Chosen rows, in the order of choice.
        is_chosen: (n,) flags of the chosen rows.
        is_allowed: (n,) flags of the rows that no chosen row rules out.
    """

    candidates: Candidates
    max_similarity: float
    remaining: int
    rows: list[int] = field(default_factory=list)
    is_chosen: Flags = field(init=False)
    is_allowed: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.is_chosen = np.zeros(len(self.candidates), dtype=bool)
        self.is_allowed = np.ones(len(self.candidates), dtype=bool)

    def take(self, row: int) -> None:
        """Choose a row, and rule out its duplicates and what is too similar to it."""
        candidates = self.candidates
        self.rows.append(row)
        self.remaining -= int(candidates.costs[row])
        self.is_chosen[row] = True
        self.is_allowed &= candidates.groups != candidates.groups[row]
        if self.max_similarity <= 1:
            cosines = candidates.vectors @ candidates.vectors[row]
            self.is_allowed &= (cosines < self.max_similarity) & ~is_restatement(candidates, row, cosines)

    def available(self) -> Flags:
        """Return (n,) flags of the eligible rows whose context group is allowed and fits into the rest of the budget."""
        context_groups = self.candidates.context_groups
        is_ruled_out = ~(self.is_allowed | self.is_chosen)
        ruled_out = context_groups.sums(is_ruled_out.astype(np.float64))
        missing = np.where(self.is_chosen, 0, self.candidates.costs)
        cost = context_groups.sums(missing.astype(np.float64))
        is_free = self.candidates.eligible & ~self.is_chosen
        return np.asarray(is_free & (ruled_out == 0) & (cost <= self.remaining))


def is_restatement(candidates: Candidates, row: int, cosines: NDArray[np.float32]) -> Flags:
    """Return (n,) flags of the sentences that add nothing to a row, though their vectors may differ.

    An example is "the two would meet on Feb. 4", where the row names them. A restatement has nearly all of its content stems
    in the row, or is similar to it and states the same numbers and months. A sentence with a number of its own is none, nor
    is one if only one of the two is negated.

    Args:
        candidates: The sentences.
        row: A chosen sentence.
        cosines: (n,) float32 in [-1, 1], the cosine of each sentence with the row.
    """
    terms = candidates.terms
    is_in_row = np.zeros(terms.width)
    is_in_row[terms.row(row)] = 1
    is_contained = terms.sums(is_in_row) >= _LEAST_SHARED_STEMS * np.maximum(1, np.diff(terms.offsets))
    is_similar = cosines >= _LEAST_COSINE
    chosen = find_numbers(candidates.texts[row])
    found = np.zeros(len(candidates), dtype=np.bool_)
    for other in np.flatnonzero(is_contained | is_similar):
        stated = find_numbers(_THE_TWO.sub("they", candidates.texts[other]))
        has_same_figures = bool(stated.numbers) and (stated.negated, stated.numbers, stated.months) == (
            chosen.negated,
            chosen.numbers,
            chosen.months,
        )
        found[other] = (is_contained[other] and stated.is_within(chosen)) or (is_similar[other] and has_same_figures)
    return found
