"""The protocols of the stages, and the checks of what a stage returns."""

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidates
from summarizer.errors import InputError
from summarizer.models import Article, Budget, Sentence
from summarizer.numerics.types import Matrix, Vector


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


# Rounding of float32 over a thousand dimensions, and of rows that were computed in half precision.
_OFF_UNIT = 1e-2


def check_sentences(given: object, article: Article, splitter: Splitter) -> Sequence[Sentence]:
    """What a splitter made of an article.

    Raises:
        InputError: If it is no list of this article's sentences in order, without overlap.
    """
    if not isinstance(given, Iterable):
        raise _broken("splitter", splitter, f"gave {_shown(given)} for {article.id!r}: return a list of Sentence")
    sentences, end = tuple(given), 0
    for sentence in sentences:
        if not isinstance(sentence, Sentence) or sentence.article != article:
            raise _broken(
                "splitter", splitter, f"gave {_shown(sentence)}: return sentences of the article {article.id!r}"
            )
        if not end <= sentence.start < sentence.end <= len(article.text):
            span = (
                f"{sentence.start} to {sentence.end}, behind {end}, in {len(article.text)} characters of {article.id!r}"
            )
            raise _broken(
                "splitter", splitter, f"gave a sentence from {span}: return slices in order that do not overlap"
            )
        end = sentence.end
    return sentences


def check_vectors(given: object, count: int, embedder: Embedder) -> Matrix:
    """(count, d) float32, what an embedder made of so many texts.

    Raises:
        InputError: If it has another shape, or a row is not of unit length.
    """
    vectors = _array(given)
    if vectors is None or vectors.ndim != 2 or len(vectors) != count:  # noqa: PLR2004 - rows and columns
        raise _broken(
            "embedder",
            embedder,
            f"gave {_described(given)} for {count} texts: return an array of {count} rows, one each",
        )
    if not np.isfinite(vectors).all():
        raise _broken("embedder", embedder, "gave numbers that are not finite: return finite ones")
    lengths = np.linalg.norm(vectors, axis=1)
    is_off = np.abs(lengths - 1) > _OFF_UNIT
    if is_off.any():
        row = int(np.argmax(is_off))
        raise _broken(
            "embedder",
            embedder,
            f"gave row {row} the length {lengths[row]:.3g}: divide each row by its length, to get 1",
        )
    return np.asarray(vectors, dtype=np.float32)


def check_salience(given: object, count: int, ranker: Ranker) -> Vector:
    """(count,) float64 in [0, 1], what a ranker made of so many sentences.

    Raises:
        InputError: If it has another shape, or a number is out of range.
    """
    salience = _array(given)
    if salience is None or salience.shape != (count,):
        raise _broken(
            "ranker", ranker, f"gave {_described(given)} for {count} sentences: return an array of {count} numbers"
        )
    is_off = ~((salience >= 0) & (salience <= 1))
    if is_off.any():
        row = int(np.argmax(is_off))
        raise _broken("ranker", ranker, f"gave sentence {row} the salience {salience[row]}: return numbers in [0, 1]")
    return np.asarray(salience, dtype=np.float64)


def check_choice(given: object, candidates: Candidates, budget: Budget, selector: Selector) -> list[int]:
    """The rows that a selector chose.

    Raises:
        InputError: If one is none of the candidates', two are of one duplicate group, or the budget is exceeded.
    """
    rows = list(given) if isinstance(given, Iterable) else None
    if rows is None or not all(isinstance(row, int | np.integer) and 0 <= row < len(candidates) for row in rows):
        raise _broken(
            "selector", selector, f"chose {_shown(given)}: return a list of rows, whole numbers below {len(candidates)}"
        )
    chosen = [int(row) for row in rows]
    if len(set(candidates.groups[chosen].tolist())) < len(chosen):
        raise _broken(
            "selector",
            selector,
            f"chose {chosen}, of which two say the same: take one row of each of candidates.groups",
        )
    cost = int(candidates.costs[chosen].sum())
    if cost > budget.capacity:
        raise _broken(
            "selector",
            selector,
            f"chose {cost} {budget.unit}, more than {budget.size}: keep the sum of candidates.costs to budget.capacity",
        )
    return chosen


def _broken(kind: str, stage: object, message: str) -> InputError:
    return InputError(f"the {kind} {stage!r} {message}")


def _array(given: object) -> NDArray[np.floating] | None:
    """The value as an array of numbers; None if it is none."""
    try:
        array = np.asarray(given)
    except (TypeError, ValueError):  # rows of different lengths
        return None
    if not np.issubdtype(array.dtype, np.number) or np.issubdtype(array.dtype, np.complexfloating):
        return None
    return array if np.issubdtype(array.dtype, np.floating) else array.astype(np.float64)


def _described(given: object) -> str:
    return f"an array of shape {given.shape}" if isinstance(given, np.ndarray) else _shown(given)


def _shown(given: object) -> str:
    text = repr(given)
    return text if len(text) <= 80 else f"{text[:80]}…"  # noqa: PLR2004 - the start tells what it is
