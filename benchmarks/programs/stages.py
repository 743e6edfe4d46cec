"""CPU seconds and peak memory after each stage: `stages.py FILE default|exhaustive`."""

import json
import os
import resource
import sys
import time
from dataclasses import dataclass, field, replace
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does

from summarizer import Budget, make_pipeline
from summarizer.reading import read_articles


@dataclass
class Clock:
    """CPU time and peak memory of each stage."""

    stages: dict[str, dict[str, float]] = field(default_factory=dict)
    last: float = 0.0

    def lap(self, stage: str) -> None:
        """Assign the CPU time since the last call to a stage."""
        now = time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stages[stage] = {"cpu": round(now - self.last, 3), "peak_mb": round(peak, 1)}
        self.last = now


@dataclass(frozen=True)
class Timed:
    """A stage whose method records the time before and after each call."""

    stage: Any
    method: str
    before: str
    after: str

    def __getattr__(self, name: str) -> Any:
        """Return the timed method of the stage."""
        if name != self.method:
            raise AttributeError(name)

        def call(*arguments: Any) -> Any:
            clock.lap(self.before)
            result = getattr(self.stage, name)(*arguments)
            clock.lap(self.after)
            return result

        return call


file, mode = sys.argv[1:]
clock = Clock()
pipeline = make_pipeline(exhaustive=mode == "exhaustive")
timed = replace(
    pipeline,
    embedder=Timed(pipeline.embedder, "embed", "split, mark, screen", "embed"),
    ranker=Timed(pipeline.ranker, "rank", "group, origins, units", "rank"),
    selector=Timed(pipeline.selector, "select", "", "select"),
)
articles = read_articles([file])
clock.lap("start, read")
timed.summarize(articles, Budget(max_sentences=10))
clock.lap("cite, order")
clock.stages.pop("")
print(json.dumps({"stages": clock.stages}))
