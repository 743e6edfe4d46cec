"""The commands `compare` and `report`, for saved results."""

import json
from pathlib import Path

import click

from evaluation.cli.delivery import FORMATS, Delivery
from evaluation.cli.options import columns_option, emit, format_option, gold_options, listed, load, output_option
from evaluation.comparison import COMPARED, contrast, default_pairs
from evaluation.corpus import ReferenceCluster, corpus_hash
from evaluation.errors import EvaluationError, counted
from evaluation.report.contrasts import Comparison, comparison_table
from evaluation.report.drawing import DRAWINGS
from evaluation.report.leaderboard import signature_lines
from evaluation.results import Results, read_results

_COMPARE_EXAMPLES = """\b
Examples:
  evaluate-summaries compare before.json after.json                      every system with itself
  evaluate-summaries compare run.json run.json --pair default:sumy-lexrank
  evaluate-summaries compare before.json after.json --columns R-2.recall,nuggets.recall -f json
"""
_REPORT_EXAMPLES = """\b
Examples:
  evaluate-summaries report run.json                        the table again
  evaluate-summaries report run.json -f latex -o table.tex
  evaluate-summaries report run.json corpus -f html -o report.html
"""


@click.command("compare", short_help="Test the differences between two runs.", epilog=_COMPARE_EXAMPLES)
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@click.option(
    "--pair",
    multiple=True,
    metavar="A:B",
    help="System A of the first run against B of the second; by default every system of both with itself.",
)
@format_option(*DRAWINGS, "json")
@output_option
@columns_option
def compare_command(
    first: Path, second: Path, *, pair: tuple[str, ...], format_: str, output: Path | None, columns_: str | None
) -> None:
    """Test the differences between two results files of the same clusters for significance."""
    one, other = read_results(first), read_results(second)
    pairs = [_pair(text) for text in pair] or default_pairs(one, other)
    contrasts = contrast(one, other, pairs, keys=listed(columns_) or COMPARED)
    title = f"{first.name} (first) against {second.name} (second), {counted(len(one.clusters), 'cluster')}, {one.words} words"
    comparison = Comparison(tuple(contrasts), title, signature_lines(one))
    if format_ == "json":
        text = json.dumps(comparison.to_json(), ensure_ascii=False, allow_nan=False) + "\n"
    else:
        text = DRAWINGS[format_](comparison_table(comparison))
    emit(text, output)


def _pair(text: str) -> tuple[str, str]:
    first, colon, second = text.partition(":")
    if not colon:
        raise EvaluationError(f"{text!r} is no pair: write A:B with system A of the first run and B of the second")
    return first, second


@click.command("report", short_help="Draw saved results again, in any format.", epilog=_REPORT_EXAMPLES)
@click.argument("results", type=click.Path(path_type=Path))
@click.argument("clusters", nargs=-1, type=click.Path(path_type=Path))
@gold_options
@format_option(*FORMATS)
@output_option
@columns_option
def report_command(
    results: Path,
    clusters: tuple[Path, ...],
    *,
    gold: Path | None,
    gold_sentences: Path | None,
    format_: str,
    output: Path | None,
    columns_: str | None,
) -> None:
    """Draw a RESULTS file again in any format; html needs the CLUSTERS of the run."""
    found = read_results(results)
    delivery = Delivery(format=format_, output=output, saved=None, columns=columns_)
    delivery.deliver(found, _clusters(found, clusters, gold, gold_sentences) if format_ == "html" else ())


def _clusters(
    results: Results, paths: tuple[Path, ...], gold: Path | None, gold_sentences: Path | None
) -> list[ReferenceCluster]:
    if not paths:
        raise EvaluationError("the page shows the clusters: name their folders or files after the results")
    loaded = load(paths, gold=gold, gold_sentences=gold_sentences)
    chosen = [cluster for cluster in loaded if cluster.id in results.clusters]
    if corpus_hash(chosen) != results.corpus:
        raise EvaluationError(
            "these are not the clusters of the results, or their texts or gold have changed: run them again"
        )
    return chosen
