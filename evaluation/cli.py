"""`evaluate-summaries`: arguments in, exit code out."""

import os
import sys
from collections.abc import Sequence

import click
from threadpoolctl import threadpool_limits

from evaluation.commands.ablate import ablate_command
from evaluation.commands.check import check_command
from evaluation.commands.compare import compare_command
from evaluation.commands.corpus_stats import corpus_stats_command
from evaluation.commands.disagreements import disagreements_command, train_disagreements_command
from evaluation.commands.options import ClosedPipeError
from evaluation.commands.report import report_command
from evaluation.commands.robustness import robustness_command
from evaluation.commands.run import run_command
from evaluation.commands.score import score_command
from evaluation.commands.show import show_command
from evaluation.commands.stages import stages_command
from evaluation.commands.train import train_command
from evaluation.errors import EvaluationError
from summarizer import SummarizerError

_FAILED, _INTERRUPTED, _CLOSED_PIPE = 1, 130, 141


_EPILOG = """\b
Examples:
  evaluate-summaries run corpus --split dev
  evaluate-summaries score corpus --summaries mine/
  evaluate-summaries show corpus/deep-vent-microbe -w 60

\b
Exit codes:
  0 done, 1 clusters, summaries or scores that cannot be used, or (check) a score that fell, 2 wrong usage,
  130 interrupted, 141 the reader is gone

"evaluate-summaries COMMAND --help" has examples of each.
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(None, "-V", "--version", package_name="summarizer")
def program() -> None:
    """Score extractive multi-document summaries, ours and anyone's."""


for _command in (
    run_command,
    score_command,
    compare_command,
    report_command,
    show_command,
    corpus_stats_command,
    check_command,
    train_command,
    ablate_command,
    stages_command,
    robustness_command,
    disagreements_command,
    train_disagreements_command,
):
    program.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: Those after the program's name; None = the process's own.

    Returns:
        0 done · 1 failed, with one line on standard error · 2 usage · 130 interrupted · 141 standard output was closed.
    """
    try:
        # Several threads wait for each other where the machine is busy, and gain little where it is not.
        with threadpool_limits(1, user_api="blas"):
            code = program.main(args=arguments, prog_name="evaluate-summaries", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("evaluate-summaries: interrupted", err=True)
        return _INTERRUPTED
    except ClosedPipeError:
        # What is still buffered is flushed at exit; to a closed pipe that would be an error message.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLOSED_PIPE
    except (EvaluationError, SummarizerError) as error:
        click.echo(f"evaluate-summaries: {' '.join(str(error).split())}", err=True)
        return _FAILED
    return code if isinstance(code, int) else 0
