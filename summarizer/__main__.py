"""Where the commands start, before anything is imported that takes time; `python -m summarizer` is `summarize`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.cli.exit_codes import INTERRUPTED, run


def summarize() -> None:
    """Run `summarize` and exit with its code."""
    with _started("summarize"):
        from summarizer.cli.summarize import command
    sys.exit(run(command, "summarize"))


def summarize_batch() -> None:
    """Run `summarize-batch` and exit with its code."""
    with _started("summarize-batch"):
        from summarizer.cli.batch import command
    sys.exit(run(command, "summarize-batch"))


@contextmanager
def _started(name: str) -> Iterator[None]:
    # numpy's other threads, from its import on, look for work that they never get: a seventh of the CPU time of a run.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write(f"{name}: interrupted\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    summarize()
