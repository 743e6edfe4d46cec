"""`evaluate-summaries disagreements` and `evaluate-summaries train-disagreements`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from evaluation.commands.options import clusters_argument, emit, format_option, output_option, split_option
from evaluation.commands.progress import progress_bar
from evaluation.commands.sources import parse_source
from evaluation.corpus import Cluster, corpus_hash, load_clusters
from evaluation.disagreements.scoring import score
from evaluation.disagreements.training import as_dict, fit_judge, held_out_judges, make_example
from evaluation.report.disagreement_table import disagreement_grid
from evaluation.report.drawing import DRAWINGS
from summarizer import Budget, Candidates, make_pipeline
from summarizer.disagreement import PairClassifier

# The budget plays no part in it; a pipeline wants one to count costs.
_ANY = Budget(max_words=100)


_EXAMPLES = """\b
Examples:
  evaluate-summaries disagreements corpus --split dev --held-out
  evaluate-summaries disagreements corpus --split test -f json -o found.json
"""
_TRAINING = """\b
Examples:
  evaluate-summaries train-disagreements corpus:dev -o model.json
"""


@click.command("disagreements", short_help="How many shown disagreements are planted ones.", epilog=_EXAMPLES)
@clusters_argument
@split_option
@click.option("--held-out", is_flag=True, help="Judge each cluster by weights that were fitted to all others.")
@format_option(*DRAWINGS, "json")
@output_option
def disagreements_command(
    clusters: tuple[Path, ...], *, split: Any, held_out: bool, format_: str, output: Path | None
) -> None:
    """Hold the disagreements that are shown against those planted in CLUSTERS.

    Precision is the share of those shown that are planted or, where a reader has judged the clusters, right: an unplanted
    one may be true. Recall is the share of the planted ones that are shown.
    """
    prepared = _prepare(load_clusters(clusters, split=split))
    judges: Mapping[str, PairClassifier | None] = dict.fromkeys(cluster.id for cluster, _ in prepared)
    if held_out:
        judges = held_out_judges({cluster.id: make_example(cluster, rows) for cluster, rows in prepared})
    found, corpus = score(prepared, judges), corpus_hash(cluster for cluster, _ in prepared)
    if format_ == "json":
        emit(json.dumps({"format": 1, "corpus": corpus, "held_out": held_out, **asdict(found)}) + "\n", output)
    else:
        emit(DRAWINGS[format_](disagreement_grid(found, corpus=corpus, is_held_out=held_out)), output)


@click.command("train-disagreements", short_help="Learn which values are of one fact.", epilog=_TRAINING)
@click.argument("source", metavar="CLUSTERS[:SPLIT]")
@output_option
def train_disagreements_command(source: str, *, output: Path | None) -> None:
    """Learn from judged clusters when two values are of one fact.

    What is shipped came from: train-disagreements corpus:dev -o summarizer/disagreement/model.json
    """
    parsed = parse_source(source)
    examples = [make_example(cluster, rows) for cluster, rows in _prepare(parsed.load())]
    provenance = {"summarizer": version("summarizer"), "trained_on": parsed.provenance()}
    emit(json.dumps(as_dict(fit_judge(examples), provenance), indent=1) + "\n", output)


def _prepare(clusters: Sequence[Cluster]) -> list[tuple[Cluster, Candidates]]:
    pipeline, prepared = make_pipeline(), []
    with progress_bar("clusters") as progress:
        for number, cluster in enumerate(clusters, start=1):
            prepared.append((cluster, pipeline.prepare(cluster.articles, _ANY)[0]))
            progress(number, len(clusters))
    return prepared
