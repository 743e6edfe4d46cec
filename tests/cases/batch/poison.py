"""An embedder that does harm where a text says so: workers load it by its name."""

import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.embedding.tfidf import TfIdf
from summarizer.numerics.types import Matrix


@dataclass(frozen=True, slots=True)
class Poison:
    """TF-IDF, and faults.

    Attributes:
        gate: A folder with two named pipes: into `pid` goes who waits at the gate, and it waits until `open` has been written.
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
            Path(self.gate, "pid").write_text(f"{os.getpid()} {os.getppid()}")
            Path(self.gate, "open").read_text()
        return TfIdf().embed(texts)
