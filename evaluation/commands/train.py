"""`evaluate-summaries train`."""

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import numpy as np

from evaluation.commands.options import emit, output_option, seed_option
from evaluation.commands.progress import progress_bar
from evaluation.corpus import Cluster, corpus_hash, load_clusters
from evaluation.errors import EvaluationError
from evaluation.training.examples import make_examples
from evaluation.training.models import as_dict, fit

_SOURCE = re.compile(r"(?P<path>.+?)(?::(?P<split>dev|test|all))?(?:\*(?P<times>\d+))?")


@click.command("train")
@click.argument("sources", nargs=-1, required=True, metavar="CLUSTERS[:SPLIT][*TIMES]...")
@seed_option
@output_option
def train_command(sources: tuple[str, ...], *, seed: int, output: Path | None) -> None:
    """Learn the weights of the selector trained-coverage from clusters with references.

    CLUSTERS are those of `run`; :SPLIT names a part of a corpus, and *TIMES counts its clusters several times. What is
    shipped came from: train multi-news-dev.jsonl 'corpus:dev*2' -o summarizer/selection/model.json
    """
    clusters: list[Cluster] = []
    provenance: list[dict[str, Any]] = []
    for source in sources:
        match = _SOURCE.fullmatch(source)
        if match is None:
            raise EvaluationError(f"{source!r} names no clusters: write PATH, PATH:dev or PATH:dev*2")
        split: Any = match["split"] or "all"
        times = int(match["times"] or 1)
        loaded = load_clusters([Path(match["path"])], split=split)
        clusters += loaded * times
        provenance.append(
            {
                "clusters": Path(match["path"]).name,
                "split": split,
                "count": len(loaded),
                "times": times,
                "hash": corpus_hash(loaded),
            }
        )
    with progress_bar("clusters") as progress:
        examples = make_examples(clusters, progress=progress)
    model = fit(examples, rng=np.random.default_rng(seed))
    made = {"summarizer": version("summarizer"), "trained_on": provenance, "seed": seed}
    emit(json.dumps(as_dict(model, made), indent=1) + "\n", output)
