"""A cluster from a folder: articles/*.txt with front matter, references/*.txt, nuggets.json, cluster.json."""

import json
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from evaluation.corpus.clusters import Cluster
from evaluation.corpus.records import parse_json, read_article, read_nugget, read_reference
from evaluation.errors import EvaluationError
from summarizer import Article


def is_cluster(folder: Path) -> bool:
    """Whether a folder holds a cluster."""
    return (folder / "articles").is_dir()


def load_folder(folder: Path) -> Cluster:
    """The cluster in a folder.

    Raises:
        EvaluationError: If it has no article or no reference, or one of its files cannot be read.
    """
    articles = tuple(_load_article(path) for path in sorted((folder / "articles").glob("*.txt")))
    if not articles:
        raise EvaluationError(f"{folder}: no articles: put one text each into {folder / 'articles'}/*.txt")
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


def _load_article(path: Path) -> Article:
    try:
        post = frontmatter.loads(_read(path))
    except yaml.YAMLError as error:
        raise EvaluationError(
            f"{path}: the front matter is not YAML ({' '.join(str(error).split())}): mend it"
        ) from error
    fields = {str(name): value if name == "published" else str(value) for name, value in post.metadata.items()}
    return read_article({**fields, "id": path.stem, "text": post.content}, where=str(path))


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
