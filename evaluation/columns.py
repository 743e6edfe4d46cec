"""The scores by key: their names in tables, scales and directions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evaluation.errors import EvaluationError, suggestion


@dataclass(frozen=True, slots=True)
class Column:
    """A score.

    Attributes:
        key: Name in results.
        label: Name in tables.
        family: Dialect or question that it belongs to; the heading above the label.
        scale: Factor in tables, 100 for shares.
        digits: Decimals in tables.
        direction: 1 = higher is better, -1 = lower is better, 0 = neither, which is not tested.
    """

    key: str
    label: str
    family: str
    scale: float = 100.0
    digits: int = 1
    direction: int = 1

    @property
    def is_share(self) -> bool:
        """True if values are between 0 and 1, which tables show in percent."""
        return self.scale == 100  # noqa: PLR2004 - percent

    def format(self, value: float) -> str:
        """Return a value as tables show it."""
        return f"{value * self.scale:.{self.digits}f}"


def _rouge155() -> Iterable[Column]:
    for metric in ("1", "2", "3", "4", "L", "S4", "SU4"):
        for part, mark in (("recall", ""), ("precision", " P"), ("f1", " F")):
            yield Column(f"R-{metric}.{part}", f"R-{metric}{mark}", f"ROUGE-1.5.5 {part.replace('f1', 'F')}")
        yield Column(f"R-{metric}.recall.jackknife", f"R-{metric} jk", "jackknifed")


# Measures by an editor's gold; a table has them only where the clusters have gold.
_READERS = (
    Column("readers.facts", "facts", "readers"),
    Column("readers.vital", "vital", "readers"),
    Column("readers.unusable", "unusable", "readers", scale=1, digits=2, direction=-1),
    Column("readers.context", "needs context", "readers", scale=1, digits=2, direction=-1),
    Column("readers.repeats", "repeats", "readers", scale=1, digits=2, direction=-1),
)
_ALL = (
    *_READERS,
    *_rouge155(),
    Column("rouge1.f1", "R-1", "rouge-score F"),
    Column("rouge2.f1", "R-2", "rouge-score F"),
    Column("rougeLsum.f1", "R-Lsum", "rouge-score F"),
    Column("nuggets.recall", "nuggets", "facts"),
    Column("nuggets.vital", "vital", "facts"),
    Column("nuggets.pyramid", "pyramid", "facts"),
    Column("nuggets.lexical", "nuggets by words", "facts"),
    Column("redundancy.self_rouge2", "self-R-2", "repeats", direction=-1),
    Column("redundancy.max_cosine", "max cosine", "repeats", direction=-1),
    Column("redundancy.near_duplicates", "near-dup.", "repeats", scale=1, digits=2, direction=-1),
    Column("redundancy.unique_bigrams", "unique 2-grams", "repeats"),
    Column("sources.articles", "articles", "sources", scale=1),
    Column("sources.effective", "effective", "sources", scale=1, digits=2),
    Column("sources.corroboration", "per sentence", "sources", scale=1, digits=2),
    Column("attribution", "citations", "gate", direction=0),
    Column("order.references", "τ references", "order", scale=1, digits=2),
    Column("order.dates", "τ dates", "order", scale=1, digits=2, direction=0),
    Column("semantic.coverage", "semantic°", "diagnostic", direction=0),
    Column("length.words", "words", "length", scale=1, direction=0),
    Column("length.sentences", "sentences", "length", scale=1, direction=0),
)
COLUMNS: Mapping[str, Column] = MappingProxyType({column.key: column for column in _ALL})

READER_KEYS = tuple(column.key for column in _READERS)
DEFAULT_COLUMNS = (
    *READER_KEYS,
    *("R-1.recall", "R-2.recall", "R-L.recall", "R-SU4.recall"),
    *("R-1.recall.jackknife", "R-2.recall.jackknife"),
    *("rouge1.f1", "rouge2.f1", "rougeLsum.f1"),
    *("nuggets.recall", "redundancy.self_rouge2", "sources.effective", "length.words"),
)


def columns(keys: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of some keys.

    Raises:
        EvaluationError: If a key does not exist.
    """
    keys = tuple(keys)
    unknown = [key for key in keys if key not in COLUMNS]
    if unknown:
        raise EvaluationError(
            f"unknown column {unknown[0]!r}: {suggestion(unknown[0], COLUMNS)}choose some of {', '.join(COLUMNS)}"
        )
    return tuple(COLUMNS[key] for key in keys)
