"""A batch on this machine: clusters → tasks → processes → results."""

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import islice

from summarizer.batch.clusters import Failure
from summarizer.batch.pool import Pool, Task
from summarizer.batch.work import Entry, Result, Work

# Clusters that are embedded together, and the characters of their texts beyond which they are fewer.
TOGETHER = 16
_CHARACTERS = 400_000
# Tasks per process that may be begun behind the first that is not finished.
_AHEAD = 8
_GIB = 1 << 30
_LEAST_MEMORY = 4 * _GIB


def results(
    entries: Iterable[Entry], work: Work[Result], *, jobs: int, timeout: float, memory: int, in_order: bool
) -> Generator[Result]:
    """A result for each cluster; what is in memory does not grow with their number.

    Args:
        entries: The clusters.
        work: What to do.
        jobs: Processes.
        timeout: Seconds without a step forward after which a cluster is given up.
        memory: Most bytes of address space of each process.
        in_order: In the clusters' order; else as they are finished.

    Raises:
        SummarizerError: If the processes cannot work at all.
    """
    with Pool(work, jobs=jobs, timeout=timeout, memory=memory, window=_AHEAD * jobs * TOGETHER) as pool:
        found = pool.run(tasks(entries, jobs=jobs))
        yield from _ordered(found) if in_order else (result for _, result in found)


def tasks(entries: Iterable[Entry], *, jobs: int) -> Iterator[Task]:
    """The clusters in tasks, which grow from one cluster: every process has work soon, and a short batch is shared out."""
    stream = iter(entries)
    position = number = 0
    while first := next(stream, None):
        most = min(TOGETHER, 1 << (number // jobs))
        group, size = [first], _size(first)
        for entry in islice(stream, most - 1):
            group.append(entry)
            size += _size(entry)
            if size > _CHARACTERS:
                break
        yield Task(position, tuple(group))
        position += len(group)
        number += 1


def memory_share(jobs: int) -> int:
    """Bytes of the machine's memory for each of some processes; never so few that none could work."""
    return max(_LEAST_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // jobs)


def _ordered(found: Iterable[tuple[int, Result]]) -> Iterator[Result]:
    waiting: dict[int, Result] = {}
    position = 0
    for place, result in found:
        waiting[place] = result
        while position in waiting:
            yield waiting.pop(position)
            position += 1


def _size(entry: Entry) -> int:
    return 0 if isinstance(entry, Failure) else entry.size
