"""Sentences → points on a plane, for the map."""

import numpy as np
from numpy.typing import NDArray

from summarizer.models import Place
from summarizer.stages import Candidates


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
    _, axes = np.linalg.eigh(centred.T @ centred)
    plane = axes[:, ::-1][:, :2]
    plane = plane * np.sign(plane[np.abs(plane).argmax(axis=0), range(plane.shape[1])])
    placed = centred @ plane
    return np.round(np.pad(placed, ((0, 0), (0, 2 - placed.shape[1]))), 6)
