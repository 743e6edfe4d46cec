"""What every stage promises; the values that it takes and gives are imported from here, too."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from summarizer.candidates import Candidates, Flags, Labels, Matrix
from summarizer.models import Article, Budget, Sentence
from summarizer.units import Vector

__all__ = [
    "Cacheable",
    "Candidates",
    "Embedder",
    "Flags",
    "Labels",
    "Matrix",
    "Ranker",
    "Selector",
    "Splitter",
    "Vector",
]


class Splitter(Protocol):
    """Parts an article into sentences."""

    def split(self, article: Article, /) -> Sequence[Sentence]:
        """The sentences in order; slices that do not overlap, without white space at their ends."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors of which the cosine says how alike they are."""

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """(n, d) float32, rows of unit length; row i belongs to text i."""
        ...


@runtime_checkable
class Cacheable(Embedder, Protocol):
    """An embedder of which a vector depends on its text alone, never on the other texts: it can be kept for the next run."""

    def fingerprint(self) -> str:
        """What its vectors depend on besides their text: the model by its hash, and whatever else changes them."""
        ...


class Ranker(Protocol):
    """Says how salient each sentence is."""

    def rank(self, candidates: Candidates, /) -> Vector:
        """(n,) float64 in [0, 1]; 1 = most salient."""
        ...


class Selector(Protocol):
    """Chooses the sentences of the summary."""

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice; no two of one duplicate group, together within the budget."""
        ...
