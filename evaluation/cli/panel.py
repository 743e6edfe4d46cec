"""The commands `panel make` and `panel tally`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from evaluation.cli.options import (
    clusters_argument,
    configure_option,
    emit,
    format_option,
    gold_options,
    jobs_option,
    listed,
    load,
    output_option,
    progress_bar,
    split_option,
    words_option,
)
from evaluation.errors import EvaluationError, counted
from evaluation.files import parse_json, read_text, write_text
from evaluation.outputs import Output
from evaluation.panel import FLAW_KINDS, INSTRUCTIONS, Standing, make_panel, read_verdicts, tally
from evaluation.report.drawing import DRAWINGS
from evaluation.report.table import Cell, Header, Table
from evaluation.results import Results, read_results
from evaluation.runner import Plan, run
from evaluation.systems import parse_systems
from evaluation.systems.precomputed import load_precomputed

_KEY, _JUDGES = "key.json", "judge-*.json"
_MAKE_EXAMPLES = """\b
Examples:
  evaluate-summaries panel make corpus --split dev --systems default,lead,editor -o panel/
  evaluate-summaries panel make corpus --results before=old.json:default --results now=new.json:default -o panel/
  evaluate-summaries panel make corpus --systems default,lead --summaries mine/ -o panel/
"""

_TALLY_EXAMPLES = """\b
Examples:
  evaluate-summaries panel tally panel/
  evaluate-summaries panel tally panel/ -f markdown -o verdict.md
