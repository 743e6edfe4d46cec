"""Sentences per CPU second of an embedder, and of its engine alone on the same batches: `embedding_rate.py NAME FILE`.

The calls of ONNX Runtime that an embedder makes are recorded and repeated alone, in turns with the embedder itself. For other
engines there is no such figure.
"""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from onnxruntime import InferenceSession

from summarizer import make_pipeline
from summarizer.embedding.parallel import available_cores
from summarizer.reading import read_articles

_ROUNDS = 5
_WARM_UP = 50

name, file = sys.argv[1:]
pipeline = make_pipeline(embedder=name, exhaustive=True)
texts = list(dict.fromkeys(pipeline.parse(read_articles([file])).texts))
pipeline.embedder.embed(texts[:_WARM_UP])

calls: list[tuple[InferenceSession, tuple[Any, ...]]] = []
run = InferenceSession.run


def recorded(session: InferenceSession, *arguments: Any) -> Any:
    """Run the engine and record the call."""
    calls.append((session, arguments))
    return run(session, *arguments)


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of all threads."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def replay() -> None:
    """Repeat the recorded calls, one on each core, as the embedder does on up to eight."""
    with ThreadPoolExecutor(available_cores()) as pool:
        for _ in pool.map(lambda call: run(call[0], *call[1]), calls):
            pass


InferenceSession.run = recorded
pipeline.embedder.embed(texts)
InferenceSession.run = run
pairs = [(seconds(lambda: pipeline.embedder.embed(texts)), seconds(replay)) for _ in range(_ROUNDS)]
embedded, raw = (sum(column) for column in zip(*pairs, strict=True))
report = {"rate": _ROUNDS * len(texts) / embedded}
print(json.dumps(report | ({"raw_rate": _ROUNDS * len(texts) / raw} if calls else {})))
