"""Everything that a run measured, kept so that any table can be drawn from it later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from evaluation.errors import EvaluationError
from evaluation.outputs import Output
from evaluation.scoring import Scores

FORMAT = 1
Kind = Literal["system", "baseline", "bound"]


@dataclass(frozen=True, slots=True)
class Record:
    """One system on one cluster at one length.

    Attributes:
        cluster: Id of the cluster.
        system: Name of the system.
        words: The budget.
        scores: The numbers by `Column.key`, means where there was more than one run.
        runs: The numbers of each run; empty where there was one.
        output: The summary; None where there is none to show.
    """

    cluster: str
    system: str
    words: int
    scores: Scores
    runs: tuple[Scores, ...] = ()
    output: Output | None = None

    def to_json(self) -> dict[str, Any]:
        """The record as JSON values."""
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
        """What `to_json` wrote."""
        output = Output.from_json(record["output"]) if "output" in record else None
        runs = tuple(record.get("runs", ()))
        return cls(record["cluster"], record["system"], record["words"], record["scores"], runs, output)


@dataclass(frozen=True, slots=True)
class Row:
    """A system of a run: its name, where it stands in tables, and how it was made."""

    name: str
    kind: Kind
    settings: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """What a run measured.

    Attributes:
        words: The budget of the table.
        curve: Further budgets, for score against budget.
        seed: What chance was seeded with.
        signature: What decides the numbers, one line per metric.
        corpus: Hash of all clusters.
        clusters: Their ids, ascending.
        rows: The systems in the order of the table.
        records: Every number.
        notes: What the reader of the table must know.
        versions: Of this program and what it computes with.
        created: The day, ISO 8601.
    """

    words: int
    curve: tuple[int, ...]
    seed: int
    signature: tuple[str, ...]
    corpus: str
    clusters: tuple[str, ...]
    rows: tuple[Row, ...]
    records: tuple[Record, ...] = field(repr=False)
    notes: tuple[str, ...]
    versions: Mapping[str, str]
    created: str

    @cached_property
    def _records(self) -> dict[tuple[str, str, int], Record]:
        return {(record.cluster, record.system, record.words): record for record in self.records}

    def row(self, system: str) -> Row:
        """A system by its name.

        Raises:
            EvaluationError: If it took no part.
        """
        for row in self.rows:
            if row.name == system:
                return row
        raise EvaluationError(
            f"no system {system!r} in these results: there are {', '.join(row.name for row in self.rows)}"
        )

    def record(self, cluster: str, system: str, words: int | None = None) -> Record | None:
        """What one system did on one cluster in so many words (None = those of the run); None if it was skipped there."""
        return self._records.get((cluster, system, words or self.words))

    def values(self, system: str, key: str, words: int | None = None) -> dict[str, float]:
        """Cluster id → number, for the clusters where the system has it, in order of id.

        Args:
            system: Its name.
            key: That of a column: "R-2.recall".
            words: The budget; None = that of the run.
        """
        found = ((cluster, self.record(cluster, system, words)) for cluster in self.clusters)
        return {cluster: record.scores[key] for cluster, record in found if record and key in record.scores}

    def to_json(self) -> dict[str, Any]:
        """The results as JSON values."""
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
            "systems": [{"name": row.name, "kind": row.kind, "settings": row.settings} for row in self.rows],
            "notes": list(self.notes),
            "records": [record.to_json() for record in self.records],
        }

    @classmethod
    def from_json(cls, value: Any, *, where: str) -> "Results":
        """What `to_json` wrote.

        Raises:
            EvaluationError: If it is something else.
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
                rows=tuple(Row(row["name"], row["kind"], row["settings"]) for row in value["systems"]),
                records=tuple(map(Record.from_json, value["records"])),
                notes=tuple(value["notes"]),
                versions=value["versions"],
                created=value["created"],
            )
        except (KeyError, TypeError) as error:
            raise EvaluationError(
                f"{where}: the results lack {error}: make them anew with `evaluate-summaries run -f json`"
            ) from error
