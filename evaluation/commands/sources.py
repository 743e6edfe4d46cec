"""Clusters to learn from, as the command line names them: PATH, PATH:dev or PATH:dev*2."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evaluation.corpus import Cluster, corpus_hash, load_clusters
from evaluation.errors import EvaluationError

_FORM = re.compile(r"(?P<path>.+?)(?::(?P<split>dev|test|all))?(?:\*(?P<times>[1-9]\d*))?")


@dataclass(frozen=True, slots=True)
class Source:
    """Clusters that may count several times.

    Attributes:
        path: Where they are.
        split: Which part.
        times: How often each counts, at least 1.
    """

    path: Path
    split: Literal["dev", "test", "all"] = "all"
    times: int = 1

    def load(self) -> list[Cluster]:
        """The clusters, each as often as it counts.

        Raises:
            EvaluationError: If they cannot be loaded.
        """
        return load_clusters([self.path], split=self.split) * self.times

    def provenance(self) -> dict[str, Any]:
        """What a trained model says of it."""
        clusters = load_clusters([self.path], split=self.split)
        return {
            "clusters": self.path.name,
            "split": self.split,
            "count": len(clusters),
            "times": self.times,
            "hash": corpus_hash(clusters),
        }


def parse_source(text: str) -> Source:
    """The source that a text names.

    Raises:
        EvaluationError: If it has another form.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise EvaluationError(f"{text!r} names no clusters: write PATH, PATH:dev or PATH:dev*2")
    split: Any = match["split"] or "all"
    return Source(Path(match["path"]), split, int(match["times"] or 1))
