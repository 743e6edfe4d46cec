"""Two linear fits, small enough to read: logistic and ridge regression on standardised features."""

import numpy as np
from numpy.typing import NDArray

from summarizer.numerics.linear_model import LinearModel

Array = NDArray[np.float64]

_STEPS = 25
_STILL = 1e-6
# A feature that varies less is constant: left as it is, it gets no say, and none on clusters where it does vary.
_LEAST_SCALE = 1e-9


def distinct_rows(features: Array, shares: Array) -> tuple[Array, Array, Array]:
    """Rows that are equal as one, with the mean of their shares and how many they are: to `fit_logistic` the same.

    Args:
        features: (n, d).
        shares: (n,) in [0, 1].

    Returns:
        (m, d), (m,) in [0, 1] and (m,) float64 ≥ 1.
    """
    rows, places, counts = np.unique(features, axis=0, return_inverse=True, return_counts=True)
    return rows, np.bincount(places.ravel(), shares, minlength=len(rows)) / counts, counts.astype(np.float64)


def fit_logistic(features: Array, shares: Array, counts: Array | None = None, *, penalty: float) -> LinearModel:
    """Logistic regression by Newton's method (McCullagh and Nelder 1989, ch. 2.5), with an L2 penalty.

    Args:
        features: (n, d).
        shares: (n,) in [0, 1], the share of successes of each row.
        counts: (n,) how often each row counts; None = once.
        penalty: λ of λ/2 · n/1000 · |b|² with n = Σ counts, ≥ 0; it spares nothing, not even the intercept.
    """
    counts = np.ones(len(features)) if counts is None else counts
    mean, scale = _standard(features, counts)
    design = np.column_stack([np.ones(len(features)), (features - mean) / scale])
    ridge = penalty * float(counts.sum()) / 1000 * np.eye(design.shape[1])
    beta = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-design @ beta))
        hessian = (design * (counts * (p * (1 - p) + 1e-6))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, design.T @ (counts * (shares - p)) - ridge @ beta)
        beta = beta + step
        if np.abs(step).max() < _STILL:
            break
    return LinearModel(mean, scale, beta[1:], float(beta[0]))


def fit_ridge(features: Array, targets: Array, *, penalty: float) -> LinearModel:
    """Ridge regression (Hoerl and Kennard 1970); the predictions on the rows it was fitted to are standardised.

    Args:
        features: (n, d).
        targets: (n,).
        penalty: λ of λ · n/1000 · |b|², ≥ 0; it spares the intercept.
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
