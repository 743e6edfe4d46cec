"""A worker process, which receives clusters and sends back their results."""

import logging
import signal
from collections.abc import Sequence
from enum import Enum, auto
from multiprocessing.connection import Connection
from typing import Any

from summarizer.batch.processor import ClusterProcessor
from summarizer.errors import ModelUnavailableError

# Exit code of a worker that ran out of memory: its Python objects may be inconsistent, so that it must end.
OUT_OF_MEMORY = 77


class Message(Enum):
    """Messages of a worker besides results."""

    READY = auto()
    PROGRESS = auto()


def serve(connection: Connection, processor: ClusterProcessor[Any], memory: int) -> None:
    """Process clusters until the other end of the connection is closed.

    Args:
        connection: Receives lists of clusters. `Message.READY` is sent once, or an error if the model is missing; then
            `Message.PROGRESS` after each part of the work, and lists of results.
        processor: Makes the results.
        memory: Largest address space of the process in bytes.
    """
    # Ctrl-C reaches every process of the terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)  # the process that reads the clusters has logged them
    try:
        _limit_memory(memory)
        _serve(connection, processor.single_threaded())
    except MemoryError:
        raise SystemExit(OUT_OF_MEMORY) from None
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the other end is closed


def _serve(connection: Connection, processor: ClusterProcessor[Any]) -> None:
    from threadpoolctl import threadpool_limits

    try:
        processor.warm_up()
    except ModelUnavailableError as error:
        connection.send(error)
        return
    with threadpool_limits(1):
        connection.send(Message.READY)
        while True:
            items: Sequence[Any] = connection.recv()
            connection.send(processor.process(items, on_progress=lambda: connection.send(Message.PROGRESS)))


def _limit_memory(memory: int) -> None:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
