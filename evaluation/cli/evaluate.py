"""The command `evaluate-summaries`: arguments in, exit code out."""

import os
import sys
from collections.abc import Sequence

import click
from threadpoolctl import threadpool_limits

from evaluation.cli.check import check_command
from evaluation.cli.clusters import corpus_stats_command, show_command
from evaluation.cli.options import ClosedPipeError
from evaluation.cli.panel import panel_command
from evaluation.cli.results import compare_command, report_command
from evaluation.cli.run import run_command
from evaluation.cli.score import score_command
from evaluation.errors import EvaluationError
from summarizer import SummarizerError, __version__

_FAILED, _INTERRUPTED, _CLOSED_PIPE = 1, 130, 141


_EPILOG = """\b
Examples:
  evaluate-summaries run corpus --split dev
  evaluate-summaries score corpus --summaries mine/
  evaluate-summaries score --summaries mine.txt --references theirs.txt
  evaluate-summaries show corpus/deep-vent-microbe -w 60

\b
Exit codes:
  0 done, 1 clusters, summaries or scores that cannot be used, or (check) a score that fell, 2 wrong usage,
  130 interrupted, 141 standard output was closed

"evaluate-summaries COMMAND --help" has examples of each.
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "-V", "--version")
def program() -> None:
    """Score multi-document summaries of any system."""


for _command in (
    run_command,
    score_command,
    compare_command,
    report_command,
    show_command,
    corpus_stats_command,
    check_command,
    panel_command,
):
    program.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `evaluate-summaries`, see `run_program`."""
    return run_program(program, "evaluate-summaries", arguments)


def run_program(command: click.Command, name: str, arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        command: The command.
        name: Its name in messages.
        arguments: The arguments after the name; None = those of the process.

    Returns:
        0 done · 1 failed, with one line on standard error · 2 usage · 130 interrupted · 141 standard output was closed.
    """
    try:
        # Several threads wait for each other on a busy machine, and gain little on an idle one.
        with threadpool_limits(1, user_api="blas"):
            code = command.main(args=arguments, prog_name=name, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo(f"{name}: interrupted", err=True)
        return _INTERRUPTED
    except ClosedPipeError:
        # The rest of the buffer is flushed at exit; to a closed pipe that would be an error message.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLOSED_PIPE
    except (EvaluationError, SummarizerError) as error:
        click.echo(f"{name}: {' '.join(str(error).split())}", err=True)
        return _FAILED
    return code if isinstance(code, int) else 0
