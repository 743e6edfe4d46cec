"""What could have been said and was not."""

from dataclasses import dataclass
from typing import Literal

from summarizer.models.articles import Sentence

Reason = Literal[
    "not understood alone", "off the query", "known", "too alike", "needs what is too alike", "no room", "passed over"
]


@dataclass(frozen=True, slots=True)
class UnselectedSentence:
    """A salient sentence of which neither it nor a copy was chosen, and why not.

    Attributes:
        sentence: Where it stands; of its duplicate group the most salient one that could have been chosen.
        salience: The ranker's score in [0, 1], see `CitedSentence`.
        rank: Its place by salience among all sentences, from 1.
        relevance: How much it is about the query, in [0, 1]; None where there was none.
        reason: The first that holds: it is no whole statement, or needs one that cannot be had; it is below the floor of
            relevance; the reader has read it; it, or a neighbour that it needs, is too much like a chosen one; it takes more
            of the budget than the chosen ones left; the selector found more use for the budget without it.
        like: The chosen sentence that is most like it (or like that neighbour); None if none was chosen.
        similarity: Cosine with that one, in [-1, 1].
        covered: Share of its different content words that the chosen sentences say, in [0, 1].
        cost: What it would take of the budget, with the neighbours that it needs.
        room: What the chosen sentences left of the budget.
    """

    sentence: Sentence
    salience: float
    rank: int
    relevance: float | None
    reason: Reason
    like: Sentence | None
    similarity: float
    covered: float
    cost: int
    room: int
