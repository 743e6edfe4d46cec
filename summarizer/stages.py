"""Protocols of the four stages, and checks of what a stage returns."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Article, Budget, Sentence
from summarizer.numerics.types import Matrix, Vector

# Room for the rounding of float32 over a thousand dimensions, and of vectors that were computed in half precision.
_LENGTH_TOLERANCE = 1e-2
# Characters of a value that an error message shows.
_MOST_SHOWN = 80


class Splitter(Protocol):
    """Stage that splits an article into sentences."""

    def split(self, article: Article, /) -> Sequence[Sentence]:
        """Return the sentences in order: slices that do not overlap, without white space at their ends."""
        ...


class Embedder(Protocol):
    """Stage that turns texts into vectors; the cosine of two vectors is the similarity of their texts."""

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """Return (n, d) float32, rows of unit length; row i belongs to text i."""
        ...


@runtime_checkable
class Cacheable(Embedder, Protocol):
    """Embedder whose vectors can be cached, because each depends on its text alone and never on the other texts."""

    def fingerprint(self) -> str:
        """Return everything but the text that the vectors depend on: a hash of the model, the settings, the code's version."""
        ...


class Ranker(Protocol):
    """Stage that scores how salient each sentence is."""

    def rank(self, candidates: Candidates, /) -> Vector:
        """Return (n,) float64 in [0, 1]; 1 = most salient."""
        ...


class Selector(Protocol):
    """Stage that chooses the sentences of the summary."""

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Return rows in the order of choice: no two of one duplicate group, together within the budget."""
        ...


def check_sentences(result: object, article: Article, splitter: Splitter) -> Sequence[Sentence]:
    """Return what a splitter made of an article, as a tuple.

    Raises:
        InputError: If it is not a list of this article's sentences in order, without overlap.
    """
    fault = _fault_of("splitter", splitter)
    if not isinstance(result, Iterable):
        raise fault(f"{_shown(result)} for {article.id!r}: return a list of Sentence")
    sentences, end = tuple(result), 0
    for sentence in sentences:
        if not isinstance(sentence, Sentence) or sentence.article != article:
            raise fault(f"{_shown(sentence)}: return sentences of the article {article.id!r}")
        if not end <= sentence.start < sentence.end <= len(article.text):
            raise fault(
                f"a sentence from {sentence.start} to {sentence.end}, after one that ends at {end}, of {article.id!r}"
                f" with {len(article.text)} characters: return slices in order that do not overlap"
            )
        end = sentence.end
    return sentences


def check_vectors(result: object, count: int, embedder: Embedder) -> Matrix:
    """Return (count, d) float32, what an embedder made of `count` texts.

    Raises:
        InputError: If it has another shape, or a row is not of unit length.
    """
    fault, vectors = _fault_of("embedder", embedder), _as_array(result)
    if vectors is None or vectors.ndim != 2 or len(vectors) != count:  # noqa: PLR2004 - rows and columns
        raise fault(f"{_described(result)} for {count} texts: return an array of {count} rows, one per text")
    if not np.isfinite(vectors).all():
        raise fault("numbers that are not finite: return finite ones")
    lengths = np.linalg.norm(vectors, axis=1)
    is_off = np.abs(lengths - 1) > _LENGTH_TOLERANCE
    if is_off.any():
        row = int(np.argmax(is_off))
        raise fault(f"row {row} with length {lengths[row]:.3g}: divide each row by its length, to get 1")
    return np.asarray(vectors, dtype=np.float32)


def check_salience(result: object, count: int, ranker: Ranker) -> Vector:
    """Return (count,) float64 in [0, 1], what a ranker made of `count` sentences.

    Raises:
        InputError: If it has another shape, or a number is out of range.
    """
    fault, salience = _fault_of("ranker", ranker), _as_array(result)
    if salience is None or salience.shape != (count,):
        raise fault(f"{_described(result)} for {count} sentences: return an array of {count} numbers")
    is_off = ~((salience >= 0) & (salience <= 1))
    if is_off.any():
        row = int(np.argmax(is_off))
        raise fault(f"the salience {salience[row]} for sentence {row}: return numbers in [0, 1]")
    return np.asarray(salience, dtype=np.float64)


def check_choice(result: object, candidates: Candidates, budget: Budget, selector: Selector) -> list[int]:
    """Return the rows that a selector chose, as a list of int.

    Raises:
        InputError: If one is not a row, two are of one duplicate group, or the budget is exceeded.
    """
    fault, rows = _fault_of("selector", selector), list(result) if isinstance(result, Iterable) else None
    if rows is None or not all(isinstance(row, int | np.integer) and 0 <= row < len(candidates) for row in rows):
        last = len(candidates) - 1
        raise fault(f"{_shown(result)}: return a list of rows, whole numbers from 0 to {last}")
    chosen = [int(row) for row in rows]
    if len(set(candidates.groups[chosen].tolist())) < len(chosen):
        raise fault(f"{chosen}, two of one duplicate group: return at most one row of each of candidates.groups")
    cost = int(candidates.costs[chosen].sum())
    if cost > budget.capacity:
        raise fault(
            f"rows of {cost} {budget.unit}, more than {budget.size}: keep the sum of candidates.costs within budget.capacity"
        )
    return chosen


def _fault_of(kind: str, stage: object) -> Callable[[str], InputError]:
    """Return a function that makes an error of what a stage returned and what to return instead."""
    return lambda result: InputError(f"the {kind} {stage!r} returned {result}")


def _as_array(result: object) -> NDArray[np.floating] | None:
    """Return the result as an array of floats, or None if it is not made of numbers."""
    try:
        array = np.asarray(result)
    except (TypeError, ValueError):  # rows of different lengths
        return None
    if not np.issubdtype(array.dtype, np.number) or np.issubdtype(array.dtype, np.complexfloating):
        return None
    return array if np.issubdtype(array.dtype, np.floating) else array.astype(np.float64)


def _described(result: object) -> str:
    return f"an array of shape {result.shape}" if isinstance(result, np.ndarray) else _shown(result)


def _shown(result: object) -> str:
    text = repr(result)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
