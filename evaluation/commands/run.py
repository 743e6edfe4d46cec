"""`evaluate-summaries run`."""

from pathlib import Path
from typing import Any

import click

from evaluation.commands.options import (
    clusters_argument,
    columns_option,
    format_option,
    jobs_option,
    language_option,
    listed,
    output_option,
    references_option,
    results_option,
    resume_option,
    seed_option,
    split_option,
    tokenizer_option,
    words_option,
)
from evaluation.commands.running import FORMATS, Delivery, run_and_deliver
from evaluation.corpus import load_clusters
from evaluation.plan import Plan
from evaluation.systems import DEFAULT_SYSTEMS, parse_systems

_PAGE_CURVE = (50, 100, 200, 400)


_EXAMPLES = """\b
Examples:
  evaluate-summaries run corpus --split dev                     the usual systems, 100 words, a table
  evaluate-summaries run corpus --split dev --systems default,lead,oracle-r2 -w 60 -f markdown -o table.md
  evaluate-summaries run corpus --split dev --configure 'mmr:selector=mmr,diversity=0.5' --results run.json
  evaluate-summaries run mine.jsonl -f html -o report.html       a page with every summary and its matched words
  evaluate-summaries run corpus --results run.json --resume      go on where a run broke off
"""


@click.command("run", epilog=_EXAMPLES)
@clusters_argument
@click.option("--systems", default=None, metavar="NAME,NAME…", help=f"Of {', '.join(DEFAULT_SYSTEMS)}; all by default.")
@click.option(
    "--configure",
    multiple=True,
    metavar="NAME:OPTION=VALUE,…",
    help="A configuration of our own, e.g. 'mmr:selector=mmr,diversity=0.5'.",
)
@words_option
@click.option(
    "--curve",
    default=None,
    metavar="WORDS,WORDS…",
    help="Further budgets for score against budget; 50,100,200,400 for html.",
)
@split_option
@format_option(*FORMATS)
@output_option
@results_option
@columns_option
@references_option
@tokenizer_option
@language_option
@seed_option
@jobs_option
@resume_option
def run_command(
    clusters: tuple[Path, ...],
    *,
    systems: str | None,
    configure: tuple[str, ...],
    words: int,
    curve: str | None,
    split: Any,
    format_: str,
    output: Path | None,
    saved: Path | None,
    columns_: str | None,
    combination: Any,
    tokenizer: Any,
    language: str,
    seed: int,
    jobs: int,
    resume: bool,
) -> None:
    """Run systems on CLUSTERS (folders or .jsonl) and print how they compare."""
    plan = Plan(
        systems=parse_systems(listed(systems) if systems is not None else DEFAULT_SYSTEMS, configure),
        words=words,
        curve=_budgets(curve, is_page=format_ == "html"),
        seed=seed,
        combination=combination,
        tokenizer=tokenizer,
        language=language,
    )
    loaded = load_clusters(clusters, split=split)
    delivery = Delivery(format=format_, output=output, saved=saved, columns=columns_)
    run_and_deliver(plan, loaded, delivery, jobs=jobs, resume=resume)


def _budgets(text: str | None, *, is_page: bool) -> tuple[int, ...]:
    if text is None:
        return _PAGE_CURVE if is_page else ()
    try:
        return tuple(int(part) for part in listed(text))
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no list of whole numbers", param_hint="--curve") from error
