"""The default taken apart, on clusters that its weights have not seen: the command `ablate`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import click
import numpy as np

from evaluation.cli.delivery import FORMATS, Delivery
from evaluation.cli.options import jobs_option, output_option, progress_bar, results_option, seed_option, words_option
from evaluation.corpus import ReferenceCluster
from evaluation.errors import EvaluationError
from evaluation.research.coverage_examples import Example, make_examples
from evaluation.research.coverage_training import fit, fold_numbers
from evaluation.research.sources import parse_source
from evaluation.runner import Plan, run
from evaluation.scoring import Kind
from evaluation.systems import SYSTEMS, System
from evaluation.systems.configured import Configured
from evaluation.systems.protocol import Scored, Task
from summarizer import Budget, Candidates
from summarizer.ranking.lexrank import LexRank
from summarizer.selection.concept_features import CONCEPT_FEATURES
from summarizer.selection.sentence_features import SENTENCE_FEATURES
from summarizer.selection.trained import Model, TrainedCoverage

Change = Callable[[Candidates], Candidates]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """The default with a model for each cluster that was fitted to the clusters of the other folds.

    Attributes:
        name: Name in tables.
        models: Model by id of the cluster that it has not seen.
        options: Options of `TrainedCoverage` other than its model.
        stages: Options of `summarize()` other than its selector.
        change: Changes the candidates before the selection; None = no change.
        kind: Part of the table that it belongs to.
    """

    name: str
    models: Mapping[str, Model] = field(repr=False)
    options: Mapping[str, Any] = field(default_factory=dict)
    stages: Mapping[str, Any] = field(default_factory=dict)
    change: Change | None = None
    kind: Kind = "system"

    def run(self, task: Task, /) -> Scored:
        """Summarize a cluster and score the summary, see `System`."""
        selector = TrainedCoverage(model=self.models[task.cluster.id], **self.options)
        chosen: Any = selector if self.change is None else _Changed(selector, self.change)
        return Configured(name=self.name, options=(("selector", chosen), *self.stages.items())).run(task)


@dataclass(frozen=True, slots=True)
class _Changed:
    """A selector that selects from changed candidates."""

    selector: TrainedCoverage
    change: Change = field(repr=False)

    def select(self, candidates: Candidates, salience: Any, budget: Budget, /) -> list[int]:
        """Return rows in the order of choice, see `summarizer.Selector`."""
        return self.selector.select(self.change(candidates), salience, budget)


def held_out_models(
    clusters: Sequence[ReferenceCluster],
    examples: Sequence[Example],
    others: Sequence[Example],
    *,
    folds: int,
    seed: int,
    without: Sequence[str] = (),
) -> dict[str, Model]:
    """Fit a model for each cluster to the other folds and to the other examples.

    Args:
        clusters: Clusters that are held out in turn.
        examples: Their examples, in the same order.
        others: Examples that are in every fit.
        folds: Number of folds, at least 2.
        seed: Seed of the folds.
        without: Words; features whose names hold one of them are left out.
    """
    rng = np.random.default_rng(seed)
    models: dict[str, Model] = {}
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
    """Return the candidates without context groups, so that every sentence may stand alone."""
    rows = np.arange(len(candidates))
    return replace(candidates, context_groups=replace(candidates.context_groups, owners=rows, members=rows))


def every_article_independent(candidates: Candidates) -> Candidates:
    """Return the candidates with an origin per article, so that no article is a copy of another."""
    return replace(candidates, origins=candidates.articles)


# Row of the table → features that it leaves out.
_WITHOUT = {
    "without LexRank": ("salience",),
    "without position": ("position", "early", "first sentence", "article before"),
    "without origins": ("origin",),
    "without quotations": ("quotation", "saying", "person"),
}


_EXAMPLES = """\b
Examples:
  python -m evaluation.research ablate news.jsonl --with 'corpus:dev*2'
  python -m evaluation.research ablate corpus:dev --folds 10 -f markdown -o ablation.md
"""


@click.command("ablate", short_help="Score the default without each of its parts.", epilog=_EXAMPLES)
@click.argument("source", metavar="CLUSTERS[:SPLIT]")
@click.option(
    "--with", "others", multiple=True, metavar="CLUSTERS[:SPLIT][*TIMES]", help="Clusters that are in every fit."
)
@click.option(
    "--folds", type=click.IntRange(min=2), default=5, show_default=True, help="Number of folds, each held out once."
)
@words_option
@seed_option
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True)
@output_option
@results_option
@jobs_option
def ablate_command(
    source: str,
    *,
    others: tuple[str, ...],
    folds: int,
    words: int,
    seed: int,
    format_: str,
    output: Path | None,
    saved: Path | None,
    jobs: int,
) -> None:
    """Score the default without each of its parts, on clusters that its weights have not seen.

    Every row is scored on CLUSTERS, with weights fitted to the other folds (and to the clusters of --with).
    """
    clusters = parse_source(source).load()
    if len(clusters) < folds:
        raise EvaluationError(f"{len(clusters)} clusters are too few for {folds} folds: use fewer --folds")
    always = [cluster for other in others for cluster in parse_source(other).load()]
    with progress_bar("examples") as progress:
        examples = make_examples([*clusters, *always], progress=progress)
    mine, fixed = examples[: len(clusters)], examples[len(clusters) :]
    models = partial(held_out_models, clusters, mine, fixed, folds=folds, seed=seed)
    full = models()
    systems: tuple[System, ...] = (
        HeldOut(name="default, held out", models=full),
        HeldOut(name="without the sentence's own worth", models=full, options={"sentence_weight": 0.0}),
        HeldOut(name="without a lead first", models=full, options={"max_lead_share": 0.0}),
        *(HeldOut(name=name, models=models(without=muted)) for name, muted in _WITHOUT.items()),
        HeldOut(name="without the bar on near-duplicates", models=full, options={"max_similarity": 2.0}),
        HeldOut(name="articles off topic kept", models=full, stages={"keep_off_topic": True}),
        HeldOut(name="every sentence by itself", models=full, change=every_sentence_alone),
        HeldOut(name="every article independent", models=full, change=every_article_independent),
        Configured(name="coverage, nothing learned", options=(("selector", "coverage"),)),
        _over("coverage over lexical LexRank", "coverage", LexRank(graph="lexical")),
        _over("coverage over mixed LexRank", "coverage", LexRank(graph="mixed")),
        Configured(name="MMR over LexRank", options=(("selector", "mmr"),)),
        _over("MMR over lexical LexRank", "mmr", LexRank(graph="lexical")),
        _over("MMR over LexRank with position", "mmr", LexRank(bias="position")),
        SYSTEMS["lead"],
        SYSTEMS["sumy-lexrank"],
    )
    with progress_bar("clusters") as progress:
        results = run(Plan(systems=systems, words=words, seed=seed), clusters, jobs=jobs, progress=progress)
    Delivery(format=format_, output=output, saved=saved, columns=None).deliver(results, clusters)


def _over(name: str, selector: str, ranker: LexRank) -> Configured:
    """Return the system of a selector over a ranker."""
    return Configured(name=name, options=(("selector", selector), ("ranker", ranker)))
