"""The error of the evaluation, and how its messages name things."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class EvaluationError(Exception):
    """The input or the settings allow no scores; the message says what was wrong and the way out."""


def enumerated(names: Sequence[str], *, most: int = 5) -> str:
    """Return the first names and how many more there are.

    >>> enumerated(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless the number is 1.

    >>> counted(1, "cluster"), counted(20, "cluster")
    ('1 cluster', '20 clusters')
    """
    return f"{count} {noun if count == 1 else noun + 's'}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return "did you mean …? " with the known name that is most similar; empty if none is similar.

    >>> suggestion("defualt", ["default", "lead"])
    "did you mean 'default'? "
    """
    similar = get_close_matches(name, list(known), n=1)
    return f"did you mean {similar[0]!r}? " if similar else ""
