"""A batch on Ray (extra `ray`): Ray Data reads, an actor for each core works, and Ray replaces what is lost."""

import logging
import os
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from typing import Any

from summarizer.batch.ledger import Ledger
from summarizer.batch.lines import Line
from summarizer.batch.local import TOGETHER
from summarizer.batch.parquet import COLUMNS, PARQUET
from summarizer.batch.pool import Pool, Task
from summarizer.batch.records import cluster_of_line, cluster_of_row
from summarizer.batch.sources import LINES
from summarizer.batch.unique import renamed
from summarizer.batch.work import Entry, Work
from summarizer.embedding.cores import available_cores
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
    """Makes lines of rows; a worker process of its own holds the pipeline, so that poison kills that and not the actor."""

    def __init__(self, work: Work[Line], timeout: float, memory: int, finished: frozenset[str]) -> None:
        """Start when there is work.

        Args:
            work: What to do.
            timeout: As for `Pool`.
            memory: As for `Pool`.
            finished: Ids of which nothing is to be made.
        """
        self._pool = Pool(work, jobs=1, timeout=timeout, memory=memory)
        self._finished = finished

    def __call__(self, table: Any) -> dict[str, list[Any]]:
        """A row for each cluster: `id`, `text` of the line (empty where nothing was to be made) and `is_failure`."""
        entries = _entries(table)
        todo = tuple(entry for entry in entries if entry.id not in self._finished)
        found = sorted(self._pool.run(iter([Task(0, todo)] if todo else [])), key=lambda one: one[0])
        made = iter([line for _, line in found])
        lines = [Line(entry.id, "", False) if entry.id in self._finished else next(made) for entry in entries]
        return {
            # Bytes: JSON can hold lone surrogates, which are no text to Arrow.
            "id": [line.id.encode("utf-8", "surrogatepass") for line in lines],
            "text": [line.text.encode("utf-8", "surrogatepass") for line in lines],
            "is_failure": [line.is_failure for line in lines],
        }


def ray_lines(
    paths: Sequence[str],
    work: Work[Line],
    *,
    address: str | None,
    jobs: int | None,
    timeout: float,
    memory: int,
    in_order: bool,
    limit: int | None,
    finished: Ledger,
) -> Generator[Line]:
    """A line for each cluster, the same as on one machine; of those that are finished an empty one.

    Until the last one is given, `sys.stdout` is standard error: Ray prints there what befell it, among the results else.

    Args:
        paths: JSON Lines or Parquet, which every machine of the cluster must be able to read.
        work: What to do.
        address: Of the cluster; None = start one on this machine.
        jobs: Most actors, of one core each; None = as many as Ray finds room for.
        timeout: Seconds without a step forward after which a cluster is given up.
        memory: Most bytes of address space of each process.
        in_order: In the clusters' order; else as they are finished.
        limit: The first clusters alone.
        finished: The ids of which there are results.

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
            made = (data if limit is None else data.limit(limit)).repartition(target_num_rows_per_block=TOGETHER)
            made = made.map_batches(
                Actor,
                fn_constructor_args=(work, timeout, memory, frozenset(finished)),
                batch_format="pyarrow",
                batch_size=None,
                compute=ray.data.ActorPoolStrategy(min_size=1, max_size=jobs),
                num_cpus=1,
            )
            yield from _once(made.iter_rows(), work)
        finally:
            ray.shutdown()


def check_ray(paths: Sequence[str]) -> None:
    """Refuse what cannot be done on Ray.

    Raises:
        InputError: If it is not installed, or a path is no file of JSON Lines or Parquet, or they are mixed.
    """
    if find_spec("ray") is None:
        raise InputError(f"the engine 'ray' needs Ray Data: {install_hint('ray[data]')}")
    kinds = {PARQUET if path.endswith(PARQUET) else path.endswith(LINES) for path in paths}
    if kinds not in ({PARQUET}, {True}):
        raise InputError(f"the engine 'ray' reads {', '.join(LINES)} or {PARQUET}, not {', '.join(map(repr, paths))}")


def _started_ray(address: str | None, jobs: int | None) -> Any:
    """Start Ray on this machine, or connect to the cluster at `address`, and return the module."""
    # One core more than actors, for what reads; Ray's cores are a matter of counting.
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
        return data.read_parquet(paths, columns=list(COLUMNS))
    # Ray's own reader of lines takes for the end of one what may stand in the middle of a text (U+0085, U+2028).
    return data.read_binary_files(paths).flat_map(_lines)


def _lines(file: dict[str, bytes]) -> list[dict[str, bytes]]:
    return [{"line": line} for line in file["bytes"].split(b"\n") if line.strip()]


def _entries(table: Any) -> list[Entry]:
    if "line" in table.column_names:
        return [cluster_of_line(line) for line in table.column("line").to_pylist()]
    return [cluster_of_row(row) for row in table.to_pylist()]


def _once(rows: Iterator[dict[str, Any]], work: Work[Line]) -> Iterator[Line]:
    with Ledger() as seen:
        for row in rows:
            identity = row["id"].decode("utf-8", "surrogatepass")
            line = Line(identity, row["text"].decode("utf-8", "surrogatepass"), row["is_failure"])
            failure = renamed(identity, seen)
            yield work.render(failure.id, failure) if failure else line
