"""The command `python -m evaluation.research`: its examples, and its distance from the user's command."""

import shlex

import pytest

from evaluation.cli import program as harness
from evaluation.research.__main__ import main, program


def test_the_commands_of_research_are_not_in_the_help_of_users() -> None:
    assert set(program.commands) == {
        *("train", "ablate", "stages", "matrix", "robustness", "disagreements", "train-disagreements"),
    }
    assert not program.commands.keys() & harness.commands.keys()


def test_every_example_is_understood() -> None:
    lines = [
        line.strip().removeprefix("python -m evaluation.research ")
        for command in program.commands.values()
        for line in (command.epilog or "").split("\n")
        if line.startswith("  ")
    ]
    assert len(lines) >= 6
    for line in lines:
        name, *arguments = shlex.split(line)
        program.commands[name].make_context(name, arguments)


@pytest.mark.parametrize("name", ["", *program.commands])
def test_help_is_code_0(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*filter(None, [name]), "--help"]) == 0
    assert f"Usage: python -m evaluation.research {name}".rstrip() in capsys.readouterr().out
