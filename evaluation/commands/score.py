"""`evaluate-summaries score`."""

from pathlib import Path
from typing import Any

import click

from evaluation.commands.options import (
    clusters_argument,
    jobs_option,
    listed,
    measure_options,
    resume_option,
    split_option,
    words_option,
)
from evaluation.commands.running import FORMATS, Delivery, delivery_options, run_and_deliver
from evaluation.corpus import load_clusters
from evaluation.errors import EvaluationError
from evaluation.plan import Plan
from evaluation.systems import parse_systems
from evaluation.systems.given import load_given

_BESIDE = "lead,random,oracle-r1,oracle-r2,human"


_EXAMPLES = """\b
Examples:
  evaluate-summaries score corpus --split dev --summaries mine/         mine/<cluster>.txt, beside the bounds
  evaluate-summaries score corpus --summaries gpt=a.jsonl --summaries lead3=b.jsonl
  evaluate-summaries score corpus --summaries mine/ --systems default,sumy-lexrank -f csv -o scores.csv
"""


@click.command("score", short_help="Score summaries that anything made.", epilog=_EXAMPLES)
@clusters_argument
@click.option(
    "--summaries",
    multiple=True,
    required=True,
    metavar="[NAME=]DIR_OR_JSONL",
    help="A folder with <cluster>.txt, or JSON Lines with {id, summary}.",
)
@click.option(
    "--systems", default=_BESIDE, show_default=True, metavar="NAME,NAME…", help="Run beside them; '' for none."
)
@words_option
@split_option
@delivery_options(*FORMATS)
@measure_options
@jobs_option
@resume_option
def score_command(
    clusters: tuple[Path, ...],
    *,
    summaries: tuple[str, ...],
    systems: str,
    split: Any,
    delivery: Delivery,
    jobs: int,
    resume: bool,
    **measured: Any,
) -> None:
    """Score summaries of CLUSTERS that anything made: a model, a program, a person.

    What is longer than the budget is cut to it before words are compared.
    """
    loaded = load_clusters(clusters, split=split)
    given = [load_given(text, loaded) for text in summaries]
    beside = parse_systems(listed(systems)) if listed(systems) else ()
    chosen = (*given, *beside)
    names = [system.name for system in chosen]
    for name in names:
        if names.count(name) > 1:
            raise EvaluationError(f"two systems have the name {name!r}: give one another with --summaries NAME=PATH")
    run_and_deliver(Plan(systems=chosen, **measured), loaded, delivery, jobs=jobs, resume=resume)
