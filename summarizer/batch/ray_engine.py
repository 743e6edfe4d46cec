"""A batch on Ray (extra `ray`): Ray Data reads the clusters, one actor for each core summarizes them."""

import logging
import os
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from typing import Any

from summarizer.batch.api import MAX_TASK_CLUSTERS
from summarizer.batch.clusters import BatchItem
from summarizer.batch.output import ResultLine
from summarizer.batch.parquet import CLUSTER_COLUMNS, PARQUET
from summarizer.batch.pool import ProcessPool, Task
from summarizer.batch.processor import ClusterProcessor
from summarizer.batch.reading import LINE_SUFFIXES, cluster_of_line, cluster_of_row
from summarizer.batch.seen_ids import SeenIds, duplicate_failure
from summarizer.embedding.parallel import available_cores
from summarizer.errors import InputError, install_hint

# Assigned, so that no setting of the user's environment turns reports of usage on. Ray has log files; errors are raised here.
_SILENT: Mapping[str, str | None] = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
# For a Ray of our own. Its ports are on the loopback interface alone, as on macOS, and its token is in memory instead of in the
# home directory. Without reports of usage, too, it asks the metadata services of three clouds which of them it runs in: a
# proxy at a closed port answers those requests, which are the only ones of Ray that heed `HTTP_PROXY`.
_OFFLINE: Mapping[str, str | None] = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_AUTH_MODE": "token",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "http_proxy": None,
    "NO_PROXY": None,
    "no_proxy": None,
}


class Actor:
    """Converts rows to lines in a worker process of its own, so that a faulty cluster ends that process and not the actor."""

    def __init__(
        self, processor: ClusterProcessor[ResultLine], timeout: float, memory: int, finished: frozenset[str]
    ) -> None:
        """Prepare the actor; its process is started when it is needed.

        Args:
            processor: Makes the lines.
            timeout: As for `ProcessPool`.
            memory: As for `ProcessPool`.
            finished: Ids of clusters to skip.
        """
        self._pool = ProcessPool(processor, jobs=1, timeout=timeout, memory=memory)
        self._finished = finished

    def __call__(self, table: Any) -> dict[str, list[Any]]:
        """Return a row for each cluster: `id`, `text` of its line (empty if it was skipped) and `is_failure`."""
        items = _items(table)
        pending = tuple(item for item in items if item.id not in self._finished)
        found = sorted(self._pool.run(iter([Task(0, pending)] if pending else [])), key=lambda one: one[0])
        made = iter([line for _, line in found])
        lines = [ResultLine(item.id, "", False) if item.id in self._finished else next(made) for item in items]
        return {
            # Bytes because JSON can hold lone surrogates, which Arrow does not accept as text.
            "id": [line.id.encode("utf-8", "surrogatepass") for line in lines],
            "text": [line.text.encode("utf-8", "surrogatepass") for line in lines],
            "is_failure": [line.is_failure for line in lines],
        }


