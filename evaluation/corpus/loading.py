"""Clusters from folders and JSON Lines."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from evaluation.corpus.clusters import ReferenceCluster
from evaluation.corpus.gold import check_gold, read_gold, read_gold_file
from evaluation.corpus.records import read_article, read_nugget, read_reference
from evaluation.errors import EvaluationError
from evaluation.files import parse_json, read_json_lines, read_text
from summarizer import Article, InputError, read_articles

Split = Literal["dev", "test", "all"]
SPLITS_FILE = "splits.json"


def load_clusters(
    paths: str | Path | Iterable[str | Path],
    *,
    split: Split = "all",
    gold: str | Path | None = None,
    gold_sentences: str | Path | None = None,
) -> list[ReferenceCluster]:
    """Load clusters, ordered by id.

    Args:
        paths: One or several of: the folder of a cluster, a folder of such folders, a JSON Lines file.
        split: "all", or the part of each folder that its splits.json (`{"dev": [id, …], "test": [id, …]}`) names so.
        gold: Readers' gold by cluster, see `read_gold_file`, in place of the clusters' own.
        gold_sentences: The sentences of that gold, if they are in a file of their own.

    Raises:
        EvaluationError: If nothing is found, a cluster is incomplete, two have one id, the split does not exist, or the
            gold is of other clusters.
    """
    listed = [paths] if isinstance(paths, str | Path) else paths
    clusters = [cluster for path in listed for cluster in _load(Path(path), split=split)]
    counts = Counter(cluster.id for cluster in clusters)
    repeated = [name for name, count in counts.items() if count > 1]
    if repeated:
        raise EvaluationError(f"two clusters have the id {repeated[0]!r}: rename one of them")
    if not clusters:
        raise EvaluationError(
            "no clusters: name a folder with articles/ and references/, a folder of such folders, or a .jsonl file"
        )
    if gold is not None:
        clusters = _with_gold(clusters, Path(gold), None if gold_sentences is None else Path(gold_sentences))
    for cluster in clusters:
        _check_articles(cluster)
    return sorted(clusters, key=lambda cluster: cluster.id)


def _with_gold(clusters: Sequence[ReferenceCluster], path: Path, sentences: Path | None) -> list[ReferenceCluster]:
    found = read_gold_file(path, sentences)
    if not any(cluster.id in found for cluster in clusters):
        raise EvaluationError(f"{path} has no gold of these clusters: name the gold of theirs, or leave it out")
    return [replace(cluster, gold=found.get(cluster.id, cluster.gold)) for cluster in clusters]


def _load(path: Path, *, split: Split) -> list[ReferenceCluster]:
    if not path.exists():
        raise EvaluationError(f"no such file or folder: {str(path)!r}: check the spelling")
    if path.is_file():
        if split != "all":
            raise EvaluationError(
                f"{path} has no split {split!r}: leave --split out, only folders with a {SPLITS_FILE} have them"
            )
        return [_from_record(record, where=f"{path}, line {number}") for number, record in read_json_lines(path)]
    if is_cluster(path):
        return [_from_folder(path)]
    folders = [folder for folder in sorted(path.iterdir()) if folder.is_dir() and is_cluster(folder)]
    return [_from_folder(folder) for folder in _in_split(folders, path / SPLITS_FILE, split=split)]


def _in_split(folders: Sequence[Path], splits: Path, *, split: Split) -> list[Path]:
    if split == "all":
        return list(folders)
    if not splits.exists():
        raise EvaluationError(f"no split {split!r}: there is no {splits}; leave --split out")
    known: Any = parse_json(read_text(splits), where=str(splits))
    if not isinstance(known, dict) or not isinstance(known.get(split), list):
        lists = (
            ", ".join(name for name, ids in known.items() if isinstance(ids, list)) if isinstance(known, dict) else ""
        )
        raise EvaluationError(f"{splits} has no list {split!r}: choose one of {lists or 'none: it lists nothing'}")
    missing = sorted(set(known[split]) - {folder.name for folder in folders})
    if missing:
        raise EvaluationError(f"{splits} names clusters that do not exist: {', '.join(missing)}: remove them there")
    return [folder for folder in folders if folder.name in known[split]]


def is_cluster(folder: Path) -> bool:
    """Return whether a folder holds a cluster."""
    return (folder / "articles").is_dir()


def _from_folder(folder: Path) -> ReferenceCluster:
    """Load articles/*.txt with front matter, references/*.txt, nuggets.json, gold.json and cluster.json."""
    references = tuple(
        read_reference(read_text(path), writer=path.stem, where=str(path))
        for path in _text_files(folder / "references")
    )
    notes = _load_json(folder / "cluster.json", missing=None)
    nuggets = _load_json(folder / "nuggets.json", missing=[])
    gold = _load_json(folder / "gold.json", missing=None)
    if not isinstance(nuggets, list):
        raise EvaluationError(f"{folder / 'nuggets.json'}: must be a list of nuggets")
    return ReferenceCluster(
        id=folder.resolve().name,
        articles=tuple(_read_articles(_text_files(folder / "articles"))),
        references=references,
        nuggets=tuple(read_nugget(nugget, where=str(folder / "nuggets.json")) for nugget in nuggets),
        boilerplate=None if notes is None else _boilerplate(notes, where=str(folder / "cluster.json")),
        gold=None if gold is None else read_gold(gold, where=str(folder / "gold.json")),
        notes=json.dumps(notes or {}, ensure_ascii=False, sort_keys=True),
    )


def _text_files(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise EvaluationError(f"{folder.parent}: no {folder.name}: put each as one text file into {folder}")
    return paths


def _read_articles(paths: Sequence[Path]) -> list[Article]:
    try:
        articles = read_articles([str(path) for path in paths])
    except InputError as error:
        raise EvaluationError(str(error)) from error
    for article in articles:
        if article.date_doubt:
            raise EvaluationError(f"{paths[0].parent}: article {article.id!r}: {article.date_doubt}: correct it")
    return articles


def _boilerplate(notes: Any, *, where: str) -> frozenset[tuple[str, int]]:
    try:
        return frozenset((article, int(line)) for article, lines in notes["boilerplate"].items() for line in lines)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EvaluationError(f'{where}: boilerplate must be an object such as {{"01-outlet": [1, 14]}}') from error


def _load_json(path: Path, *, missing: Any) -> Any:
    return parse_json(read_text(path), where=str(path)) if path.exists() else missing


def _from_record(record: Any, *, where: str) -> ReferenceCluster:
    """Read `{id, articles: [{id, text, …}], references, nuggets?}`."""
    if not isinstance(record, Mapping) or not {"id", "articles", "references"} <= record.keys():
        raise EvaluationError(f"{where}: a cluster must be an object with id, articles and references")
    for name in ("articles", "references"):
        if not isinstance(record[name], list) or not record[name]:
            raise EvaluationError(f"{where}: cluster {record['id']!r} has no {name}: add at least one")
    return ReferenceCluster(
        id=str(record["id"]),
        articles=tuple(read_article(article, where=where) for article in record["articles"]),
        references=tuple(
            read_reference(reference, writer=str(number), where=where)
            for number, reference in enumerate(record["references"], start=1)
        ),
        nuggets=tuple(read_nugget(nugget, where=where) for nugget in record.get("nuggets") or ()),
    )


def _check_articles(cluster: ReferenceCluster) -> None:
    """Refuse two articles of one name, and nuggets and gold that quote a text that is in no article."""
    for name, count in Counter(article.id for article in cluster.articles).items():
        if count > 1:
            raise EvaluationError(f"cluster {cluster.id!r}: two articles have the id {name!r}: rename one of them")
    texts = {article.id: article.text for article in cluster.articles}
    for nugget in cluster.nuggets:
        for quote in nugget.supported_by:
            if quote.text not in texts.get(quote.article, ""):
                raise EvaluationError(
                    f"cluster {cluster.id!r}: nugget {nugget.id!r} quotes {quote.text[:40]!r}, which is not in article"
                    f" {quote.article!r}: correct the quote"
                )
    if cluster.gold is not None:
        check_gold(cluster.gold, texts, cluster=cluster.id)
