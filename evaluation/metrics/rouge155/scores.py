"""Overlap counts → recall, precision and F, over one or several references."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from types import MappingProxyType
from typing import NamedTuple

# The program prints five decimals and computes F from the printed recall and precision.
_DECIMALS = 5


class Overlap(NamedTuple):
    """Counts of the units that a summary shares with one reference.

    Attributes:
        hits: Units in both.
        reference_units: Units of the reference, the denominator of recall.
        summary_units: Units of the summary, the denominator of precision.
    """

    hits: int
    reference_units: int
    summary_units: int

    @property
    def recall(self) -> float:
        """Share of the reference that was hit, in [0, 1], not rounded; 0 if the reference has no unit."""
        return self.hits / self.reference_units if self.reference_units else 0.0

    @property
    def precision(self) -> float:
        """Share of the summary that hits, in [0, 1], not rounded; 0 if the summary has no unit."""
        return self.hits / self.summary_units if self.summary_units else 0.0


@dataclass(frozen=True, slots=True)
class RougeScore:
    """A ROUGE score; all three in [0, 1], 1 = best."""

    recall: float
    precision: float
    f1: float

    @classmethod
    def of(cls, overlap: Overlap) -> RougeScore:
        """Score an overlap as the program rounds: F (alpha 0.5) from the rounded recall and precision."""
        recall, precision = round(overlap.recall, _DECIMALS), round(overlap.precision, _DECIMALS)
        total = recall + precision
        return cls(recall, precision, round(2 * recall * precision / total, _DECIMALS) if total else 0.0)


RecallKey = Callable[[Overlap], float]


def _pooled(overlaps: Sequence[Overlap], _: RecallKey) -> RougeScore:
    """Add up hits and counts over the references: the program's -f A."""
    return RougeScore.of(Overlap(*map(sum, zip(*overlaps, strict=True))))


def _best(overlaps: Sequence[Overlap], recall: RecallKey) -> RougeScore:
    """Take the reference of best recall, the first on ties: the program's -f B."""
    return RougeScore.of(max(overlaps, key=recall))


def _average(scores: Sequence[RougeScore]) -> RougeScore:
    return RougeScore(
        recall=fsum(score.recall for score in scores) / len(scores),
        precision=fsum(score.precision for score in scores) / len(scores),
        f1=fsum(score.f1 for score in scores) / len(scores),
    )


def _mean(overlaps: Sequence[Overlap], _: RecallKey) -> RougeScore:
    """Average the scores against each reference alone."""
    return _average([RougeScore.of(overlap) for overlap in overlaps])


def _jackknife(overlaps: Sequence[Overlap], recall: RecallKey) -> RougeScore:
    """Leave each reference out in turn, take the best of the others, average (Lin 2004, section 2.1)."""
    rests = ([*overlaps[:place], *overlaps[place + 1 :]] for place in range(len(overlaps)))
    return _average([_best(rest, recall) for rest in rests])


COMBINATIONS: Mapping[str, Callable[[Sequence[Overlap], RecallKey], RougeScore]] = MappingProxyType(
    {"pooled": _pooled, "best": _best, "mean": _mean, "jackknife": _jackknife}
)
