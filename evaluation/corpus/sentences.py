"""Texts without known sentences (references, summaries from elsewhere) → their sentences."""

from functools import cache
from typing import Any


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text: lines first, then nupunkt (Punkt, Kiss and Strunk 2006) within each.

    Only the summary-level ROUGE-L and the measures per sentence depend on where sentences end.
    """
    pieces = (piece for line in text.splitlines() for piece in _engine().tokenize(line))
    return tuple(piece.strip() for piece in pieces if piece.strip())


@cache
def _engine() -> Any:
    import nupunkt

    return nupunkt.load("default")
