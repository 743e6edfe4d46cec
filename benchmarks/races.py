"""Commands against each other: A B A B, so that what else the machine does falls on all of them alike."""

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
        runs: In the order in which they were made; those after a failure were not.
    """

    race: str
    name: str
    size: int
    runs: list[Run] = field(default_factory=list)

    @property
    def is_finished(self) -> bool:
        """Whether it was measured and every run came to its end."""
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
        """Highest memory of all runs."""
        return max(run.peak_mb for run in self.runs)

    def reported(self, figure: str) -> float:
        """Median of a figure that the program itself printed."""
        return median(float(run.report[figure]) for run in self.runs)


def race(
    name: str, contestants: Mapping[str, Sequence[str]], *, size: int, rounds: int, limit: int, say: bool = True
) -> list[Row]:
    """Every contestant once a round, always in the same order; who fails or runs into the limit takes no part in the next.

    Args:
        name: What the race is about.
        contestants: Name → command; "{round}" in it is the number of the round.
        size: Sentences of the input.
        rounds: How often each is run.
        limit: CPU seconds of one run.
        say: Whether to tell what was measured.
    """
    rows = [Row(name, contestant, size) for contestant in contestants]
    for number in range(rounds):
        for row, command in _still_running(rows, contestants):
            run = measure([part.replace("{round}", str(number)) for part in command], limit=limit)
            row.runs.append(run)
            if say:
                print(
                    f"{name:9} {size:>7} {row.name:32} {run.cpu:8.2f} s {run.peak_mb:7.0f} MB  {run.outcome}",
                    flush=True,
                )
    return rows


def _still_running(
    rows: Sequence[Row], contestants: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Row, Sequence[str]]]:
    for row in rows:
        if row.is_finished or not row.runs:
            yield row, contestants[row.name]
