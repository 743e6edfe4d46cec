"""Everything that a run measured, kept so that any table can be drawn from it later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.errors import EvaluationError, suggestion
from evaluation.files import parse_json, read_text
from evaluation.outputs import Output
from evaluation.scoring import Kind, Scores

if TYPE_CHECKING:
    import pandas as pd

    from evaluation.report.contrasts import Comparison

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """The outcome of one system on one cluster within one budget.

    Attributes:
        cluster: Id of the cluster.
        system: Name of the system.
        words: The budget.
        scores: Scores by `Column.key`; means if there was more than one run.
        runs: Scores of each run; empty if there was one.
        output: The summary; None if there is none to show.
    """

    cluster: str
    system: str
    words: int
    scores: Scores
    runs: tuple[Scores, ...] = ()
    output: Output | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the record as JSON values."""
        return {
            "cluster": self.cluster,
            "system": self.system,
            "words": self.words,
            "scores": self.scores,
            **({"runs": list(self.runs)} if self.runs else {}),
            **({"output": self.output.to_json()} if self.output is not None else {}),
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> "Record":
        """Return the record that `to_json` described."""
        output = Output.from_json(record["output"]) if "output" in record else None
        runs = tuple(record.get("runs", ()))
        return cls(record["cluster"], record["system"], record["words"], record["scores"], runs, output)


@dataclass(frozen=True, slots=True)
class SystemInfo:
    """A system of a run.

    Attributes:
        name: Name in tables.
        kind: Part of the table that it belongs to.
        settings: Record of its settings, for reproducing its summaries.
    """

    name: str
    kind: Kind
    settings: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """The scores of a run; `print(results)` shows them as a table.

    Attributes:
        words: Budget of the table.
        curve: Further budgets, for score against budget.
        seed: Seed of random systems and of resampling.
        signature: Everything that decides the scores, one line per metric.
        corpus: Hash of all clusters.
        clusters: Ids of the clusters, ascending.
        systems: The systems in the order of the table.
        records: All scores.
        notes: Remarks for the reader of the table.
        versions: Versions of this program and of its libraries.
        created: Day of the run, ISO 8601.
    """

    words: int
    curve: tuple[int, ...]
    seed: int
    signature: tuple[str, ...]
    corpus: str
    clusters: tuple[str, ...]
    systems: tuple[SystemInfo, ...]
    records: tuple[Record, ...]
    notes: tuple[str, ...]
    versions: Mapping[str, str]
    created: str

    def __repr__(self) -> str:
        """Return a short description, without the scores."""
        names = ", ".join(system.name for system in self.systems)
        return f"<Results of {names} on {len(self.clusters)} clusters, {self.words} words>"

    def __str__(self) -> str:
        """Return the leaderboard as a table in plain text."""
        from evaluation.report import leaderboard_text

        return leaderboard_text(self)

    @cached_property
    def _records(self) -> dict[tuple[str, str, int], Record]:
        return {(record.cluster, record.system, record.words): record for record in self.records}

    def system(self, name: str) -> SystemInfo:
        """Return a system by its name.

        Raises:
            EvaluationError: If the run has no such system.
        """
        names = [system.name for system in self.systems]
        if name not in names:
            raise EvaluationError(
                f"no system {name!r} in these results: {suggestion(name, names)}choose one of {', '.join(names)}"
            )
        return self.systems[names.index(name)]

    def record(self, cluster: str, system: str, words: int | None = None) -> Record | None:
        """Return the record of a system on a cluster; None if the system skipped it.

        Args:
            cluster: Id of the cluster.
            system: Name of the system.
            words: The budget; None = that of the table.
        """
        return self._records.get((cluster, system, words or self.words))

    def values(self, system: str, key: str, words: int | None = None) -> dict[str, float]:
        """Return one score of a system on all clusters where it has one, by id of the cluster, in order of id.

        Args:
            system: Name of the system.
            key: Key of a column, such as "R-2.recall".
            words: The budget; None = that of the table.
        """
        found = ((cluster, self.record(cluster, system, words)) for cluster in self.clusters)
        return {cluster: record.scores[key] for cluster, record in found if record and key in record.scores}

    def compare(self, first: str, second: str, *, columns: Iterable[str] | None = None) -> "Comparison":
        """Test the differences between two systems; `print()` shows them as a table.

        Args:
            first: Name of a system.
            second: Name of another.
            columns: Keys of columns; None = those that are usually compared.

        Raises:
            EvaluationError: If a name or a key is unknown, or the systems share fewer than two clusters.
        """
        from evaluation.report import compare

        return compare(self, first, second, columns=columns)

    def to_pandas(self) -> "pd.DataFrame":
        """Return a DataFrame with a row per cluster, system and budget, and a column per score.

        Raises:
            EvaluationError: If pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise EvaluationError(
                "to_pandas() needs pandas: install it with `python -m pip install pandas`, or use to_json()"
            ) from error
        return pd.DataFrame(
            [
                {"cluster": record.cluster, "system": record.system, "words": record.words, **record.scores}
                for record in self.records
            ]
        )

    def to_json(self) -> dict[str, Any]:
        """Return the results as JSON values."""
        return {
            "format": FORMAT,
            "created": self.created,
            "words": self.words,
            "curve": list(self.curve),
            "seed": self.seed,
            "signature": list(self.signature),
            "corpus": self.corpus,
            "versions": dict(self.versions),
            "clusters": list(self.clusters),
            "systems": [
                {"name": system.name, "kind": system.kind, "settings": system.settings} for system in self.systems
            ],
            "notes": list(self.notes),
            "records": [record.to_json() for record in self.records],
        }

    @classmethod
    def from_json(cls, value: Any, *, where: str) -> "Results":
        """Return the results that `to_json` described.

        Args:
            value: JSON values.
            where: Name of the file in messages.

        Raises:
            EvaluationError: If the value is something else.
        """
        if not isinstance(value, dict) or value.get("format") != FORMAT or "records" not in value:
            raise EvaluationError(
                f"{where} holds no results of format {FORMAT}: make them with `evaluate-summaries run -f json`"
            )
        try:
            return cls(
                words=value["words"],
                curve=tuple(value["curve"]),
                seed=value["seed"],
                signature=tuple(value["signature"]),
                corpus=value["corpus"],
                clusters=tuple(value["clusters"]),
                systems=tuple(
                    SystemInfo(system["name"], system["kind"], system["settings"]) for system in value["systems"]
                ),
                records=tuple(map(Record.from_json, value["records"])),
                notes=tuple(value["notes"]),
                versions=value["versions"],
                created=value["created"],
            )
        except (KeyError, TypeError) as error:
            raise EvaluationError(
                f"{where}: the results lack {error}: make them again with `evaluate-summaries run -f json`"
            ) from error


def read_results(path: str | Path) -> Results:
    """Read the results that `--results` wrote.

    Raises:
        EvaluationError: If the file cannot be read or holds something else.
    """
    text = read_text(Path(path), way_out="name a file that --results wrote")
    return Results.from_json(parse_json(text, where=str(path)), where=str(path))
