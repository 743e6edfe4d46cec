"""The commands `show` and `corpus-stats`."""

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, fields
from pathlib import Path
from typing import Any

import click

from evaluation.cli.delivery import dump
from evaluation.cli.options import (
    clusters_argument,
    configure_option,
    emit,
    format_option,
    gold_options,
    listed,
    load,
    output_option,
    seed_option,
    split_option,
    words_option,
)
from evaluation.columns import COLUMNS
from evaluation.corpus import Nugget, ReferenceCluster, corpus_hash, load_clusters
from evaluation.corpus.statistics import ClusterStatistics, cluster_statistics
from evaluation.errors import EvaluationError, counted, enumerated, suggestion
from evaluation.metrics.nuggets import found_nuggets
from evaluation.outputs import Output
from evaluation.report.drawing import DRAWINGS
from evaluation.report.page import draw_page
from evaluation.report.table import Cell, Header, Table
from evaluation.results import Results
from evaluation.runner import Plan, run
from evaluation.systems import parse_systems

_SHOW_EXAMPLES = """\b
Examples:
  evaluate-summaries show corpus/deep-vent-microbe -w 60
  evaluate-summaries show corpus --id deep-vent-microbe --systems default,lead,oracle-r2
  evaluate-summaries show corpus/deep-vent-microbe -f html -o one.html
"""
_STATS_EXAMPLES = """\b
Examples:
  evaluate-summaries corpus-stats corpus
  evaluate-summaries corpus-stats corpus --split dev -f json
"""


@click.command("show", short_help="One cluster: sentences, nuggets, every score.", epilog=_SHOW_EXAMPLES)
@clusters_argument
@click.option("--id", "wanted", default=None, metavar="ID", help="The cluster, if CLUSTERS hold several.")
@click.option(
    "--systems",
    default="default",
    show_default=True,
    metavar="NAME,NAME…",
    help="Systems to show, one after the other.",
)
@configure_option
@words_option
@gold_options
@format_option("text", "json", "html")
@output_option
@seed_option
def show_command(
    clusters: tuple[Path, ...],
    *,
    wanted: str | None,
    systems: str,
    configure: tuple[str, ...],
    words: int,
    gold: Path | None,
    gold_sentences: Path | None,
    format_: str,
    output: Path | None,
    seed: int,
) -> None:
    """Show the summaries of one cluster: sentences, nuggets found and missed, every score."""
    cluster = _one(load(clusters, gold=gold, gold_sentences=gold_sentences), wanted)
    results = run(Plan(systems=parse_systems(listed(systems), configure), words=words, seed=seed), [cluster])
    match format_:
        case "json":
            text = dump(results)
        case "html":
            text = draw_page(results, [cluster])
        case _:
            shown = (_described(results, cluster.for_budget(words), system.name) for system in results.systems)
            text = "\n\n".join(shown) + "\n"
    emit(text, output)


def _one(clusters: list[ReferenceCluster], wanted: str | None) -> ReferenceCluster:
    names = [cluster.id for cluster in clusters]
    if wanted is None and len(clusters) > 1:
        raise EvaluationError(f"{len(clusters)} clusters, but one is shown: choose with --id, for example {names[0]!r}")
    if wanted is not None and wanted not in names:
        raise EvaluationError(
            f"no cluster {wanted!r}: {suggestion(wanted, names)}choose one of {enumerated(names, most=10)}"
        )
    return next(cluster for cluster in clusters if wanted in (None, cluster.id))


def _described(results: Results, cluster: ReferenceCluster, system: str) -> str:
    record = results.record(cluster.id, system)
    if record is None:
        return "\n".join(results.notes)
    lines = [f"{system} on {cluster.id}, {results.words} words", ""]
    if record.output is not None:
        lines += [*_sentences(record.output), "", *_nuggets(record.output, cluster)]
    lines += [
        f"  {COLUMNS[key].format(value):>8}  {COLUMNS[key].label}, {COLUMNS[key].family}"
        for key, value in record.scores.items()
    ]
    return "\n".join(lines)


def _sentences(output: Output) -> list[str]:
    return [
        f"{number:>3}. {sentence.text}"
        + (f"  [{sentence.span.article} {sentence.span.start}–{sentence.span.end}]" if sentence.span else "")
        + (f" ({sentence.sources} sources)" if sentence.sources > 1 else "")
        for number, sentence in enumerate(output.sentences, start=1)
    ]


def _nuggets(output: Output, cluster: ReferenceCluster) -> list[str]:
    if not cluster.nuggets:
        return []
    found = found_nuggets(output, cluster)
    ordered = sorted(cluster.nuggets, key=lambda nugget: (nugget.id not in found, -nugget.weight))
    return [*(_nugget(nugget, is_found=nugget.id in found) for nugget in ordered), ""]


def _nugget(nugget: Nugget, *, is_found: bool) -> str:
    vital = ", vital" if nugget.vital else ""
    return f"  {'found ' if is_found else 'missed'} {nugget.id} (weight {nugget.weight}{vital}): {nugget.text}"


@click.command("corpus-stats", short_help="Count what clusters consist of.", epilog=_STATS_EXAMPLES)
@clusters_argument
@split_option
@format_option(*DRAWINGS, "json")
@output_option
def corpus_stats_command(clusters: tuple[Path, ...], *, split: Any, format_: str, output: Path | None) -> None:
    """Count the articles, sentences, references and nuggets of CLUSTERS."""
    loaded = load_clusters(clusters, split=split)
    statistics = [cluster_statistics(cluster) for cluster in loaded]
    if format_ == "json":
        value = {"format": 1, "corpus": corpus_hash(loaded), "clusters": [asdict(line) for line in statistics]}
        emit(json.dumps(value, ensure_ascii=False) + "\n", output)
    else:
        emit(DRAWINGS[format_](_statistics_table(statistics, corpus=corpus_hash(loaded))), output)


def _statistics_table(statistics: Sequence[ClusterStatistics], *, corpus: str) -> Table:
    """Return a table with a row per cluster, and their sums and means."""
    headers = tuple(
        Header(field.name.replace("_", " "), is_text=field.name == "id") for field in fields(ClusterStatistics)
    )
    rows = tuple(tuple(Cell(str(value)) for value in astuple(line)) for line in statistics)
    counts = list(zip(*(astuple(line)[1:] for line in statistics), strict=True))
    total = (Cell("all"), *(Cell(str(sum(column))) for column in counts))
    mean = (Cell("mean"), *(Cell(f"{sum(column) / len(column):.1f}") for column in counts))
    return Table(counted(len(statistics), "cluster"), headers, (rows, (total, mean)), (f"corpus:{corpus}",))
