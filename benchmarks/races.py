"""Races of commands, which run in turns (A B A B) so that other load of the machine affects all of them alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.measuring import Run, measure


@dataclass(frozen=True, slots=True)
class Row:
    """The runs of one contestant in one race.

    Attributes:
        race: "cold", "growth" …
        name: The contestant.
        size: Sentences of the input.
        runs: The runs in their order; there are none after a failure.
    """

    race: str
    name: str
    size: int
    runs: list[Run] = field(default_factory=list)

    @property
    def is_finished(self) -> bool:
        """True if there are runs and all of them ended normally."""
        return bool(self.runs) and all(run.outcome == "done" for run in self.runs)

    @property
    def cpu(self) -> float:
        """Median seconds of CPU time."""
        return median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        """Median seconds of wall time."""
        return median(run.wall for run in self.runs)

    @property
    def peak_mb(self) -> float:
        """Largest memory of all runs in MB."""
        return max(run.peak_mb for run in self.runs)

    def reported(self, figure: str) -> float:
        """Return the median of a figure that the program printed."""
        return median(float(run.report[figure]) for run in self.runs)


def race(name: str, contestants: Mapping[str, Sequence[str]], *, size: int, rounds: int, limit: int) -> list[Row]:
    """Run each contestant once a round in the same order; one that fails or reaches the limit is left out of later rounds.

    Args:
        name: Name of the race.
        contestants: Name → command; "{round}" in a command is replaced by the number of the round.
        size: Sentences of the input.
        rounds: Number of rounds.
        limit: CPU seconds of one run.
    """
    rows = [Row(name, contestant, size) for contestant in contestants]
    for number in range(rounds):
        for row, command in _still_running(rows, contestants):
            run = measure([part.replace("{round}", str(number)) for part in command], limit=limit)
            row.runs.append(run)
            print(f"{name:9} {size:>7} {row.name:32} {run.cpu:8.2f} s {run.peak_mb:7.0f} MB  {run.outcome}", flush=True)
    return rows


def _still_running(
    rows: Sequence[Row], contestants: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Row, Sequence[str]]]:
    for row in rows:
        if row.is_finished or not row.runs:
            yield row, contestants[row.name]
