"""From counts to recall, precision and F."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# The program prints five decimals and computes F from the printed recall and precision.
_DECIMALS = 5


class Overlap(NamedTuple):
    """What a summary shares with one reference.

    Attributes:
        hits: Units found in both.
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
    """One ROUGE score; all three in [0, 1], 1 = best."""

    recall: float
    precision: float
    f1: float

    @classmethod
    def of(cls, overlap: Overlap) -> RougeScore:
        """Score an overlap with the rounding of the program: F (alpha 0.5) from the rounded recall and precision."""
        recall, precision = round(overlap.recall, _DECIMALS), round(overlap.precision, _DECIMALS)
        total = recall + precision
        return cls(recall, precision, round(2 * recall * precision / total, _DECIMALS) if total else 0.0)
