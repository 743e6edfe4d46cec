"""What a worker process does: wait for clusters, work on them, send results."""

import logging
import signal
from collections.abc import Sequence
from enum import Enum, auto
from multiprocessing.connection import Connection
from typing import Any

from summarizer.batch.work import Work
from summarizer.errors import ModelUnavailableError

# Exit code of a worker that ran out of memory: what Python then holds is not to be trusted.
OUT_OF_MEMORY = 77


class Sign(Enum):
    """What a worker says besides results."""

    READY = auto()
    STEP = auto()


def serve(connection: Connection, work: Work[Any], memory: int) -> None:
    """Work until the other end of the connection is closed.

    Args:
        connection: Lists of clusters come in; `Sign.READY` once, `Sign.STEP` at every step and lists of results go out. An
            error instead of the first is the reason why no work can be done.
        work: What to do.
        memory: Most bytes of address space.
    """
    # Ctrl-C reaches every process of the terminal; only the first one is to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)  # said once, by the process that reads
    try:
        _limit_memory(memory)
        _serve(connection, work.on_one_core())
    except MemoryError:
        raise SystemExit(OUT_OF_MEMORY) from None
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody waits for the results any more


def _serve(connection: Connection, work: Work[Any]) -> None:
    from threadpoolctl import threadpool_limits

    try:
        work.warm_up()
    except ModelUnavailableError as error:
        connection.send(error)
        return
    with threadpool_limits(1):
        connection.send(Sign.READY)
        while True:
            entries: Sequence[Any] = connection.recv()
            connection.send(work.do(entries, step=lambda: connection.send(Sign.STEP)))


def _limit_memory(memory: int) -> None:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
