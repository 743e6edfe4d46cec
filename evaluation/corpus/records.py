"""JSON values → the parts of a cluster, with a message for everything that can be wrong in them."""

import json
from collections.abc import Mapping
from typing import Any

from evaluation.corpus.clusters import Nugget, Quote, Reference
from evaluation.corpus.sentences import split_sentences
from evaluation.errors import EvaluationError
from summarizer import Article, InputError

_MOST_SHOWN = 60


def parse_json(text: str, *, where: str, first_line: int = 1) -> Any:
    """The value of a JSON text.

    Raises:
        EvaluationError: If it is not JSON, or holds NaN or an infinity; names the line.
    """

    def refuse(constant: str) -> Any:
        raise EvaluationError(
            f"{where}, line {first_line}: {constant} is not a number: write a finite one or leave it out"
        )

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise EvaluationError(
            f"{where}, line {line}: not JSON ({error.msg}, column {error.colno}): mend that line"
        ) from error


def read_article(record: Any, *, where: str) -> Article:
    """An article of `{id, text, title?, source?, published?, url?}`.

    Raises:
        EvaluationError: If a field is missing or of another type.
    """
    if not isinstance(record, Mapping) or not record.get("id") or "text" not in record:
        raise EvaluationError(f"{where}: an article must be an object with id and text, not {_shown(record)}")
    try:
        return Article(
            record["id"],
            record["text"],
            title=record.get("title"),
            source=record.get("source"),
            published=record.get("published"),
            url=record.get("url"),
        )
    except InputError as error:
        raise EvaluationError(f"{where}: {error}") from error


def read_reference(record: Any, *, writer: str, where: str) -> Reference:
    """A reference of a text, or of a list of sentences.

    Raises:
        EvaluationError: If it is neither, or holds no word.
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
        raise EvaluationError(f"{where}: reference {writer!r} is empty: write it, or take it out")
    return Reference(writer, sentences)


def read_nugget(record: Any, *, where: str) -> Nugget:
    """A nugget of `{id, text, weight?, vital?, stated_by?, supported_by?}`.

    Raises:
        EvaluationError: If a field is missing or of another type.
    """
    if not isinstance(record, Mapping) or not {"id", "text"} <= record.keys():
        raise EvaluationError(f"{where}: a nugget must be an object with id and text, not {_shown(record)}")
    stated_by = tuple(record.get("stated_by", ()))
    weight = record.get("weight", len(stated_by) or 1)
    if isinstance(weight, bool) or not isinstance(weight, int) or weight < 1:
        raise EvaluationError(f"{where}: nugget {record['id']!r} weighs {weight!r}: give a whole number from 1")
    try:
        quotes = tuple(Quote(quote["article"], quote["quote"]) for quote in record.get("supported_by", ()))
    except (KeyError, TypeError) as error:
        raise EvaluationError(
            f"{where}: nugget {record['id']!r}: supported_by wants objects with article and quote"
        ) from error
    return Nugget(str(record["id"]), str(record["text"]), weight, bool(record.get("vital", False)), stated_by, quotes)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
