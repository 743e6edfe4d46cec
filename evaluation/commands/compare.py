"""`evaluate-summaries compare`."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from evaluation.commands.options import columns_option, emit, format_option, listed, output_option
from evaluation.comparison import COMPARED, Contrast, contrast, default_pairs
from evaluation.errors import EvaluationError
from evaluation.files import read_results
from evaluation.report.contrasts import contrasts_grid, verdict
from evaluation.report.drawing import DRAWINGS
from evaluation.report.standings import signature_lines
from evaluation.wording import counted

_EXAMPLES = """\b
Examples:
  evaluate-summaries compare before.json after.json                      every system with itself
  evaluate-summaries compare run.json run.json --pair default:sumy-lexrank
  evaluate-summaries compare before.json after.json --columns R-2.recall,nuggets.recall -f json
"""


@click.command("compare", short_help="Is the difference of two runs more than luck?", epilog=_EXAMPLES)
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@click.option(
    "--pair",
    multiple=True,
    metavar="A:B",
    help="System A of the first run against B of the second; by default every system of both with itself.",
)
@format_option(*DRAWINGS, "json")
@output_option
@columns_option
def compare_command(
    first: Path, second: Path, *, pair: tuple[str, ...], format_: str, output: Path | None, columns_: str | None
) -> None:
    """Compare two results files on the same clusters: is a difference more than luck?"""
    one, other = read_results(first), read_results(second)
    pairs = [_pair(text) for text in pair] or default_pairs(one, other)
    contrasts = contrast(one, other, pairs, keys=listed(columns_) or COMPARED)
    if format_ == "json":
        value = {"format": 1, "signature": signature_lines(one), "contrasts": [_plain(made) for made in contrasts]}
        text = json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
    else:
        title = f"{first.name} (first) against {second.name} (second), {counted(len(one.clusters), 'cluster')}, {one.words} words"
        text = DRAWINGS[format_](contrasts_grid(contrasts, title=title, signature=signature_lines(one)))
    emit(text, output)


def _plain(made: Contrast) -> dict[str, Any]:
    """A contrast as JSON values; an effect without a limit is null."""
    effect = None if math.isinf(made.effect) else made.effect
    return asdict(made) | {"column": made.column.key, "effect": effect, "better": verdict(made)}


def _pair(text: str) -> tuple[str, str]:
    first, colon, second = text.partition(":")
    if not colon:
        raise EvaluationError(f"{text!r} is no pair: write A:B with system A of the first run and B of the second")
    return first, second
