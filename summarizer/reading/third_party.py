"""Calls of libraries on files: their messages are suppressed, their errors become one that names the file."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.errors import InputError


@contextmanager
def silenced(*loggers: str) -> Iterator[None]:
    """Suppress warnings, and the log records of the named loggers, in the block; their levels are restored after it."""
    levels = {logger: logger.level for logger in map(logging.getLogger, loggers)}
    for logger in levels:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in levels.items():
            logger.setLevel(level)


@contextmanager
def guarded(problem: str, way_out: str, *, loggers: tuple[str, ...] = ()) -> Iterator[None]:
    """Run a library on a file, silenced, and turn its errors of every class into an `InputError`.

    Args:
        problem: What an error means, with the name of the file.
        way_out: What the user can do then.
        loggers: The loggers of the library.

    Raises:
        InputError: If the block raises an error.
    """
    with silenced(*loggers):
        try:
            yield
        except InputError:
            raise
        except Exception as error:
            raise InputError(f"{problem} ({type(error).__name__}): {way_out}") from error
