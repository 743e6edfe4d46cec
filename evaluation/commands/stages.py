"""`evaluate-summaries stages`."""

from pathlib import Path
from typing import Any

import click

from evaluation.commands.options import (
    clusters_argument,
    jobs_option,
    listed,
    resume_option,
    split_option,
    words_option,
)
from evaluation.commands.running import MATRIX_FORMATS, Delivery, delivery_options, run_and_deliver
from evaluation.corpus import load_clusters
from evaluation.errors import EvaluationError
from evaluation.plan import Plan
from evaluation.report.matrix import JOINT
from evaluation.systems.configured import Configured

# The integer program gives up beyond.
_MOST_SENTENCES = {"coverage-exact": 400}


_EXAMPLES = """\b
Examples:
  evaluate-summaries stages corpus --split dev --cross lexrank,centroid,lead:mmr,trained-coverage
  evaluate-summaries stages corpus --split dev --cross lexrank:top,mmr -f markdown -o stages.md
"""


@click.command("stages", short_help="Run rankers × selectors.", epilog=_EXAMPLES)
@clusters_argument
@click.option(
    "--cross",
    "crossed",
    multiple=True,
    required=True,
    metavar="RANKER,…:SELECTOR,…",
    help="Each of the rankers with each of the selectors; may be given several times.",
)
@words_option
@split_option
@delivery_options(*MATRIX_FORMATS, is_matrix=True)
@jobs_option
@resume_option
def stages_command(
    clusters: tuple[Path, ...],
    *,
    crossed: tuple[str, ...],
    words: int,
    split: Any,
    delivery: Delivery,
    jobs: int,
    resume: bool,
) -> None:
    """Run rankers × selectors on CLUSTERS (folders or .jsonl) and print what each pair reaches.

    `report --matrix` draws saved results again.
    """
    plan = Plan(systems=_pairs(crossed), words=words)
    run_and_deliver(plan, load_clusters(clusters, split=split), delivery, jobs=jobs, resume=resume)


def _pairs(crossed: tuple[str, ...]) -> tuple[Configured, ...]:
    pairs: dict[tuple[str, str], None] = {}
    for text in crossed:
        rankers, colon, selectors = text.partition(":")
        if not colon or not listed(rankers) or not listed(selectors):
            raise EvaluationError(f"{text!r} crosses nothing: write RANKER,RANKER:SELECTOR,SELECTOR")
        pairs |= {(ranker, selector): None for ranker in listed(rankers) for selector in listed(selectors)}
    return tuple(
        Configured(
            name=f"{ranker}{JOINT}{selector}",
            options=(("ranker", ranker), ("selector", selector)),
            most_sentences=_MOST_SENTENCES.get(selector),
        )
        for ranker, selector in pairs
    )
