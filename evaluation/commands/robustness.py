"""`evaluate-summaries robustness`."""

from pathlib import Path
from typing import Any

import click

from evaluation.commands.options import clusters_argument, emit, format_option, output_option, split_option
from evaluation.commands.progress import progress_bar
from evaluation.corpus import corpus_hash, load_clusters
from evaluation.embedding import Memo
from evaluation.report.drawing import DRAWINGS
from evaluation.report.robustness_table import robustness_grid
from evaluation.robustness import BUDGETS, behaviour, situations

_EXAMPLES = """\b
Examples:
  evaluate-summaries robustness corpus --split dev
  evaluate-summaries robustness corpus --split dev --kinds reviews.jsonl -f markdown
"""


@click.command("robustness", short_help="What the default does with unusual inputs.", epilog=_EXAMPLES)
@clusters_argument
@click.option(
    "--kinds",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Clusters of another kind than news, each a line of the table.",
)
@split_option
@format_option(*DRAWINGS)
@output_option
def robustness_command(
    clusters: tuple[Path, ...], *, kinds: tuple[Path, ...], split: Any, format_: str, output: Path | None
) -> None:
    """Make unusual inputs of CLUSTERS (folders or .jsonl) and count what the default does with them."""
    news, others = load_clusters(clusters, split=split), load_clusters(kinds) if kinds else []
    made, embedder = situations(news, others), Memo()
    found = {}
    with progress_bar("situations") as progress:
        for number, situation in enumerate(made, start=1):
            found[situation.name] = [behaviour(situation, words=words, embedder=embedder) for words in BUDGETS]
            progress(number, len(made))
    emit(DRAWINGS[format_](robustness_grid(found, budgets=BUDGETS, corpus=corpus_hash([*news, *others]))), output)
