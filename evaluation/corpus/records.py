"""JSON values → the parts of a cluster, with a message for everything that can be wrong in them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from evaluation.corpus.clusters import Nugget, Quote, Reference
from evaluation.errors import EvaluationError
from summarizer import Article, InputError

_LONGEST_VALUE = 60  # characters of a wrong value that a message shows


def read_article(record: Any, *, where: str) -> Article:
    """Return the article of `{id, text, title?, source?, published?, url?}`.

    Raises:
        EvaluationError: If a field is missing or of another type.
    """
    if not isinstance(record, Mapping) or not {"id", "text"} <= record.keys():
        raise EvaluationError(f"{where}: an article must be an object with id and text, not {_shown(record)}")
    known = {name: record[name] for name in ("title", "source", "url") if record.get(name) is not None}
    try:
        return Article(record["id"], record["text"], published=record.get("published"), **known)
    except InputError as error:
        raise EvaluationError(f"{where}: {error}") from error


def read_reference(record: Any, *, writer: str, where: str) -> Reference:
    """Return the reference of a text, or of a list of sentences.

    Raises:
        EvaluationError: If the record is neither, or holds no word.
    """
    if isinstance(record, list) and all(isinstance(sentence, str) for sentence in record):
        sentences = tuple(sentence.strip() for sentence in record if sentence.strip())
    elif isinstance(record, str):
        sentences = split_sentences(record)
    else:
        raise EvaluationError(
            f"{where}: reference {writer!r} must be a text or a list of sentences, not {_shown(record)}"
        )
    if not any(map(str.isalnum, "".join(sentences))):
        raise EvaluationError(f"{where}: reference {writer!r} is empty: write it, or remove it")
    return Reference(writer, sentences)


def read_nugget(record: Any, *, where: str) -> Nugget:
    """Return the nugget of `{id, text, weight?, vital?, stated_by?, supported_by?}`.

    Raises:
        EvaluationError: If a field is missing or of another type.
    """
    if not isinstance(record, Mapping) or not {"id", "text"} <= record.keys():
        raise EvaluationError(f"{where}: a nugget must be an object with id and text, not {_shown(record)}")
    stated_by = tuple(record.get("stated_by", ()))
    weight = record.get("weight", len(stated_by) or 1)
    if isinstance(weight, bool) or not isinstance(weight, int) or weight < 1:
        raise EvaluationError(f"{where}: nugget {record['id']!r} has weight {weight!r}: use a whole number from 1")
    try:
        quotes = tuple(Quote(quote["article"], quote["quote"]) for quote in record.get("supported_by", ()))
    except (KeyError, TypeError) as error:
        raise EvaluationError(
            f"{where}: nugget {record['id']!r}: supported_by must be a list of objects with article and quote"
        ) from error
    return Nugget(str(record["id"]), str(record["text"]), weight, bool(record.get("vital", False)), stated_by, quotes)


def split_sentences(text: str) -> tuple[str, ...]:
    """Split a text without known sentences: at line ends first, then by nupunkt (Punkt, Kiss and Strunk 2006).

    Only the summary-level ROUGE-L and the measures per sentence depend on where sentences end.
    """
    pieces = (piece for line in text.splitlines() for piece in _nupunkt().tokenize(line))
    return tuple(piece.strip() for piece in pieces if piece.strip())


@cache
def _nupunkt() -> Any:
    import nupunkt

    return nupunkt.load("default")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
