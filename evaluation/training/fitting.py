"""Two linear fits, small enough to read: logistic and ridge regression on standardised features."""

import numpy as np
from numpy.typing import NDArray

from summarizer import LinearModel

Array = NDArray[np.float64]

_STEPS = 25
_STILL = 1e-6
# A feature that varies less is constant: left as it is, it gets no say, and none on clusters where it does vary.
_LEAST_SCALE = 1e-9


def fit_logistic(features: Array, shares: Array, *, penalty: float) -> LinearModel:
    """Logistic regression by Newton's method (McCullagh and Nelder 1989, ch. 2.5), with an L2 penalty.

    Args:
        features: (n, d).
        shares: (n,) in [0, 1], the share of successes of each row.
        penalty: λ of λ/2 · n/1000 · |b|², ≥ 0; it spares nothing, not even the intercept.
    """
    mean, scale = _standard(features)
    design = np.column_stack([np.ones(len(features)), (features - mean) / scale])
    ridge = penalty * len(features) / 1000 * np.eye(design.shape[1])
    beta = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-design @ beta))
        hessian = (design * (p * (1 - p) + 1e-6)[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, design.T @ (shares - p) - ridge @ beta)
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
    mean, scale = _standard(features)
    design = (features - mean) / scale
    ridge = penalty * len(features) / 1000 * np.eye(design.shape[1])
    beta = np.linalg.solve(design.T @ design + ridge, design.T @ (targets - targets.mean()))
    return LinearModel(mean, scale, beta / max(float((design @ beta).std()), _LEAST_SCALE), 0.0)


def _standard(features: Array) -> tuple[Array, Array]:
    scale = features.std(axis=0)
    return features.mean(axis=0), np.where(scale > _LEAST_SCALE, scale, 1.0)
