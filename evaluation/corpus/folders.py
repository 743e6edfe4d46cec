"""A cluster from a folder: articles/*.txt with front matter, references/*.txt, nuggets.json, cluster.json."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.corpus.clusters import Cluster
from evaluation.corpus.records import parse_json, read_nugget, read_reference
from evaluation.errors import EvaluationError
from summarizer import Article, InputError, read_articles


def is_cluster(folder: Path) -> bool:
    """Whether a folder holds a cluster."""
    return (folder / "articles").is_dir()


def load_folder(folder: Path) -> Cluster:
    """The cluster in a folder.

    Raises:
        EvaluationError: If it has no article or no reference, or one of its files cannot be read.
    """
    texts = sorted((folder / "articles").glob("*.txt"))
    if not texts:
        raise EvaluationError(f"{folder}: no articles: put one text each into {folder / 'articles'}/*.txt")
    articles = _load_articles(texts)
    paths = sorted((folder / "references").glob("*.txt"))
    if not paths:
        raise EvaluationError(f"{folder}: no references: put one text each into {folder / 'references'}/*.txt")
    references = tuple(read_reference(_read(path), writer=path.stem, where=str(path)) for path in paths)
    notes = _load_json(folder / "cluster.json", missing=None)
    nuggets = _load_json(folder / "nuggets.json", missing=[])
    if not isinstance(nuggets, list):
        raise EvaluationError(f"{folder / 'nuggets.json'}: must be a list of nuggets")
    return Cluster(
        id=folder.resolve().name,
        articles=articles,
        references=references,
        nuggets=tuple(read_nugget(nugget, where=str(folder / "nuggets.json")) for nugget in nuggets),
        boilerplate=None if notes is None else _lines(notes, where=str(folder / "cluster.json")),
        notes=json.dumps(notes or {}, ensure_ascii=False, sort_keys=True),
    )


def _load_articles(paths: Sequence[Path]) -> tuple[Article, ...]:
    for path in paths:
        _read(path)  # a corpus is UTF-8, where `read_articles` takes other encodings
    try:
        articles = read_articles(paths)
    except InputError as error:
        raise EvaluationError(str(error)) from error
    for article in articles:
        if article.date_doubt:
            raise EvaluationError(
                f"{paths[0].parent / article.id}.txt: {article.date_doubt}: write it as 2025-03-14T07:20:00+01:00"
            )
    return tuple(articles)


def _lines(notes: Any, *, where: str) -> frozenset[tuple[str, int]]:
    try:
        return frozenset((article, int(line)) for article, lines in notes["boilerplate"].items() for line in lines)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EvaluationError(f'{where}: boilerplate must be an object as {{"01-outlet": [1, 14]}}') from error


def _load_json(path: Path, *, missing: Any) -> Any:
    return parse_json(_read(path), where=str(path)) if path.exists() else missing


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise EvaluationError(f"cannot read {str(path)!r}: {reason}: check the file and its permissions") from error
