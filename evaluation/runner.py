"""Systems × clusters → results, cluster by cluster, in several processes if wanted."""

import hashlib
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from platform import python_version
from typing import Any, Literal

from evaluation.checkpoint import Checkpoint, Finished
from evaluation.corpus import ReferenceCluster, corpus_hash
from evaluation.errors import EvaluationError
from evaluation.results import Record, Results, SystemInfo
from evaluation.scoring import CachedEmbedder, Scorer, rounded
from evaluation.systems import Skipped, System, Task
from summarizer import SummarizerError, __version__

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The systems and settings of a run.

    Attributes:
        systems: The systems in the order of the table.
        words: Budget of the table.
        curve: Further budgets.
        seed: Seed of random systems.
        combination: Way in which ROUGE-1.5.5 combines several references into one score.
        tokenizer: ROUGE-1.5.5's own or one for every script.
        language: English name of the texts' language, for systems and stems.

    Raises:
        EvaluationError: If a budget is below 1.
    """

    systems: tuple[System, ...]
    words: int
    curve: tuple[int, ...] = ()
    seed: int = 0
    combination: Literal["pooled", "best", "mean", "jackknife"] = "pooled"
    tokenizer: Literal["bytes", "unicode"] = "bytes"
    language: str = "english"

    def __post_init__(self) -> None:
        """Raise EvaluationError for a budget below 1."""
        for words in self.budgets:
            if words < 1:
                raise EvaluationError(f"a budget of {words} words is too small: use 1 or more")

    @property
    def budgets(self) -> tuple[int, ...]:
        """All budgets, that of the table first."""
        return tuple(dict.fromkeys((self.words, *self.curve)))

    def scorer(self, words: int, embedder: CachedEmbedder) -> Scorer:
        """Return the scorer for a budget in words, with the embedder that all systems share."""
        return Scorer(
            words=words,
            combination=self.combination,
            tokenizer=self.tokenizer,
            embedder=embedder,
            language=self.language,
        )

    @property
    def signature(self) -> tuple[str, ...]:
        """Everything that decides the scores, one line per metric."""
        return self.scorer(self.words, CachedEmbedder()).signature


def identify(plan: Plan, clusters: Sequence[ReferenceCluster]) -> str:
    """Return an id of a run, the same for two runs only if all their scores would be the same."""
    text = repr((plan, plan.signature, corpus_hash(clusters), __version__))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def run(
    plan: Plan,
    clusters: Sequence[ReferenceCluster],
    *,
    jobs: int = 1,
    checkpoint: Checkpoint | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Results:
    """Run every system on every cluster; the scores depend neither on the number of jobs nor on the order of clusters.

    Args:
        plan: Systems and settings.
        clusters: Clusters with references.
        jobs: Number of processes.
        checkpoint: Keeps finished clusters; those that it holds already are not run again.
        progress: Called with the number of finished clusters and of all.

    Raises:
        EvaluationError: If a cluster cannot be scored.
        SummarizerError: If a system fails.
    """
    finished: dict[str, Finished] = dict(checkpoint.finished) if checkpoint else {}
    todo = [cluster for cluster in clusters if cluster.id not in finished]
    progress(len(finished), len(clusters))
    for record in _finish(plan, todo, jobs=jobs):
        finished[record["cluster"]] = record
        if checkpoint:
            checkpoint.add(record)
        progress(len(finished), len(clusters))
    return _results(plan, clusters, finished)


def _results(plan: Plan, clusters: Sequence[ReferenceCluster], finished: dict[str, Finished]) -> Results:
    ids = sorted(cluster.id for cluster in clusters)
    order = {system.name: place for place, system in enumerate(plan.systems)}
    records = [Record.from_json(record) for name in ids for record in finished[name]["records"]]
    settings = {name: text for cluster in reversed(ids) for name, text in finished[cluster]["settings"].items()}
    return Results(
        words=plan.words,
        curve=plan.budgets[1:],
        seed=plan.seed,
        signature=plan.signature,
        corpus=corpus_hash(clusters),
        clusters=tuple(ids),
        systems=tuple(SystemInfo(system.name, system.kind, settings.get(system.name, "")) for system in plan.systems),
        records=tuple(
            sorted(
                records,
                key=lambda record: (record.words != plan.words, record.words, record.cluster, order[record.system]),
            )
        ),
        notes=_merged((name, *note) for name in ids for note in finished[name]["notes"]),
        versions={
            "python": python_version(),
            "summarizer": __version__,
            **{name: version(name) for name in ("numpy", "scipy", "rouge-score-rs", "onnxruntime", "sumy")},
        },
        created=datetime.now(UTC).date().isoformat(),
    )


def _finish_cluster(plan: Plan, cluster: ReferenceCluster) -> Finished:
    """Run all systems within all budgets on one cluster, and return the outcome as JSON values."""
    embedder = CachedEmbedder()
    records: list[dict[str, Any]] = []
    notes: list[list[str]] = []
    settings: dict[str, str] = {}
    for words in plan.budgets:
        task = Task(cluster=cluster, scorer=plan.scorer(words, embedder), seed=plan.seed)
        for system in plan.systems:
            try:
                scored = system.run(task)
            except Skipped as skipped:
                notes.append([system.name, f"skipped, {skipped}"])
                continue
            except (EvaluationError, SummarizerError) as error:
                raise type(error)(f"cluster {cluster.id!r}, system {system.name!r}: {error}") from error
            if scored.output is not None and not scored.output.sentences:
                notes.append([system.name, "empty summary, scores 0"])
            if scored.scores.get("attribution", 1.0) < 1:
                notes.append([system.name, "a citation is wrong"])
            settings.setdefault(system.name, scored.settings)
            runs = scored.runs if len(scored.runs) > 1 else ()
            record = Record(cluster.id, system.name, words, rounded(scored.scores), runs, scored.output)
            records.append(record.to_json())
    return {"cluster": cluster.id, "records": records, "notes": notes, "settings": settings}


def _merged(notes: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """Merge the notes (cluster, system, text) that differ in their cluster only."""
    clusters_of: dict[tuple[str, str], list[str]] = {}
    for cluster, system, text in notes:
        clusters_of.setdefault((system, text), []).append(cluster)
    return tuple(f"{system}: {text} ({', '.join(clusters)})" for (system, text), clusters in clusters_of.items())


def _finish(plan: Plan, clusters: Sequence[ReferenceCluster], *, jobs: int) -> Iterator[Finished]:
    if jobs == 1:
        yield from (_finish_cluster(plan, cluster) for cluster in clusters)
        return
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupts) as pool:
        futures: list[Future[Finished]] = [pool.submit(_finish_cluster, plan, cluster) for cluster in clusters]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C, which reaches every process of the terminal, to the main process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
