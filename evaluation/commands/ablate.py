"""`evaluate-summaries ablate`."""

from functools import partial
from pathlib import Path

import click

from evaluation.commands.options import jobs_option, output_option, results_option, seed_option, words_option
from evaluation.commands.progress import progress_bar
from evaluation.commands.running import FORMATS, Delivery
from evaluation.commands.sources import parse_source
from evaluation.errors import EvaluationError
from evaluation.plan import Plan
from evaluation.runner import run
from evaluation.systems import SYSTEMS, System
from evaluation.systems.configured import Configured
from evaluation.training.examples import make_examples
from evaluation.training.held_out import HeldOut, every_article_independent, every_sentence_alone, held_out_models
from summarizer import LexRank

# A row of the table → features that get no say in it.
_WITHOUT = {
    "without LexRank": ("salience",),
    "without position": ("position", "early", "first sentence", "article before"),
    "without origins": ("origin",),
    "without quotations": ("quotation", "saying", "person"),
}


_EXAMPLES = """\b
Examples:
  evaluate-summaries ablate news.jsonl --with 'corpus:dev*2'
  evaluate-summaries ablate corpus:dev --folds 10 -f markdown -o ablation.md
"""


@click.command("ablate", short_help="Take the default apart, part by part.", epilog=_EXAMPLES)
@click.argument("source", metavar="CLUSTERS[:SPLIT]")
@click.option("--with", "others", multiple=True, metavar="CLUSTERS[:SPLIT][*TIMES]", help="Clusters that always train.")
@click.option("--folds", type=click.IntRange(min=2), default=5, show_default=True, help="Parts, each held out once.")
@words_option
@seed_option
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True)
@output_option
@results_option
@jobs_option
def ablate_command(
    source: str,
    *,
    others: tuple[str, ...],
    folds: int,
    words: int,
    seed: int,
    format_: str,
    output: Path | None,
    saved: Path | None,
    jobs: int,
) -> None:
    """Take the default apart: each part on and off, on clusters that its weights have not seen.

    Every row is scored on CLUSTERS. What is learned is fitted to the other folds (and to the clusters of --with).
    """
    clusters = parse_source(source).load()
    if len(clusters) < folds:
        raise EvaluationError(f"{len(clusters)} clusters make no {folds} folds: give fewer --folds")
    always = [cluster for other in others for cluster in parse_source(other).load()]
    with progress_bar("examples") as progress:
        examples = make_examples([*clusters, *always], progress=progress)
    mine, fixed = examples[: len(clusters)], examples[len(clusters) :]
    models = partial(held_out_models, clusters, mine, fixed, folds=folds, seed=seed)
    full = models()
    systems: tuple[System, ...] = (
        HeldOut(name="default, held out", models=full),
        HeldOut(name="without the sentence's own worth", models=full, options={"sentence_weight": 0.0}),
        HeldOut(name="without a lead first", models=full, options={"max_lead_share": 0.0}),
        *(HeldOut(name=name, models=models(without=muted)) for name, muted in _WITHOUT.items()),
        HeldOut(name="without the bar on near-duplicates", models=full, options={"max_similarity": 2.0}),
        HeldOut(name="articles off topic kept", models=full, stages={"keep_off_topic": True}),
        HeldOut(name="every sentence by itself", models=full, change=every_sentence_alone),
        HeldOut(name="every article independent", models=full, change=every_article_independent),
        Configured(name="coverage, nothing learned", options=(("selector", "coverage"),)),
        Configured(
            name="coverage over lexical LexRank",
            options=(("selector", "coverage"), ("ranker", LexRank(graph="lexical"))),
        ),
        Configured(name="MMR over LexRank", options=(("selector", "mmr"),)),
        Configured(
            name="MMR over lexical LexRank", options=(("selector", "mmr"), ("ranker", LexRank(graph="lexical")))
        ),
        Configured(
            name="MMR over LexRank with position", options=(("selector", "mmr"), ("ranker", LexRank(bias="position")))
        ),
        SYSTEMS["lead"],
        SYSTEMS["sumy-lexrank"],
    )
    with progress_bar("clusters") as progress:
        results = run(Plan(systems=systems, words=words, seed=seed), clusters, jobs=jobs, progress=progress)
    Delivery(format=format_, output=output, saved=saved, columns=None).deliver(results, clusters)
