"""The command `python -m evaluation.research`."""

import sys
from collections.abc import Sequence

import click

from evaluation.cli.evaluate import run_program
from evaluation.research.ablation import ablate_command
from evaluation.research.coverage_training import train_command
from evaluation.research.disagreements import disagreements_command, train_disagreements_command
from evaluation.research.robustness import robustness_command
from evaluation.research.stage_matrix import matrix_command, stages_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
def program() -> None:
    """Train the shipped weights and study the methods."""


for _command in (
    train_command,
    ablate_command,
    stages_command,
    matrix_command,
    robustness_command,
    disagreements_command,
    train_disagreements_command,
):
    program.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code, see `run_program`."""
    return run_program(program, "python -m evaluation.research", arguments)


if __name__ == "__main__":
    sys.exit(main())
