"""Exit codes of the commands, and the lines that they print for errors."""

import os
import sys

import click
from click.shell_completion import shell_complete

from summarizer.errors import OutputError, SummarizerError

FAILED, INTERRUPTED, PIPE_CLOSED = 1, 130, 141


def run(program: click.Command, name: str) -> int:
    """Run a click command and return its exit code; an error of this library is one line on standard error."""
    variable = f"_{name}_COMPLETE".replace("-", "_").upper()
    if instruction := os.environ.get(variable):  # how shells ask: see docs/formats.md
        return shell_complete(program, {}, name, variable, instruction)
    return _run(program, name)


def _run(program: click.Command, name: str) -> int:
    try:
        # Not program.main(), which takes closed pipes for itself and exits with 1.
        with program.make_context(name, sys.argv[1:]) as context:
            program.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"{name}: interrupted", err=True)
        return INTERRUPTED
    except (SummarizerError, MemoryError, ImportError) as error:
        # The loader's words where there is no memory left for a library that is imported late.
        if isinstance(error, ImportError) and "failed to map segment" not in str(error):
            raise
        said = str(error) if isinstance(error, SummarizerError) else "not enough memory: use fewer or shorter articles"
        click.echo(f"{name}: {' '.join(said.split())}".encode("utf-8", "backslashreplace"), err=True)
        if isinstance(error, OutputError):
            sys.stdout = None  # as below
        return FAILED
    except BrokenPipeError:
        # What could not be written is still in the buffer: Python would try, and complain, once more at the end.
        sys.stdout = None
        return PIPE_CLOSED
    return 0
