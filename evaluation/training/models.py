"""Examples → a model, alone or cross-validated."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.training.fitting import fit_logistic, fit_ridge
from evaluation.training.targets import Example
from summarizer.numerics.linear_model import LinearModel
from summarizer.selection.concept_features import CONCEPT_FEATURES
from summarizer.selection.sentence_features import SENTENCE_FEATURES
from summarizer.selection.trained import CoverageModel

Array = NDArray[np.float64]

_CONCEPT_PENALTY, _SENTENCE_PENALTY = 0.1, 50.0
_INNER_FOLDS = 4


def fold_numbers(size: int, *, folds: int, rng: np.random.Generator) -> list[NDArray[np.int64]]:
    """The numbers 0 … size - 1 dealt into folds at random."""
    shuffled = rng.permutation(size)
    return [shuffled[fold::folds] for fold in range(min(folds, size))]


def fit(
    examples: Sequence[Example],
    *,
    rng: np.random.Generator,
    muted: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> CoverageModel:
    """A model from examples.

    The sentences' features hold the concepts' weights; those are predicted for each cluster by a fit to the others, so
    that the second level does not learn to trust weights that the first has seen (stacking, Wolpert 1992).

    Args:
        examples: At least one.
        rng: Deals the examples into inner folds.
        muted: Columns of the concepts' and of the sentences' features that get no say.
    """
    concepts, columns = muted
    examples = [_mute(example, concepts) for example in examples]
    likely: dict[int, Array] = {}
    for held_out in fold_numbers(len(examples), folds=_INNER_FOLDS, rng=rng):
        out = set(held_out.tolist())
        inner = _fit_concepts([example for number, example in enumerate(examples) if number not in out] or examples)
        for number in out:
            likely[number] = _weights(inner, examples[number])
    features = np.vstack([example.sentence_features(likely[number]) for number, example in enumerate(examples)])
    targets = np.concatenate([example.worth for example in examples])
    features[:, columns] = 0
    unigrams, bigrams = _fit_concepts(examples)
    return CoverageModel(unigrams, bigrams, fit_ridge(features, targets, penalty=_SENTENCE_PENALTY))


def _mute(example: Example, columns: Sequence[int]) -> Example:
    if not columns:
        return example
    features = example.features.copy()
    features[:, columns] = 0
    return replace(example, features=features)


def _fit_concepts(examples: Sequence[Example]) -> tuple[LinearModel, LinearModel]:
    unigrams = zip(*(example.unigrams for example in examples), strict=True)
    bigrams = zip(*(example.bigrams for example in examples), strict=True)
    return (
        fit_logistic(*map(np.concatenate, unigrams), penalty=_CONCEPT_PENALTY),
        fit_logistic(*map(np.concatenate, bigrams), penalty=_CONCEPT_PENALTY),
    )


def _weights(models: tuple[LinearModel, LinearModel], example: Example) -> Array:
    unigrams, bigrams = models
    is_bigram = example.candidates.concepts.is_bigram
    odds = np.where(is_bigram, bigrams.predict(example.features), unigrams.predict(example.features))
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)


def as_dict(model: CoverageModel, provenance: dict[str, Any]) -> dict[str, Any]:
    """The model as `summarizer` stores it: readable, with where it comes from."""
    return {
        "provenance": provenance,
        "unigrams": linear_as_dict(model.unigrams, CONCEPT_FEATURES),
        "bigrams": linear_as_dict(model.bigrams, CONCEPT_FEATURES),
        "sentences": linear_as_dict(model.sentences, SENTENCE_FEATURES),
    }


def linear_as_dict(model: LinearModel, names: Sequence[str]) -> dict[str, Any]:
    """A linear model as `summarizer` stores it, feature by feature."""
    rows = zip(names, model.mean, model.scale, model.coefficients, strict=True)
    return {
        "intercept": round(model.intercept, 6),
        "features": {
            name: {"mean": round(float(m), 6), "scale": float(f"{s:.6g}"), "coefficient": round(float(c), 6)}
            for name, m, s, c in rows
        },
    }
