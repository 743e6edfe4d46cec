"""`evaluate-summaries train`."""

import json
from importlib.metadata import version
from pathlib import Path

import click
import numpy as np

from evaluation.commands.options import emit, output_option, seed_option
from evaluation.commands.progress import progress_bar
from evaluation.commands.sources import parse_source
from evaluation.training.examples import make_examples
from evaluation.training.models import as_dict, fit

_EXAMPLES = """\b
Examples:
  evaluate-summaries train 'corpus:dev*2' news.jsonl -o model.json
  evaluate-summaries train corpus:dev -o model.json
"""


@click.command("train", short_help="Learn the weights of trained-coverage.", epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="CLUSTERS[:SPLIT][*TIMES]...")
@seed_option
@output_option
def train_command(sources: tuple[str, ...], *, seed: int, output: Path | None) -> None:
    """Learn the weights of the selector trained-coverage from clusters with references.

    CLUSTERS are those of `run`; :SPLIT names a part of a corpus, and *TIMES counts its clusters several times. What is
    shipped came from: train multi-news-dev.jsonl 'corpus:dev*2' -o summarizer/selection/model.json
    """
    parsed = [parse_source(source) for source in sources]
    with progress_bar("clusters") as progress:
        examples = make_examples([cluster for source in parsed for cluster in source.load()], progress=progress)
    model = fit(examples, rng=np.random.default_rng(seed))
    provenance = {
        "summarizer": version("summarizer"),
        "trained_on": [source.provenance() for source in parsed],
        "seed": seed,
    }
    emit(json.dumps(as_dict(model, provenance), indent=1) + "\n", output)
