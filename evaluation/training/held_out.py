"""The trained selector as it does on clusters that it has not seen, and what each of its parts is worth."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from evaluation.corpus import Cluster
from evaluation.systems.configured import Configured
from evaluation.systems.protocol import Kind, Scored, Task
from evaluation.training.models import fit, fold_numbers
from evaluation.training.targets import Example
from summarizer import Budget, Candidates, TrainedCoverage
from summarizer.selection.concept_features import CONCEPT_FEATURES
from summarizer.selection.sentence_features import SENTENCE_FEATURES
from summarizer.selection.trained import CoverageModel

Change = Callable[[Candidates], Candidates]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """A system whose model for a cluster was fitted to the clusters of the other folds.

    Attributes:
        name: What tables call it.
        models: Cluster id → the model that has not seen it.
        options: Options of `TrainedCoverage` other than its model.
        stages: Options of `summarize()` other than its selector.
        change: What is done to the candidates first; None = nothing.
        kind: Where it stands in tables.
    """

    name: str
    models: Mapping[str, CoverageModel] = field(repr=False)
    options: Mapping[str, Any] = field(default_factory=dict)
    stages: Mapping[str, Any] = field(default_factory=dict)
    change: Change | None = None
    kind: Kind = "system"

    def run(self, task: Task, /) -> Scored:
        """One summary, see `System`."""
        selector = TrainedCoverage(model=self.models[task.cluster.id], **self.options)
        chosen: Any = selector if self.change is None else _Changed(selector, self.change)
        return Configured(name=self.name, options=(("selector", chosen), *self.stages.items())).run(task)


@dataclass(frozen=True, slots=True)
class _Changed:
    """A selector that sees other candidates than there are."""

    selector: TrainedCoverage
    change: Change = field(repr=False)

    def select(self, candidates: Candidates, salience: Any, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `summarizer.Selector`."""
        return self.selector.select(self.change(candidates), salience, budget)


def held_out_models(
    clusters: Sequence[Cluster],
    examples: Sequence[Example],
    others: Sequence[Example],
    *,
    folds: int,
    seed: int,
    without: Sequence[str] = (),
) -> dict[str, CoverageModel]:
    """For each cluster a model fitted to the other folds and to the other examples.

    Args:
        clusters: What is held out in turn.
        examples: Theirs, in the same order.
        others: Examples that always count.
        folds: How many parts, at least 2.
        seed: Deals the clusters into folds.
        without: Features that get no say: those whose names hold one of these words.
    """
    rng = np.random.default_rng(seed)
    models: dict[str, CoverageModel] = {}
    for held_out in fold_numbers(len(clusters), folds=folds, rng=rng):
        out = set(held_out.tolist())
        model = fit(
            [*(e for number, e in enumerate(examples) if number not in out), *others], rng=rng, muted=_muted(without)
        )
        models |= {clusters[number].id: model for number in out}
    return models


def _muted(words: Sequence[str]) -> tuple[list[int], list[int]]:
    concepts, sentences = (
        [number for number, name in enumerate(names) if any(word in name for word in words)]
        for names in (CONCEPT_FEATURES, SENTENCE_FEATURES)
    )
    return concepts, sentences


def every_sentence_alone(candidates: Candidates) -> Candidates:
    """The candidates as if no sentence needed a neighbour, questions and fragments included."""
    rows = np.arange(len(candidates))
    return replace(candidates, context_groups=replace(candidates.context_groups, owners=rows, members=rows))


def every_article_independent(candidates: Candidates) -> Candidates:
    """The candidates as if no article were a copy of another."""
    return replace(candidates, origins=candidates.articles)
