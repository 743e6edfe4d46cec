"""From the overlaps with several references to one score."""

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from types import MappingProxyType

from evaluation.metrics.rouge155.scores import Overlap, RougeScore

RecallKey = Callable[[Overlap], float]


def _pooled(overlaps: Sequence[Overlap], _: RecallKey) -> RougeScore:
    """Hits and counts added up over the references: the program's -f A."""
    return RougeScore.of(Overlap(*map(sum, zip(*overlaps, strict=True))))


def _best(overlaps: Sequence[Overlap], recall: RecallKey) -> RougeScore:
    """The reference of best recall, the first on ties: the program's -f B."""
    return RougeScore.of(max(overlaps, key=recall))


def _average(scores: Sequence[RougeScore]) -> RougeScore:
    return RougeScore(
        recall=fsum(score.recall for score in scores) / len(scores),
        precision=fsum(score.precision for score in scores) / len(scores),
        f1=fsum(score.f1 for score in scores) / len(scores),
    )


def _mean(overlaps: Sequence[Overlap], _: RecallKey) -> RougeScore:
    """The mean of the scores against each reference alone."""
    return _average([RougeScore.of(overlap) for overlap in overlaps])


def _jackknife(overlaps: Sequence[Overlap], recall: RecallKey) -> RougeScore:
    """Leave each reference out in turn, take the best of the others, average (Lin 2004, section 2.1)."""
    rests = ([*overlaps[:unselected], *overlaps[unselected + 1 :]] for unselected in range(len(overlaps)))
    return _average([_best(rest, recall) for rest in rests])


COMBINATIONS: Mapping[str, Callable[[Sequence[Overlap], RecallKey], RougeScore]] = MappingProxyType(
    {"pooled": _pooled, "best": _best, "mean": _mean, "jackknife": _jackknife}
)
