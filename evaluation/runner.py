"""Systems × clusters → results, cluster by cluster, in as many processes as are given."""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from platform import python_version
from typing import Any

from evaluation.corpus import Cluster, corpus_hash
from evaluation.embedding import Memo
from evaluation.errors import EvaluationError
from evaluation.files import Finished, PartialFile
from evaluation.plan import Plan
from evaluation.results import Record, Results, Row
from evaluation.systems import Skipped, Task
from summarizer import SummarizerError

Progress = Callable[[int, int], None]


def run(
    plan: Plan,
    clusters: Sequence[Cluster],
    *,
    jobs: int = 1,
    partial: PartialFile | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Results:
    """Run every system on every cluster; the outcome depends neither on the number of jobs nor on the clusters' order.

    Args:
        plan: What is run.
        clusters: On what.
        jobs: Processes.
        partial: Keeps finished clusters, and says which are finished already.
        progress: Told the number of finished clusters and of all.

    Raises:
        EvaluationError: If a cluster cannot be scored.
        SummarizerError: If a system fails.
    """
    finished: dict[str, Finished] = dict(partial.finished) if partial else {}
    todo = [cluster for cluster in clusters if cluster.id not in finished]
    progress(len(finished), len(clusters))
    for record in _finish(plan, todo, jobs=jobs):
        finished[record["cluster"]] = record
        if partial:
            partial.add(record)
        progress(len(finished), len(clusters))
    return results_of(plan, clusters, finished)


def results_of(plan: Plan, clusters: Sequence[Cluster], finished: dict[str, Finished]) -> Results:
    """The results of finished clusters."""
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
        rows=tuple(Row(system.name, system.kind, settings.get(system.name, "")) for system in plan.systems),
        records=tuple(
            sorted(
                records,
                key=lambda record: (record.words != plan.words, record.words, record.cluster, order[record.system]),
            )
        ),
        notes=_gathered((name, *note) for name in ids for note in finished[name]["notes"]),
        versions={
            "python": python_version(),
            **{
                name: version(name)
                for name in ("summarizer", "numpy", "scipy", "rouge-score-rs", "onnxruntime", "sumy")
            },
        },
        created=datetime.now(UTC).date().isoformat(),
    )


def finish_cluster(plan: Plan, cluster: Cluster) -> Finished:
    """All systems at all budgets on one cluster, as JSON values.

    Raises:
        EvaluationError: If the cluster cannot be scored.
        SummarizerError: If a system fails.
    """
    embedder = Memo()
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
            record = Record(cluster.id, system.name, words, _shortened(scored.scores), runs, scored.output)
            records.append(record.to_json())
    return {"cluster": cluster.id, "records": records, "notes": notes, "settings": settings}


def _gathered(notes: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """(cluster, system, what) → one line for each thing that befell a system, with the clusters."""
    places: dict[tuple[str, str], list[str]] = {}
    for cluster, system, what in notes:
        places.setdefault((system, what), []).append(cluster)
    return tuple(f"{system}: {what} ({', '.join(clusters)})" for (system, what), clusters in places.items())


def _finish(plan: Plan, clusters: Sequence[Cluster], *, jobs: int) -> Iterator[Finished]:
    if jobs == 1:
        yield from (finish_cluster(plan, cluster) for cluster in clusters)
        return
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupts) as pool:
        futures: list[Future[Finished]] = [pool.submit(finish_cluster, plan, cluster) for cluster in clusters]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; only the first one is to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _shortened(scores: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 6) for name, value in scores.items()}
