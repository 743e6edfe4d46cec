"""What the tests of batches share: a place where a worker waits until the test lets it go on."""

import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Seconds in which a worker must come to the gate, on a machine that is busy with other work, too.
WAIT = 200


class Gate:
    """A Unix socket to which workers connect; see `Poison`. One that waits there ends with the test in any case."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.settimeout(WAIT)
        self._listener.bind(self.path)
        self._listener.listen()
        self._waiting: list[socket.socket] = []

    def arrived(self) -> tuple[int, int]:
        """Wait for the next worker, and return its process id and that of its parent."""
        try:
            connection, _ = self._listener.accept()
        except TimeoutError:
            pytest.fail(f"no worker came to the gate in {WAIT} seconds")
        self._waiting.append(connection)
        connection.settimeout(WAIT)
        worker, parent = connection.recv(64).split()
        return int(worker), int(parent)

    def open(self) -> None:
        """Let all go on, now and later."""
        self._listener.close()
        for connection in self._waiting:
            connection.close()


@pytest.fixture
def gate() -> Iterator[Gate]:
    with tempfile.TemporaryDirectory() as folder:  # not tmp_path: the path of a socket has at most 107 bytes
        gate = Gate(Path(folder, "gate"))
        yield gate
        gate.open()
