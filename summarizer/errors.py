"""The errors that the library raises on purpose.

SummarizerError
├── InputError              an article, a file or an option cannot be used
├── OutputError             the result could not be written; no incomplete file is left
└── ModelUnavailableError   a model is not installed, is not the published file, or cannot run

Every message is one line: what was wrong, the value, the way out.
"""

import sys


class SummarizerError(Exception):
    """Base class of the errors of this library."""


class InputError(SummarizerError, ValueError):
    """An article, a file or an option cannot be used; the message names the value and the way out."""


class OutputError(SummarizerError, OSError):
    """The result could not be written."""


class ModelUnavailableError(SummarizerError):
    """A model is missing or altered, or cannot run; the message says what to do."""


def install_hint(*arguments: str) -> str:
    """Return the shell command that installs third-party packages for the running interpreter.

    Args:
        *arguments: Requirements, with options of `pip install` before them.
    """
    import shlex  # only where something is missing

    return shlex.join([sys.executable or "python", "-m", "pip", "install", *arguments])
