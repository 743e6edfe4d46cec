"""`evaluate-summaries corpus-stats`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from evaluation.commands.options import clusters_argument, emit, format_option, output_option, split_option
from evaluation.corpus import corpus_hash, load_clusters
from evaluation.report.corpus_table import statistics_grid
from evaluation.report.drawing import DRAWINGS
from evaluation.statistics import cluster_statistics

_EXAMPLES = """\b
Examples:
  evaluate-summaries corpus-stats corpus
  evaluate-summaries corpus-stats corpus --split dev -f json
"""


@click.command("corpus-stats", short_help="Count what clusters consist of.", epilog=_EXAMPLES)
@clusters_argument
@split_option
@format_option(*DRAWINGS, "json")
@output_option
def corpus_stats_command(clusters: tuple[Path, ...], *, split: Any, format_: str, output: Path | None) -> None:
    """Count what CLUSTERS consist of."""
    loaded = load_clusters(clusters, split=split)
    statistics = [cluster_statistics(cluster) for cluster in loaded]
    if format_ == "json":
        value = {"format": 1, "corpus": corpus_hash(loaded), "clusters": [asdict(line) for line in statistics]}
        emit(json.dumps(value, ensure_ascii=False) + "\n", output)
    else:
        emit(DRAWINGS[format_](statistics_grid(statistics, corpus=corpus_hash(loaded))), output)
