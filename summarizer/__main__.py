"""Entry points of the commands, which import as little as possible before they start; `python -m summarizer` is `summarize`."""

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
    # Without this, numpy's idle threads spin from its import on: a seventh of the CPU time of a run.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write(f"{name}: interrupted\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    summarize()
