"""Clusters to learn from, as the command line names them: PATH, PATH:dev or PATH:dev*2."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evaluation.corpus import ReferenceCluster, corpus_hash, load_clusters
from evaluation.errors import EvaluationError

_FORM = re.compile(r"(?P<path>.+?)(?::(?P<split>dev|test|all))?(?:\*(?P<times>[1-9]\d*))?")


@dataclass(frozen=True, slots=True)
class Source:
    """Clusters that may count several times.

    Attributes:
        path: Folder or file of the clusters.
        split: Part of them.
        times: Weight of each cluster, at least 1.
    """

    path: Path
    split: Literal["dev", "test", "all"] = "all"
    times: int = 1

    def load(self) -> list[ReferenceCluster]:
        """Load the clusters, each as often as it counts.

        Raises:
            EvaluationError: If they cannot be loaded.
        """
        return load_clusters([self.path], split=self.split) * self.times

    def provenance(self) -> dict[str, Any]:
        """Return the record of the clusters that a trained model keeps."""
        clusters = load_clusters([self.path], split=self.split)
        return {
            "clusters": self.path.name,
            "split": self.split,
            "count": len(clusters),
            "times": self.times,
            "hash": corpus_hash(clusters),
        }


def parse_source(text: str) -> Source:
    """Parse the name of a source.

    Raises:
        EvaluationError: If the text has another form.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise EvaluationError(f"{text!r} names no clusters: write PATH, PATH:dev or PATH:dev*2")
    split: Any = match["split"] or "all"
    return Source(Path(match["path"]), split, int(match["times"] or 1))
