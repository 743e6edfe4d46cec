"""How messages name things."""

from collections.abc import Sequence


def enumerated(names: Sequence[str], *, most: int = 5) -> str:
    """The first names and how many more there are.

    >>> enumerated(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def counted(count: int, thing: str) -> str:
    """A number and what it counts.

    >>> counted(1, "cluster"), counted(20, "cluster")
    ('1 cluster', '20 clusters')
    """
    return f"{count} {thing if count == 1 else thing + 's'}"
