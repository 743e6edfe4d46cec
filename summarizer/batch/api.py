"""Summaries of many clusters in processes of this machine."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import islice
from typing import Unpack

from summarizer.batch.clusters import BatchItem, Cluster, Failure, failure_from
from summarizer.batch.pool import GIB, ProcessPool, Task
from summarizer.batch.processor import ClusterProcessor, Result
from summarizer.errors import InputError
from summarizer.inputs import Articles, as_articles
from summarizer.models import Article, Summary
from summarizer.pipeline import Pipeline
from summarizer.settings import Settings, SummaryOptions

TIMEOUT = 600.0
# Limits of a task, whose clusters are embedded together: number of clusters and characters of their texts.
MAX_TASK_CLUSTERS = 16
_MAX_TASK_CHARACTERS = 400_000
# Tasks for each process that may be started after the first unfinished one.
_TASKS_AHEAD = 8
_MIN_MEMORY = 4 * GIB


def summarize_many(
    clusters: Iterable[Cluster | Articles],
    *,
    jobs: int = 1,
    timeout: float = TIMEOUT,
    memory: int | None = None,
    **options: Unpack[SummaryOptions],
) -> Iterator[Summary | Failure]:
    """Summarize many clusters, each as `summarize` does, and yield a summary or a failure for each, in their order.

    Clusters are read when they are needed and summarized in processes of one core each. As always with processes, a script
    must call this below `if __name__ == "__main__":`, and stages passed as objects must be importable.

    Args:
        clusters: `Cluster` objects, or lists of what `summarize` takes; those are named "1", "2", … by their position.
        jobs: Number of processes, each with a model of its own.
        timeout: Seconds without progress after which a cluster is a failure.
        memory: Largest address space of a process in bytes; None = an equal share of the machine's memory, at least 4 GiB.
        options: Options of `summarize`, except `on_embedded`, which other processes could not call.

    Raises:
        InputError: If an option or a cluster is of the wrong type.
        ModelUnavailableError: If a model is missing.
    """
    check_limits(jobs=jobs, timeout=timeout, memory=memory)
    processor = make_processor(_unchanged, **options)
    items = (_as_item(number, given) for number, given in enumerate(clusters, start=1))
    return process_locally(
        items, processor, jobs=jobs, timeout=timeout, memory=memory or memory_share(jobs), in_order=True
    )


def make_processor(
    convert: Callable[[str, Summary | Failure], Result], **options: Unpack[SummaryOptions]
) -> ClusterProcessor[Result]:
    """Return a processor with the options of `summarize`.

    Raises:
        InputError: If an option cannot be used.
    """
    if options.get("on_embedded") is not None:
        raise InputError("on_embedded cannot be called because a batch embeds in other processes: leave it out")
    settings = Settings.of(options)
    return ClusterProcessor(Pipeline.of(settings), settings.budget, settings.query, settings.background, convert)


def check_limits(*, jobs: int | None, timeout: float, memory: float | None) -> None:
    """Check the limits of the processes.

    Raises:
        InputError: If one is not above 0.
    """
    for name, value in (("jobs", jobs), ("timeout", timeout), ("memory", memory)):
        if value is not None and not value > 0:
            raise InputError(f"{name} must be above 0, not {value!r}")


def memory_share(jobs: int) -> int:
    """Return an equal share of the machine's memory for each of `jobs` processes in bytes, at least 4 GiB."""
    return max(_MIN_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // jobs)


def process_locally(
    items: Iterable[BatchItem],
    processor: ClusterProcessor[Result],
    *,
    jobs: int,
    timeout: float,
    memory: int,
    in_order: bool,
) -> Generator[Result]:
    """Yield the result of each item; the memory used does not grow with their number.

    Args:
        items: The clusters.
        processor: Makes the results.
        jobs: Number of processes.
        timeout: Seconds without progress after which a cluster is a failure.
        memory: Largest address space of a process in bytes.
        in_order: Yield results in the order of the items; otherwise as soon as they are finished.

    Raises:
        SummarizerError: If the processes cannot start.
    """
    window = _TASKS_AHEAD * jobs * MAX_TASK_CLUSTERS
    with ProcessPool(processor, jobs=jobs, timeout=timeout, memory=memory, window=window) as pool:
        results = pool.run(make_tasks(items, jobs=jobs))
        yield from _ordered(results) if in_order else (result for _, result in results)


def make_tasks(items: Iterable[BatchItem], *, jobs: int) -> Iterator[Task]:
    """Group the items into tasks that grow from one item, so that every process has work soon, in a short batch, too."""
    stream = iter(items)
    position = number = 0
    while first := next(stream, None):
        limit = min(MAX_TASK_CLUSTERS, 1 << (number // jobs))
        group, size = [first], _size(first)
        for item in islice(stream, limit - 1):
            group.append(item)
            size += _size(item)
            if size > _MAX_TASK_CHARACTERS:
                break
        yield Task(position, tuple(group))
        position += len(group)
        number += 1


def _as_item(number: int, given: Cluster | Articles) -> BatchItem:
    """Return a cluster, or the failure of one whose articles cannot be used."""
    if isinstance(given, Cluster):
        return given
    if isinstance(given, str | bytes | Article | Mapping):
        raise InputError(
            f"cluster {number} is a single {type(given).__name__}: pass a list of articles for each cluster"
        )
    try:
        return Cluster(str(number), tuple(as_articles(given)))
    except InputError as error:
        return failure_from(str(number), error)


def _ordered(results: Iterable[tuple[int, Result]]) -> Iterator[Result]:
    waiting: dict[int, Result] = {}
    next_position = 0
    for position, result in results:
        waiting[position] = result
        while next_position in waiting:
            yield waiting.pop(next_position)
            next_position += 1


def _size(item: BatchItem) -> int:
    return 0 if isinstance(item, Failure) else item.size


def _unchanged(_: str, result: Summary | Failure) -> Summary | Failure:
    return result
