"""`summarize_many()`: many clusters, from Python."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Unpack

from summarizer.batch.clusters import Cluster, Failure
from summarizer.batch.work import Result, Work
from summarizer.errors import InputError
from summarizer.models import Summary
from summarizer.pipeline import Pipeline
from summarizer.settings import Settings, SummaryOptions

TIMEOUT = 600.0


def summarize_many(
    clusters: Iterable[Cluster],
    *,
    jobs: int = 1,
    timeout: float = TIMEOUT,
    memory: int | None = None,
    **options: Unpack[SummaryOptions],
) -> Iterator[Summary | Failure]:
    """A summary of each cluster, or why there is none, in their order; each the one that `summarize()` makes, to the byte.

    Clusters are read as they are needed, and worked on in processes of one core each. As with every use of processes, a
    script calls this below `if __name__ == "__main__":`, and stages that are given as objects must be importable.

    Args:
        clusters: What to summarize; two with one id are two results.
        jobs: Processes; each holds a model.
        timeout: Seconds without a step forward after which a cluster is given up.
        memory: Most bytes of address space of each process; None = an equal share of the machine's, at least 4 GiB.
        options: Those of `summarize` but `on_embedded`, which would be called in another process.

    Raises:
        InputError: If an option is unusable.
        ModelUnavailableError: If a model is missing.
    """
    from summarizer.batch.local import memory_share, results  # processes are of no concern to who imports the library

    check_limits(jobs=jobs, timeout=timeout, memory=memory)
    work = make_work(_as_it_is, **options)
    limit = memory or memory_share(jobs)
    return results(map(_checked, clusters), work, jobs=jobs, timeout=timeout, memory=limit, in_order=True)


def make_work(render: Callable[[str, Summary | Failure], Result], **options: Unpack[SummaryOptions]) -> Work[Result]:
    """What is done with every cluster.

    Args:
        render: What is made of a result.
        options: Those of `summarize`.

    Raises:
        InputError: If an option is unusable.
    """
    if options.get("on_embedded") is not None:
        raise InputError("on_embedded cannot be called, for a batch embeds in other processes: leave it out")
    settings = Settings.of(options)
    return Work(Pipeline.of(settings), settings.budget, settings.query, settings.background, render)


def check_limits(*, jobs: int | None, timeout: float, memory: float | None) -> None:
    """Refuse limits of processes that have no meaning.

    Raises:
        InputError: If one is not above 0.
    """
    for name, value in (("jobs", jobs), ("timeout", timeout), ("memory", memory)):
        if value is not None and not value > 0:
            raise InputError(f"{name} must be above 0, not {value!r}")


def _checked(cluster: Any) -> Cluster:
    if not isinstance(cluster, Cluster):
        raise InputError(f"clusters must be Cluster objects, not {cluster!r}: make it one, with an id and articles")
    return cluster


def _as_it_is(_: str, result: Summary | Failure) -> Summary | Failure:
    return result
