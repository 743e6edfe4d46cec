"""The errors that the library raises on purpose.

SummarizerError
├── InputError              what was given cannot be summarized, or an option has no meaning
│   └── OptionError         there is no option of that name
├── OutputError             the result could not be written; nothing half-written is left
└── ModelUnavailableError   a model is not installed, is not the file that it should be, or cannot run

Every message is one line: what was wrong, the value, the way out.
"""


class SummarizerError(Exception):
    """The root of every error of this library."""


class InputError(SummarizerError, ValueError):
    """An article, a file or an option is unusable; the message names the value and the way out."""


class OptionError(InputError, TypeError):
    """A function was called with an option that it does not have; the message names the nearest one."""


class OutputError(SummarizerError, OSError):
    """The result could not be written."""


class ModelUnavailableError(SummarizerError):
    """A model is missing or altered, or cannot run; the message says what to do."""
