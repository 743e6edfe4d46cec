"""The command `score`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from evaluation.api import rouge, rouge_table
from evaluation.cli.delivery import Delivery, delivery_options, run_and_deliver
from evaluation.cli.options import (
    emit,
    gold_options,
    jobs_option,
    listed,
    load,
    measure_options,
    resume_option,
    split_option,
    words_option,
)
from evaluation.errors import EvaluationError, enumerated
from evaluation.files import read_text
from evaluation.report.drawing import DRAWINGS
from evaluation.runner import Plan
from evaluation.systems import default_systems, parse_systems
from evaluation.systems.precomputed import load_precomputed, read_records
from evaluation.systems.registry import check_names

# Options that have a meaning for clusters only.
_OF_CLUSTERS = {
    **{name: f"--{name}" for name in ("systems", "split", "seed", "jobs", "resume")},
    "saved": "--results",
    "columns_": "--columns",
    "gold": "--gold",
    "gold_sentences": "--gold-sentences",
}
_BESIDE = "lead,random,oracle-r1,oracle-r2,human"


_EXAMPLES = """\b
Examples:
  evaluate-summaries score corpus --split dev --summaries mine/         mine/<cluster>.txt, beside the bounds
  evaluate-summaries score corpus --summaries gpt=a.jsonl --summaries lead3=b.jsonl
  evaluate-summaries score corpus --summaries mine/ --systems default,sumy-lexrank -f csv -o scores.csv
  evaluate-summaries score --summaries mine.txt --references theirs.txt         ROUGE alone, a text a line
"""


@click.command("score", short_help="Score finished summaries.", epilog=_EXAMPLES)
@click.argument("clusters", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--summaries",
    multiple=True,
    required=True,
    metavar="[NAME=]PATH",
    help="A folder with <cluster>.txt, or JSON Lines with {id, summary}.",
)
@click.option(
    "--references",
    multiple=True,
    type=click.Path(path_type=Path),
    help="In place of CLUSTERS: references alone, in a text file with one a line, a folder with <id>.txt, or JSON Lines "
    "with {id, references}. Several options are several references of each summary.",
)
@click.option(
    "--systems",
    default=_BESIDE,
    show_default=True,
    metavar="NAME,NAME…",
    help="Systems to run beside them, '' for none; by default also editor where clusters have gold.",
)
@words_option
@split_option
@gold_options
@delivery_options()
@measure_options
@jobs_option
@resume_option
@click.pass_context
def score_command(
    context: click.Context,
    /,
    clusters: tuple[Path, ...],
    *,
    summaries: tuple[str, ...],
    references: tuple[Path, ...],
    systems: str,
    split: Any,
    gold: Path | None,
    gold_sentences: Path | None,
    delivery: Delivery,
    jobs: int,
    resume: bool,
    **measured: Any,
) -> None:
    """Score finished summaries of CLUSTERS, made by a model, a program or a person.

    A summary longer than the budget is cut to it. With --references in place of CLUSTERS, ROUGE compares summaries
    with references and needs no articles; summaries are then cut only if -w is set.
    """
    if bool(clusters) == bool(references):
        raise click.UsageError("name either CLUSTERS or --references")
    if references:
        is_cut = _is_set(context, "words")
        meaningless = [option for name, option in _OF_CLUSTERS.items() if _is_set(context, name)]
        if meaningless or len(summaries) > 1:
            raise click.UsageError(f"--references allows one --summaries and no {', '.join(_OF_CLUSTERS.values())}")
        _score_pairs(Path(summaries[0]), references, delivery, measured | ({} if is_cut else {"words": None}))
        return
    loaded = load(clusters, split=split, gold=gold, gold_sentences=gold_sentences)
    precomputed = [load_precomputed(text, loaded) for text in summaries]
    names = listed(systems) if _is_set(context, "systems") else default_systems(loaded, listed(systems))
    beside = parse_systems(names) if names else ()
    chosen = (*precomputed, *beside)
    check_names(chosen, way_out="rename the summaries with --summaries NAME=PATH")
    run_and_deliver(Plan(systems=chosen, **measured), loaded, delivery, jobs=jobs, resume=resume)


def _is_set(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _score_pairs(path: Path, references: Sequence[Path], delivery: Delivery, measured: Mapping[str, Any]) -> None:
    if delivery.format == "html":
        raise click.UsageError("--references has no page: choose another --format")
    summaries = _read_texts(path, ("summary",))
    against: dict[str, list[Any]] = {name: [] for name in summaries}
    for other in references:
        found = _read_texts(other, ("references", "reference"))
        if found.keys() != summaries.keys():
            different = sorted(found.keys() ^ summaries.keys())
            raise EvaluationError(
                f"{path} and {other} differ in {enumerated(different)}: write one reference for each summary"
            )
        for name, value in found.items():
            against[name] += value if isinstance(value, list) else [value]
    names = list(summaries)
    scores = rouge(
        [summaries[name] for name in names],
        [against[name] for name in names],
        words=measured["words"],
        combination=measured["combination"],
        tokenizer=measured["tokenizer"],
        stem=measured["language"] == "english",
    )
    if delivery.format == "json":
        text = json.dumps(scores.to_json(), ensure_ascii=False) + "\n"
    else:
        text = DRAWINGS[delivery.format](rouge_table(scores))
    emit(text, delivery.output)


def _read_texts(path: Path, keys: Sequence[str]) -> dict[str, Any]:
    """Read texts by id, see `read_records`, or by number the lines of a text file."""
    if path.is_dir() or path.suffix == ".jsonl" or not path.exists():
        return read_records(path, keys)
    lines = read_text(path).removesuffix("\n").split("\n")
    return {f"line {number}": line for number, line in enumerate(lines, start=1)}
