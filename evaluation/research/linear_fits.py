"""Logistic and ridge regression on standardised features."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.numerics.linear_model import LinearModel

Array = NDArray[np.float64]

# Newton's method ends after so many steps, or when no coefficient moves by more.
_MOST_STEPS = 25
_CONVERGED = 1e-6
# A feature that varies less is constant; it stays unscaled and so gets no weight, also on clusters where it varies.
_LEAST_SCALE = 1e-9


def distinct_rows(features: Array, shares: Array) -> tuple[Array, Array, Array]:
    """Merge equal rows, with the mean of their shares and their count; `fit_logistic` gives the same for both.

    Args:
        features: (n, d).
        shares: (n,) in [0, 1].

    Returns:
        (m, d), (m,) in [0, 1] and (m,) float64 ≥ 1.
    """
    rows, places, counts = np.unique(features, axis=0, return_inverse=True, return_counts=True)
    return rows, np.bincount(places.ravel(), shares, minlength=len(rows)) / counts, counts.astype(np.float64)


def fit_logistic(features: Array, shares: Array, counts: Array | None = None, *, penalty: float) -> LinearModel:
    """Fit a logistic regression by Newton's method (McCullagh and Nelder 1989, ch. 2.5), with an L2 penalty.

    Args:
        features: (n, d).
        shares: (n,) in [0, 1], the share of successes of each row.
        counts: (n,) weight of each row; None = 1.
        penalty: λ of λ/2 · n/1000 · |b|² with n = Σ counts, ≥ 0; it includes the intercept.
    """
    counts = np.ones(len(features)) if counts is None else counts
    mean, scale = _standard(features, counts)
    design = np.column_stack([np.ones(len(features)), (features - mean) / scale])
    ridge = penalty * float(counts.sum()) / 1000 * np.eye(design.shape[1])
    beta = np.zeros(design.shape[1])
    for _ in range(_MOST_STEPS):
        p = 1 / (1 + np.exp(-design @ beta))
        hessian = (design * (counts * (p * (1 - p) + 1e-6))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, design.T @ (counts * (shares - p)) - ridge @ beta)
        beta = beta + step
        if np.abs(step).max() < _CONVERGED:
            break
    return LinearModel(mean, scale, beta[1:], float(beta[0]))


def fit_ridge(features: Array, targets: Array, *, penalty: float) -> LinearModel:
    """Fit a ridge regression (Hoerl and Kennard 1970) whose predictions on the rows of the fit are standardised.

    Args:
        features: (n, d).
        targets: (n,).
        penalty: λ of λ · n/1000 · |b|², ≥ 0; it excludes the intercept.
    """
    mean, scale = _standard(features, np.ones(len(features)))
    design = (features - mean) / scale
    ridge = penalty * len(features) / 1000 * np.eye(design.shape[1])
    beta = np.linalg.solve(design.T @ design + ridge, design.T @ (targets - targets.mean()))
    return LinearModel(mean, scale, beta / max(float((design @ beta).std()), _LEAST_SCALE), 0.0)


def _standard(features: Array, counts: Array) -> tuple[Array, Array]:
    mean = np.average(features, axis=0, weights=counts)
    scale = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=counts))
    return mean, np.where(scale > _LEAST_SCALE, scale, 1.0)


def linear_as_dict(model: LinearModel, names: Sequence[str]) -> dict[str, Any]:
    """Return a linear model as `summarizer` stores it, feature by feature."""
    rows = zip(names, model.mean, model.scale, model.coefficients, strict=True)
    return {
        "intercept": round(model.intercept, 6),
        "features": {
            name: {"mean": round(float(m), 6), "scale": float(f"{s:.6g}"), "coefficient": round(float(c), 6)}
            for name, m, s, c in rows
        },
    }