"""


@click.group("panel", short_help="Let people judge summaries blind.")
def panel_command() -> None:
    """Let judges rank summaries without knowing which system made which."""


@panel_command.command("make", short_help="Write the folder for the judges.", epilog=_MAKE_EXAMPLES)
@clusters_argument
@click.option("--systems", default="", metavar="NAME,NAME…", help="Systems to run.")
@configure_option
@click.option(
    "--results",
    "saved",
    multiple=True,
    metavar="[NAME=]FILE[:SYSTEM]",
    help="Summaries of a results file: of one system, which may get another name, or of all but bounds.",
)
@click.option(
    "--summaries", multiple=True, metavar="[NAME=]PATH", help="Finished summaries, as `score` takes them, uncut."
)
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder."
)
@click.option(
    "--clusters", "count", type=click.IntRange(min=1), default=24, show_default=True, help="Most clusters to judge."
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Decides the clusters and the letters."
)
@words_option
@split_option
@gold_options
@jobs_option
def make_command(
    clusters: tuple[Path, ...],
    *,
    systems: str,
    configure: tuple[str, ...],
    saved: tuple[str, ...],
    summaries: tuple[str, ...],
    folder: Path,
    count: int,
    seed: int,
    words: int,
    split: Any,
    gold: Path | None,
    gold_sentences: Path | None,
    jobs: int,
) -> None:
    """Choose some of CLUSTERS and write their articles, their summaries under shuffled letters, and the key.

    Give judges the folder without key.json; PANEL.md tells them what to do.
    """
    loaded = load(clusters, split=split, gold=gold, gold_sentences=gold_sentences)
    if (folder / _KEY).exists():
        raise EvaluationError(f"{folder} holds a panel: name another folder, or delete it")
    outputs: dict[str, Mapping[str, Output]] = {}
    if listed(systems) or configure:
        chosen = parse_systems(listed(systems), configure)
        with progress_bar("clusters") as progress:
            ran = run(Plan(systems=chosen, words=words), loaded, jobs=jobs, progress=progress)
        outputs |= {system.name: _outputs(ran, system.name) for system in chosen}
    for name, found in (pair for text in saved for pair in _saved(text)):
        _add(outputs, name, found)
    for text in summaries:
        system = load_precomputed(text, loaded)
        _add(outputs, system.name, dict(system.outputs))
    panel = make_panel(loaded, outputs, count=count, seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    write_text(folder / "PANEL.md", INSTRUCTIONS)
    write_text(folder / "clusters.md", panel.clusters)
    write_text(folder / "summaries.md", panel.summaries)
    write_text(folder / _KEY, json.dumps(panel.key, ensure_ascii=False, indent=1) + "\n")
    click.echo(f"wrote {folder}: {counted(len(panel.key), 'cluster')} of {', '.join(sorted(outputs))}", err=True)


def _add(outputs: dict[str, Mapping[str, Output]], name: str, found: Mapping[str, Output]) -> None:
    if name in outputs:
        raise EvaluationError(f"two systems have the name {name!r}: rename one with NAME=")
    outputs[name] = found


def _saved(text: str) -> list[tuple[str, Mapping[str, Output]]]:
    """Return the names and summaries of `[NAME=]FILE[:SYSTEM]`."""
    name, equals, rest = text.rpartition("=")
    # A colon may also belong to the path.
    path, colon, system = (rest, "", "") if Path(rest).exists() else rest.rpartition(":")
    results = read_results(path if colon else rest)
    if colon:
        return [(name or system, _outputs(results, results.system(system).name))]
    if equals:
        raise EvaluationError(f"{text!r} names a whole file: add the system, {name}={rest}:SYSTEM")
    return [(one.name, _outputs(results, one.name)) for one in results.systems if one.kind != "bound"]


def _outputs(results: Results, system: str) -> dict[str, Output]:
    found = ((cluster, results.record(cluster, system)) for cluster in results.clusters)
    return {cluster: record.output for cluster, record in found if record and record.output}


@panel_command.command("tally", short_help="Count what the judges said.", epilog=_TALLY_EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@format_option(*DRAWINGS, "json")
@output_option
def tally_command(folder: Path, *, format_: str, output: Path | None) -> None:
    """Count what the judges of FOLDER said, in the files judge-NAME.json."""
    key = _read_key(folder / _KEY)
    paths = sorted(folder.glob(_JUDGES))
    if not paths:
        raise EvaluationError(f"{folder} holds no {_JUDGES}: put the judges' files there")
    judges = {
        path.stem.removeprefix("judge-"): read_verdicts(
            parse_json(read_text(path), where=path.name), key, where=path.name
        )
        for path in paths
    }
    standings = tally(judges)
    incomplete = tuple(
        f"{judge}: {len(verdicts)} of {counted(len(key), 'cluster')}"
        for judge, verdicts in judges.items()
        if len(verdicts) < len(key)
    )
    if format_ == "json":
        text = json.dumps({"format": 1, "systems": list(map(asdict, standings))}, ensure_ascii=False) + "\n"
    else:
        text = DRAWINGS[format_](_table(standings, list(judges), notes=incomplete))
    emit(text, output)


def _read_key(path: Path) -> dict[str, dict[str, str]]:
    key = parse_json(read_text(path, way_out="name a folder that `panel make` wrote"), where=str(path))
    if not isinstance(key, dict) or not all(isinstance(entry, dict) for entry in key.values()):
        raise EvaluationError(f"{path} is no key of a panel: make the panel again")
    return key


def _table(standings: Sequence[Standing], judges: Sequence[str], *, notes: tuple[str, ...]) -> Table:
    systems = [standing.system for standing in standings]
    headers = (
        Header("system", is_text=True),
        Header("mean", "score"),
        *(Header(judge, "score") for judge in judges),
        Header("mean", "rank"),
        *(Header(system, "beats, verdicts") for system in systems),
        *(Header(kind, "flaws, verdicts") for kind in FLAW_KINDS),
    )
    rows = tuple(
        (
            Cell(standing.system),
            Cell(f"{standing.score:.2f}"),
            *(Cell(f"{standing.by_judge[judge]:.2f}") for judge in judges),
            Cell(f"{standing.rank:.2f}"),
            *(Cell(str(standing.beats.get(system, "–"))) for system in systems),
            *(Cell(str(standing.flawed[kind])) for kind in FLAW_KINDS),
        )
        for standing in standings
    )
    title = f"{counted(standings[0].verdicts, 'verdict')} of {counted(len(judges), 'judge')}"
    legend = (
        "Beats: verdicts that put this system before the other. Flaws: verdicts that find one of the kind or several.",
    )
    return Table(title, headers, (rows,), (*legend, *notes))
