"""Weights of trained coverage: fit, and the command `train`."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from evaluation.cli.options import emit, output_option, progress_bar, seed_option
from evaluation.research.coverage_examples import Example, make_examples
from evaluation.research.linear_fits import fit_logistic, fit_ridge, linear_as_dict
from evaluation.research.sources import parse_source
from summarizer import __version__
from summarizer.numerics.linear_model import LinearModel
from summarizer.selection.concept_features import CONCEPT_FEATURES
from summarizer.selection.sentence_features import SENTENCE_FEATURES
from summarizer.selection.trained import CoverageModel

Array = NDArray[np.float64]

_CONCEPT_PENALTY, _SENTENCE_PENALTY = 0.1, 50.0
_INNER_FOLDS = 4


def fold_numbers(size: int, *, folds: int, rng: np.random.Generator) -> list[NDArray[np.int64]]:
    """Deal the numbers 0 … size - 1 into folds at random."""
    shuffled = rng.permutation(size)
    return [shuffled[fold::folds] for fold in range(min(folds, size))]


def fit(
    examples: Sequence[Example],
    *,
    rng: np.random.Generator,
    muted: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> CoverageModel:
    """Fit a model to examples.

    The features of sentences include weights of concepts. These are predicted for each cluster by a fit to the others, so
    that the second level does not overrate weights that the first has seen (stacking, Wolpert 1992).

    Args:
        examples: At least one.
        rng: Deals the examples into inner folds.
        muted: Columns of the features of concepts and of sentences that are set to 0.
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
    targets = np.concatenate([example.sentence_targets for example in examples])
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
    """Return the model as `summarizer` stores it, with its provenance."""
    return {
        "provenance": provenance,
        "unigrams": linear_as_dict(model.unigrams, CONCEPT_FEATURES),
        "bigrams": linear_as_dict(model.bigrams, CONCEPT_FEATURES),
        "sentences": linear_as_dict(model.sentences, SENTENCE_FEATURES),
    }


_EXAMPLES = """\b
Examples:
  python -m evaluation.research train 'corpus:dev*2' news.jsonl -o model.json
  python -m evaluation.research train corpus:dev -o model.json
"""


@click.command("train", short_help="Fit the weights of trained-coverage.", epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="CLUSTERS[:SPLIT][*TIMES]...")
@seed_option
@output_option
def train_command(sources: tuple[str, ...], *, seed: int, output: Path | None) -> None:
    """Fit the weights of the selector trained-coverage to clusters with references.

    :SPLIT names a part of CLUSTERS, and *TIMES counts them several times. The shipped weights are those of
    train multi-news-dev.jsonl 'corpus:dev*2' -o summarizer/selection/model.json
    """
    parsed = [parse_source(source) for source in sources]
    with progress_bar("clusters") as progress:
        examples = make_examples([cluster for source in parsed for cluster in source.load()], progress=progress)
    model = fit(examples, rng=np.random.default_rng(seed))
    provenance = {
        "summarizer": __version__,
        "trained_on": [source.provenance() for source in parsed],
        "seed": seed,
    }
    emit(json.dumps(as_dict(model, provenance), indent=1) + "\n", output)