def ray_lines(
    paths: Sequence[str],
    processor: ClusterProcessor[ResultLine],
    *,
    address: str | None,
    jobs: int | None,
    timeout: float,
    memory: int,
    in_order: bool,
    limit: int | None,
    finished: SeenIds,
) -> Generator[ResultLine]:
    """Yield the line of each cluster, the same as on one machine; an empty line for finished clusters.

    Until the generator ends, `sys.stdout` is standard error, so that messages of Ray do not mix with the results.

    Args:
        paths: JSON Lines or Parquet, which every machine of the Ray cluster must be able to read.
        processor: Makes the lines.
        address: Address of the Ray cluster; None = start one on this machine.
        jobs: Largest number of actors, of one core each; None = as many as the cluster has room for.
        timeout: Seconds without progress after which a cluster is a failure.
        memory: Largest address space of a process in bytes.
        in_order: Yield lines in the order of the clusters; otherwise as soon as they are finished.
        limit: Number of clusters to read; None = all.
        finished: Ids of clusters that have results already.

    Raises:
        InputError: If Ray is not installed or a path is of another kind.
    """
    check_ray(paths)
    with redirect_stdout(sys.stderr):
        ray = _started_ray(address, jobs)
        try:
            context = ray.data.DataContext.get_current()
            context.enable_progress_bars = False
            context.execution_options.preserve_order = in_order
            data = _read(ray.data, [path if "://" in path else str(Path(path).absolute()) for path in paths])
            made = (data if limit is None else data.limit(limit)).repartition(
                target_num_rows_per_block=MAX_TASK_CLUSTERS
            )
            made = made.map_batches(
                Actor,
                fn_constructor_args=(processor, timeout, memory, frozenset(finished)),
                batch_format="pyarrow",
                batch_size=None,
                compute=ray.data.ActorPoolStrategy(min_size=1, max_size=jobs),
                num_cpus=1,
            )
            yield from _without_duplicates(made.iter_rows(), processor)
        finally:
            ray.shutdown()


def check_ray(paths: Sequence[str]) -> None:
    """Check that Ray can read the paths.

    Raises:
        InputError: If Ray is not installed, or the paths are not all JSON Lines or all Parquet.
    """
    if find_spec("ray") is None:
        raise InputError(f"the engine 'ray' needs Ray Data: {install_hint('ray[data]')}")
    kinds = {PARQUET if path.endswith(PARQUET) else path.endswith(LINE_SUFFIXES) for path in paths}
    if kinds not in ({PARQUET}, {True}):
        raise InputError(
            f"the engine 'ray' reads {', '.join(LINE_SUFFIXES)} or {PARQUET}, not {', '.join(map(repr, paths))}"
        )


def _started_ray(address: str | None, jobs: int | None) -> Any:
    """Start Ray on this machine, or connect to the cluster at `address`, and return the module."""
    # One core more than there are actors, for the tasks that read; Ray only counts cores.
    local: dict[str, Any] = {"num_cpus": (jobs or available_cores()) + 1, "include_dashboard": False}
    with _environment(_SILENT if address else {**_SILENT, **_OFFLINE, "RAY_AUTH_TOKEN": token_hex(32)}):
        import ray
        import ray.data

        logging.getLogger("ray.data").setLevel(logging.ERROR)
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **({} if address else local))
    return ray


@contextmanager
def _environment(changes: Mapping[str, str | None]) -> Iterator[None]:
    """Change environment variables for a block and the processes started in it; None removes a variable."""
    before = {name: os.environ.get(name) for name in changes}

    def assign(values: Mapping[str, str | None]) -> None:
        for name, value in values.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

    assign(changes)
    try:
        yield
    finally:
        assign(before)


def _read(data: Any, paths: Sequence[str]) -> Any:
    if paths[0].endswith(PARQUET):
        return data.read_parquet(paths, columns=list(CLUSTER_COLUMNS))
    # Ray's own reader ends lines at characters that may be in a text (U+0085, U+2028).
    return data.read_binary_files(paths).flat_map(_lines)


def _lines(file: dict[str, bytes]) -> list[dict[str, bytes]]:
    return [{"line": line} for line in file["bytes"].split(b"\n") if line.strip()]


def _items(table: Any) -> list[BatchItem]:
    if "line" in table.column_names:
        return [cluster_of_line(line) for line in table.column("line").to_pylist()]
    return [cluster_of_row(row) for row in table.to_pylist()]


def _without_duplicates(
    rows: Iterator[dict[str, Any]], processor: ClusterProcessor[ResultLine]
) -> Iterator[ResultLine]:
    with SeenIds() as seen:
        for row in rows:
            identity = row["id"].decode("utf-8", "surrogatepass")
            line = ResultLine(identity, row["text"].decode("utf-8", "surrogatepass"), row["is_failure"])
            failure = duplicate_failure(identity, seen)
            yield processor.convert(failure.id, failure) if failure else line
