"""Paths → clusters: a folder of one cluster, a folder of such folders, or JSON Lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from evaluation.corpus.clusters import Cluster
from evaluation.corpus.folders import is_cluster, load_folder
from evaluation.corpus.jsonl import load_jsonl
from evaluation.corpus.records import parse_json
from evaluation.errors import EvaluationError

Split = Literal["dev", "test", "all"]
SPLITS_FILE = "splits.json"


def load_clusters(paths: Iterable[Path], *, split: Split = "all") -> list[Cluster]:
    """The clusters of all paths, ordered by id.

    Args:
        paths: Folders of one cluster each, folders of such folders, or JSON Lines files.
        split: "all", or the part of each folder that its splits.json (`{"dev": [id, …], "test": [id, …]}`) names so.

    Raises:
        EvaluationError: If nothing is found, a cluster is incomplete, two have one id, or the split is not there.
    """
    clusters = [cluster for path in paths for cluster in _load(path, split=split)]
    twice = [name for name, count in Counter(cluster.id for cluster in clusters).items() if count > 1]
    if twice:
        raise EvaluationError(f"two clusters have the id {twice[0]!r}: give each its own")
    if not clusters:
        raise EvaluationError(
            "no clusters: name a folder with articles/ and references/, a folder of such folders, or a .jsonl file"
        )
    for cluster in clusters:
        _check_articles(cluster)
    return sorted(clusters, key=lambda cluster: cluster.id)


def _load(path: Path, *, split: Split) -> list[Cluster]:
    if not path.exists():
        raise EvaluationError(f"no such file or folder: {str(path)!r}: check the spelling")
    if path.is_file():
        if split != "all":
            raise EvaluationError(
                f"{path} has no split {split!r}: leave --split out, only folders with a {SPLITS_FILE} have them"
            )
        return load_jsonl(path)
    if is_cluster(path):
        return [load_folder(path)]
    folders = [folder for folder in sorted(path.iterdir()) if folder.is_dir() and is_cluster(folder)]
    return [load_folder(folder) for folder in _chosen(folders, path / SPLITS_FILE, split=split)]


def _chosen(folders: Sequence[Path], splits: Path, *, split: Split) -> list[Path]:
    if split == "all":
        return list(folders)
    if not splits.exists():
        raise EvaluationError(f"no split {split!r}: there is no {splits}; leave --split out")
    known: Any = parse_json(splits.read_text("utf-8"), where=str(splits))
    if not isinstance(known, dict) or not isinstance(known.get(split), list):
        raise EvaluationError(f'{splits}: no list {split!r}: write {{"dev": [id, …], "test": [id, …]}}')
    missing = sorted(set(known[split]) - {folder.name for folder in folders})
    if missing:
        raise EvaluationError(f"{splits} names clusters that are not there: {', '.join(missing)}")
    return [folder for folder in folders if folder.name in known[split]]


def _check_articles(cluster: Cluster) -> None:
    """Refuse two articles of one name, and nuggets that quote what no article says."""
    counts = Counter(article.id for article in cluster.articles)
    for name, count in counts.items():
        if count > 1:
            raise EvaluationError(f"cluster {cluster.id!r}: two articles have the id {name!r}: give each its own")
    texts = {article.id: article.text for article in cluster.articles}
    for nugget in cluster.nuggets:
        for quote in nugget.supported_by:
            if quote.text not in texts.get(quote.article, ""):
                raise EvaluationError(
                    f"cluster {cluster.id!r}: nugget {nugget.id!r} quotes {quote.text[:40]!r}, which is not in article"
                    f" {quote.article!r}: correct the quote"
                )
