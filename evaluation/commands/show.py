"""`evaluate-summaries show`."""

from pathlib import Path

import click

from evaluation.columns import COLUMNS
from evaluation.commands.options import (
    clusters_argument,
    emit,
    format_option,
    listed,
    output_option,
    seed_option,
    words_option,
)
from evaluation.commands.running import dump
from evaluation.corpus import Cluster, Nugget, load_clusters
from evaluation.errors import EvaluationError
from evaluation.metrics.nuggets import found_nuggets
from evaluation.outputs import Output
from evaluation.plan import Plan
from evaluation.report.page import draw_page
from evaluation.results import Results
from evaluation.runner import run
from evaluation.systems import parse_systems
from evaluation.wording import enumerated

_EXAMPLES = """\b
Examples:
  evaluate-summaries show corpus/deep-vent-microbe -w 60
  evaluate-summaries show corpus --id deep-vent-microbe --systems default,lead,oracle-r2
  evaluate-summaries show corpus/deep-vent-microbe -f html -o one.html
"""


@click.command("show", short_help="One cluster: sentences, nuggets, every number.", epilog=_EXAMPLES)
@clusters_argument
@click.option("--id", "wanted", default=None, metavar="ID", help="The cluster, where CLUSTERS hold several.")
@click.option(
    "--systems", default="default", show_default=True, metavar="NAME,NAME…", help="Which to show, one after the other."
)
@click.option("--configure", multiple=True, metavar="NAME:OPTION=VALUE,…", help="A configuration of our own.")
@words_option
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
    format_: str,
    output: Path | None,
    seed: int,
) -> None:
    """Show what systems make of one cluster: sentences, nuggets found and missed, every number."""
    cluster = _one(load_clusters(clusters), wanted)
    results = run(Plan(systems=parse_systems(listed(systems), configure), words=words, seed=seed), [cluster])
    match format_:
        case "json":
            text = dump(results)
        case "html":
            text = draw_page(results, [cluster])
        case _:
            text = "\n\n".join(_described(results, cluster.for_budget(words), row.name) for row in results.rows) + "\n"
    emit(text, output)


def _one(clusters: list[Cluster], wanted: str | None) -> Cluster:
    names = [cluster.id for cluster in clusters]
    if wanted is None and len(clusters) > 1:
        raise EvaluationError(f"{len(clusters)} clusters, but one is shown: choose with --id, for example {names[0]!r}")
    if wanted is not None and wanted not in names:
        raise EvaluationError(f"no cluster {wanted!r}: there are {enumerated(names, most=10)}")
    return next(cluster for cluster in clusters if wanted in (None, cluster.id))


def _described(results: Results, cluster: Cluster, system: str) -> str:
    record = results.record(cluster.id, system)
    if record is None:
        return "\n".join(results.notes)
    lines = [f"{system} on {cluster.id}, {results.words} words", ""]
    if record.output is not None:
        lines += [*_sentences(record.output), "", *_nuggets(record.output, cluster)]
    lines += [
        f"  {COLUMNS[key].shown(value):>8}  {COLUMNS[key].label}, {COLUMNS[key].family}"
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


def _nuggets(output: Output, cluster: Cluster) -> list[str]:
    if not cluster.nuggets:
        return []
    found = found_nuggets(output, cluster)
    ordered = sorted(cluster.nuggets, key=lambda nugget: (nugget.id not in found, -nugget.weight))
    return [*(_nugget(nugget, is_found=nugget.id in found) for nugget in ordered), ""]


def _nugget(nugget: Nugget, *, is_found: bool) -> str:
    vital = ", vital" if nugget.vital else ""
    return f"  {'found ' if is_found else 'missed'} {nugget.id} (weight {nugget.weight}{vital}): {nugget.text}"
