"""`evaluate-summaries report`."""

from pathlib import Path

import click

from evaluation.commands.options import columns_option, format_option, output_option
from evaluation.commands.running import FORMATS, Delivery
from evaluation.corpus import Cluster, corpus_hash, load_clusters
from evaluation.errors import EvaluationError
from evaluation.files import read_results
from evaluation.results import Results

_EXAMPLES = """\b
Examples:
  evaluate-summaries report run.json                        the table again
  evaluate-summaries report run.json -f latex -o table.tex
  evaluate-summaries report run.json corpus -f html -o report.html
"""


@click.command("report", short_help="Draw saved results again, in any format.", epilog=_EXAMPLES)
@click.argument("results", type=click.Path(path_type=Path))
@click.argument("clusters", nargs=-1, type=click.Path(path_type=Path))
@format_option(*FORMATS)
@output_option
@columns_option
@click.option("--matrix", "is_matrix", is_flag=True, help="Rankers × selectors, of a file that `stages` saved.")
def report_command(
    results: Path,
    clusters: tuple[Path, ...],
    *,
    format_: str,
    output: Path | None,
    columns_: str | None,
    is_matrix: bool,
) -> None:
    """Draw a RESULTS file again in any format; html wants the CLUSTERS that it was made on."""
    found = read_results(results)
    delivery = Delivery(format=format_, output=output, saved=None, columns=columns_, is_matrix=is_matrix)
    delivery.deliver(found, _clusters(found, clusters) if format_ == "html" else ())


def _clusters(results: Results, paths: tuple[Path, ...]) -> list[Cluster]:
    if not paths:
        raise EvaluationError("the page shows the clusters: name their folders or files after the results")
    chosen = [cluster for cluster in load_clusters(paths) if cluster.id in results.clusters]
    if corpus_hash(chosen) != results.corpus:
        raise EvaluationError("these are not the clusters of the results, or their texts have changed: run them anew")
    return chosen
