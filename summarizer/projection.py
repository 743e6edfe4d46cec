"""Sentences → points on a plane, for the map."""

import numpy as np
from numpy.typing import NDArray

from summarizer.models import Place
from summarizer.stages import Candidates

# Shorter axes are rounding errors: all vectors are one.
_NOTHING = 1e-7


def places(candidates: Candidates) -> tuple[Place, ...]:
    """Each sentence's place on the map."""
    points = principal_plane(candidates.vectors).tolist()
    return tuple(Place(sentence, x, y) for sentence, (x, y) in zip(candidates.sentences, points, strict=True))


def principal_plane(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """The vectors' places on their two principal axes (Pearson 1901), the first axis the one of the largest variance.

    An axis has no direction of its own: each is turned so that its largest weight is positive.

    Args:
        vectors: (n, d) float32.

    Returns:
        (n, 2) float64, rounded to six places; zeros on an axis that the vectors do not have.
    """
    centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    plane = _axes(centred)
    plane = plane * np.sign(plane[np.abs(plane).argmax(axis=0), range(plane.shape[1])])
    placed = centred @ plane
    return np.round(np.pad(placed, ((0, 0), (0, 2 - placed.shape[1]))), 6)


def _axes(centred: NDArray[np.float64]) -> NDArray[np.float64]:
    """(d, at most 2) the axes of largest variance, unit columns; zeros where there is no such axis."""
    height, width = centred.shape
    if height >= width:
        return np.asarray(np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :2])
    # The smaller of the two products: for ten sentences one of 10 x 10, whatever the width of the vectors.
    axes = centred.T @ np.linalg.eigh(centred @ centred.T)[1][:, ::-1][:, :2]
    lengths = np.linalg.norm(axes, axis=0)
    return np.asarray(np.divide(axes, lengths, out=np.zeros_like(axes), where=lengths > _NOTHING))
