"""The command `run`."""

from pathlib import Path
from typing import Any

import click

from evaluation.cli.delivery import Delivery, delivery_options, run_and_deliver
from evaluation.cli.options import (
    clusters_argument,
    configure_option,
    gold_options,
    jobs_option,
    listed,
    load,
    measure_options,
    resume_option,
    split_option,
    words_option,
)
from evaluation.runner import Plan
from evaluation.systems import DEFAULT_SYSTEMS, default_systems, parse_systems

_PAGE_CURVE = (50, 100, 200, 400)


_EXAMPLES = """\b
Examples:
  evaluate-summaries run corpus --split dev                     the usual systems, 100 words, a table
  evaluate-summaries run corpus --split dev --systems default,lead,oracle-r2 -w 60 -f markdown -o table.md
  evaluate-summaries run corpus --split dev --configure 'mmr:selector=mmr,diversity=0.5' --results run.json
  evaluate-summaries run mine.jsonl -f html -o report.html       a page with every summary and its matched words
  evaluate-summaries run corpus --results run.json --resume      go on after an interrupted run
"""


@click.command("run", short_help="Run systems on clusters and compare them.", epilog=_EXAMPLES)
@clusters_argument
@click.option(
    "--systems",
    default=None,
    metavar="NAME,NAME…",
    help=f"Of {', '.join(DEFAULT_SYSTEMS)}, editor; by default all, the last one where clusters have gold.",
)
@configure_option
@words_option
@click.option(
    "--curve",
    default=None,
    metavar="WORDS,WORDS…",
    help="Further budgets for score against budget; 50,100,200,400 for html.",
)
@split_option
@gold_options
@delivery_options()
@measure_options
@jobs_option
@resume_option
def run_command(
    clusters: tuple[Path, ...],
    *,
    systems: str | None,
    configure: tuple[str, ...],
    curve: str | None,
    split: Any,
    gold: Path | None,
    gold_sentences: Path | None,
    delivery: Delivery,
    jobs: int,
    resume: bool,
    **measured: Any,
) -> None:
    """Run systems on CLUSTERS (folders or .jsonl) and print their scores with significant differences."""
    budgets = _budgets(curve, is_page=delivery.format == "html")
    loaded = load(clusters, split=split, gold=gold, gold_sentences=gold_sentences)
    plan = Plan(
        systems=parse_systems(default_systems(loaded) if systems is None else listed(systems), configure),
        curve=budgets,
        **measured,
    )
    run_and_deliver(plan, loaded, delivery, jobs=jobs, resume=resume)


def _budgets(text: str | None, *, is_page: bool) -> tuple[int, ...]:
    if text is None:
        return _PAGE_CURVE if is_page else ()
    try:
        return tuple(int(part) for part in listed(text))
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no list of whole numbers", param_hint="--curve") from error
