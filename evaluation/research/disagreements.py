"""The commands `disagreements` and `train-disagreements`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from evaluation.cli.options import clusters_argument, emit, format_option, output_option, progress_bar, split_option
from evaluation.corpus import ReferenceCluster, corpus_hash, load_clusters
from evaluation.report.drawing import DRAWINGS
from evaluation.research.disagreement_scoring import disagreement_table, score
from evaluation.research.disagreement_training import as_dict, fit_classifier, held_out_classifiers, make_example
from evaluation.research.sources import parse_source
from summarizer import Budget, Candidates, __version__, make_pipeline
from summarizer.disagreement import PairClassifier

# The budget changes no disagreement; a pipeline needs one to count costs.
_ANY_BUDGET = Budget(max_words=100)


_EXAMPLES = """\b
Examples:
  python -m evaluation.research disagreements corpus --split dev --held-out
  python -m evaluation.research disagreements corpus --split test -f json -o found.json
"""
_TRAINING = """\b
Examples:
  python -m evaluation.research train-disagreements corpus:dev -o model.json
"""


@click.command("disagreements", short_help="Score the search for disagreements.", epilog=_EXAMPLES)
@clusters_argument
@split_option
@click.option("--held-out", is_flag=True, help="Use weights for each cluster that were fitted to all others.")
@format_option(*DRAWINGS, "json")
@output_option
def disagreements_command(
    clusters: tuple[Path, ...], *, split: Any, held_out: bool, format_: str, output: Path | None
) -> None:
    """Score the disagreements that are shown against those planted in CLUSTERS.

    Precision is the share of those shown that are planted or, in clusters that a reader has judged, right: one that was
    not planted may still be true. Recall is the share of the planted ones that are shown.
    """
    prepared = _prepare(load_clusters(clusters, split=split))
    classifiers: Mapping[str, PairClassifier | None] = dict.fromkeys(cluster.id for cluster, _ in prepared)
    if held_out:
        classifiers = held_out_classifiers({cluster.id: make_example(cluster, rows) for cluster, rows in prepared})
    found, corpus = score(prepared, classifiers), corpus_hash(cluster for cluster, _ in prepared)
    if format_ == "json":
        emit(json.dumps({"format": 1, "corpus": corpus, "held_out": held_out, **asdict(found)}) + "\n", output)
    else:
        emit(DRAWINGS[format_](disagreement_table(found, corpus=corpus, is_held_out=held_out)), output)


@click.command("train-disagreements", short_help="Fit the weights of the search for disagreements.", epilog=_TRAINING)
@click.argument("source", metavar="CLUSTERS[:SPLIT]")
@output_option
def train_disagreements_command(source: str, *, output: Path | None) -> None:
    """Fit the classifier of pairs of values to judged clusters.

    The shipped weights are those of train-disagreements corpus:dev -o summarizer/disagreement/model.json
    """
    parsed = parse_source(source)
    examples = [make_example(cluster, rows) for cluster, rows in _prepare(parsed.load())]
    provenance = {"summarizer": __version__, "trained_on": parsed.provenance()}
    emit(json.dumps(as_dict(fit_classifier(examples), provenance), indent=1) + "\n", output)


def _prepare(clusters: Sequence[ReferenceCluster]) -> list[tuple[ReferenceCluster, Candidates]]:
    pipeline, prepared = make_pipeline(), []
    with progress_bar("clusters") as progress:
        for number, cluster in enumerate(clusters, start=1):
            prepared.append((cluster, pipeline.prepare(cluster.articles, _ANY_BUDGET)[0]))
            progress(number, len(clusters))
    return prepared
