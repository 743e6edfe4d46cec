"""The help of the commands: every example in it is one that the command understands, and shells complete it."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from evaluation.cli import program
from summarizer.cli import batch, summarize

pytestmark = pytest.mark.slow


def leaves(command: click.Command, name: str) -> dict[str, click.Command]:
    """The commands below a command by their whole names; itself if it has none."""
    if not isinstance(command, click.Group):
        return {name: command}
    below = (leaves(one, f"{name} {each}") for each, one in command.commands.items())
    return {leaf: one for found in below for leaf, one in found.items()}


COMMANDS = {
    "summarize": summarize.command,
    "summarize-batch": batch.command,
    **leaves(program, "evaluate-summaries"),
}
MODULES = {"summarize": "summarizer", "evaluate-summaries": "evaluation"}


def examples(name: str) -> Iterator[list[str]]:
    """The arguments of each example of a command; what stands behind two blanks is a remark."""
    for line in (COMMANDS[name].epilog or "").split("\n"):
        found = re.match(rf"  (?:[^|]*\| )?{name}(?= |$)((?:[^\s']+|'[^']*'| (?! ))*)", line)
        if found:
            yield shlex.split(found[1])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_of_the_help_is_understood(name: str) -> None:
    shown = list(examples(name))
    assert shown
    for arguments in shown:
        COMMANDS[name].make_context(name, [*arguments])


def test_an_example_with_a_wrong_option_would_be_noticed() -> None:
    with pytest.raises(click.UsageError, match="No such option"):
        COMMANDS["evaluate-summaries run"].make_context("run", ["corpus", "--word", "9"])


@pytest.mark.parametrize("name", ["summarize", "evaluate-summaries", "evaluate-summaries show"])
def test_the_help_shows_its_examples_line_by_line(name: str) -> None:
    command, *arguments = name.split()
    line = [sys.executable, "-m", MODULES[command], *arguments, "--help"]
    done = subprocess.run(line, capture_output=True, check=True, text=True)
    assert f"\nExamples:\n  {name}" in done.stdout.replace("\n  Examples:\n    ", "\nExamples:\n  ")
    assert "\\b" not in done.stdout


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("summarize --que", "plain,--query"),
        ("summarize -f mark", "plain,markdown"),
        ("summarize --ranker cent", "plain,centroid"),
        ("summarize --order chron", "plain,chronological"),
        ("summarize-batch --res", "plain,--resume"),
        ("evaluate-summaries corp", "plain,corpus-stats"),
        ("evaluate-summaries run --spl", "plain,--split"),
    ],
)
def test_shells_complete_options_values_and_subcommands(
    typed: str, completed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = typed.split(maxsplit=1)[0]
    monkeypatch.setenv(f"_{program.replace('-', '_').upper()}_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    done = subprocess.run([str(Path(sys.executable).with_name(program))], capture_output=True, check=False, text=True)
    assert done.stdout == completed + "\n"
    assert done.stderr == ""


def test_the_harness_tells_its_version() -> None:
    line = [sys.executable, "-m", "evaluation", "--version"]
    done = subprocess.run(line, capture_output=True, check=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout == f"evaluate-summaries, version {version('cited-summarizer')}\n"
