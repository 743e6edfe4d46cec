"""Readers of JSON and JSON Lines.

A JSON value is an article (an object with a `text`, or a string), a list of articles, or a cluster `{"articles": […]}`. A JSON
Lines file has one such value per line.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from numbers import Number
from typing import Any

from summarizer.errors import InputError
from summarizer.models import Article, is_missing
from summarizer.reading.dates import parse_date


def read_json(text: str, *, identity: str, name: str) -> list[Article]:
    """Read the articles of a JSON file.

    Raises:
        InputError: If the text is not valid JSON, or a record has no usable text.
    """
    return list(articles_from_json(parse_json(text, name, line=None), identity=identity, name=name))


def read_json_lines(text: str, *, identity: str, name: str) -> list[Article]:
    """Read the articles of a JSON Lines file, see `read_json`; blank lines are skipped.

    Raises:
        InputError: As `read_json`, and if the file holds more than one cluster.
    """
    articles: list[Article] = []
    clusters = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            value = parse_json(line, name, line=number)
            clusters += isinstance(value, dict) and "articles" in value
            if clusters > 1:
                raise InputError(
                    f"{name!r} holds several clusters (the second in line {number}): summarize one story at a time, or all"
                    " by summarize-batch"
                )
            articles += articles_from_json(value, identity=f"{identity}-{number}", name=f"{name}, line {number}")
    return articles


def parse_json(text: str, name: str, *, line: int | None) -> Any:
    """Parse a JSON text.

    Args:
        text: The text.
        name: The name of the text in messages; "" if they are shown with the name already.
        line: The line of the file that the text is; None if it is the whole file.

    Raises:
        InputError: If it is not valid JSON; the message names the file and the place.
    """
    prefix = f"{name!r}: " if name else ""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno if line is None else line}, " if name else ""
        raise InputError(f"{prefix}invalid JSON in {where}column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise InputError(f"{prefix}JSON nested too deeply to be articles") from error
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"{prefix}JSON that cannot be read: {error}") from error


def articles_from_json(value: Any, *, identity: str, name: str) -> Iterator[Article]:
    """Yield the articles of a JSON value: an article, a list of them, or a cluster.

    Args:
        value: The value.
        identity: The id of an article that has none; where there are several articles, their number follows.
        name: The name of the value in messages.

    Raises:
        InputError: If a record has no usable text.
    """
    if isinstance(value, dict) and "articles" in value:
        value = value["articles"]
    if isinstance(value, list):
        if not value:
            raise InputError(f"{name!r} holds an empty list: put at least one article into it")
        for number, record in enumerate(value, start=1):
            yield _read_record(record, f"{identity}-{number}", f"{name}, article {number}")
    else:
        yield _read_record(value, identity, name)


def _read_record(record: Any, identity: str, name: str) -> Article:
    if isinstance(record, str):
        return Article(id=identity, text=record)
    if not isinstance(record, dict):
        raise InputError(f"{name!r}: expected an object with a 'text', found {type(record).__name__}")
    if "text" not in record:
        raise InputError(
            f"{name!r}: no 'text' in the record with {', '.join(map(repr, list(record)[:5])) or 'no keys'}"
        )
    if not isinstance(record["text"], str):
        raise InputError(f"{name!r}: 'text' must be a string, not {record['text']!r}: leave the record out")
    fields = {key: _read_field(record, key, name) for key in ("id", "title", "source", "url")}
    date_of = record.get("published")
    # In JSON a date is a text; the records of a table hold dates.
    published, doubt = parse_date(
        date_of if isinstance(date_of, date) and not is_missing(date_of) else _read_field(record, "published", name),
        name=name,
    )
    return Article(
        id=fields["id"] or identity,
        text=record["text"],
        published=published,
        date_doubt=doubt,
        **{key: fields[key] for key in ("title", "source", "url")},
    )


def _read_field(record: Mapping[str, Any], key: str, name: str) -> str:
    """Return a field as text: a number is written out, null and NaN are ""; a list, an object and a truth value are refused."""
    value = record.get(key)
    if is_missing(value):
        return ""
    # numpy's numbers, too, which the records of a table hold.
    if isinstance(value, bool) or not isinstance(value, str | Number):
        raise InputError(f"{name!r}: {key!r} must be a string, not {value!r}")
    return str(value)
