"""Robustness as a grid."""

from collections.abc import Mapping, Sequence

from evaluation.report.grid import Cell, Grid, Head
from evaluation.robustness import Behaviour

_FIELDS = ("dangling", "dangling_quotations", "repeated", "strange")
_SUMS = ("dangling", "in quotations", "repeated", "strange")
_NOTES = (
    "Words and articles cited: a number for each budget; the other columns are sums over the budgets.",
    "Dangling: opens with what stands in the sentence before, outside of quotations and in them.",
    "Repeated: pairs of sentences with a cosine from 0.8. Strange: quoted from an article about something else.",
)


def robustness_grid(found: Mapping[str, Sequence[Behaviour]], *, budgets: Sequence[int], corpus: str) -> Grid:
    """One line per situation.

    Args:
        found: Name of a situation → what came of it, one for each budget.
        budgets: In words.
        corpus: The hash of the clusters.
    """
    heads = (
        Head("", is_text=True),
        *(Head(label) for label in ("words", "articles cited", "sentences", *_SUMS)),
    )
    rows = tuple((Cell(name), *map(Cell, _line(lines))) for name, lines in found.items())
    return Grid(
        f"The default within {', '.join(map(str, budgets))} words", heads, (rows,), (*_NOTES, f"corpus:{corpus}")
    )


def _line(lines: Sequence[Behaviour]) -> tuple[str, ...]:
    return (
        " ".join(str(line.words) for line in lines),
        " ".join(str(line.articles) for line in lines),
        *(str(sum(getattr(line, name) for line in lines)) for name in ("sentences", *_FIELDS)),
    )
