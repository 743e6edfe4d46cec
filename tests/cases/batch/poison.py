"""An embedder that does harm where a text says so: workers load it by its name."""

import os
import signal
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.embedding.tfidf import TfIdf
from summarizer.numerics.types import Matrix


@dataclass(frozen=True, slots=True)
class Poison:
    """TF-IDF, and faults.

    Attributes:
        gate: A Unix socket: whoever comes to the gate writes its process id there, and waits until the other end is closed.
    """

    gate: str = ""

    def embed(self, texts: Sequence[str], /) -> Matrix:
        everything = " ".join(texts)
        if "EXIT" in everything:
            os._exit(3)
        if "SEGFAULT" in everything:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "HANG" in everything:
            threading.Event().wait()
        if "EAT" in everything:
            eaten = []
            while True:
                eaten.append(bytearray(1 << 26))
        if "BUG" in everything:
            raise ZeroDivisionError("a bug\nin two lines")
        if "GATE" in everything:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(self.gate)
                connection.sendall(f"{os.getpid()} {os.getppid()}".encode())
                connection.recv(1)
        return TfIdf().embed(texts)
