"""JSON and JSON Lines: an article, a list of articles, or a cluster `{"articles": […]}`; in JSON Lines one of these a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.errors import InputError
from summarizer.models import Article
from summarizer.reading.dates import parse_date


def read_json(text: str, *, identity: str, name: str) -> list[Article]:
    """The articles of a JSON file.

    Args:
        text: The file's text.
        identity: The id of an article that has none, with a number behind it where there are several.
        name: What messages call the file.

    Raises:
        InputError: If it is not valid JSON, or a record has no usable text.
    """
    return list(articles_of(parse_json(text, name, line=None), identity=identity, name=name))


def read_json_lines(text: str, *, identity: str, name: str) -> list[Article]:
    """The articles of a JSON Lines file, see `read_json`; blank lines are passed over.

    Raises:
        InputError: As `read_json`, and if the file holds more than one cluster.
    """
    articles: list[Article] = []
    clusters = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            record = parse_json(line, name, line=number)
            clusters += isinstance(record, dict) and "articles" in record
            if clusters > 1:
                raise InputError(
                    f"{name!r} holds several clusters (the second in line {number}): give one story at a time"
                )
            articles += articles_of(record, identity=f"{identity}-{number}", name=f"{name}, line {number}")
    return articles


def parse_json(text: str, name: str, *, line: int | None) -> Any:
    """The value of a JSON text.

    Args:
        text: The text.
        name: What messages call it; empty where they are read beside the one line that the text is.
        line: The line of the file that it is; None if it is the whole file.

    Raises:
        InputError: If it is none; the message names the file and the place.
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


def articles_of(record: Any, *, identity: str, name: str) -> Iterator[Article]:
    """The articles of a JSON value: an article, a list of them, or a cluster.

    Args:
        record: The value.
        identity: The id of an article that has none, with a number behind it where there are several.
        name: What messages call the record.

    Raises:
        InputError: If a record has no usable text.
    """
    if isinstance(record, dict) and "articles" in record:
        record = record["articles"]
    if isinstance(record, list):
        if not record:
            raise InputError(f"{name!r} holds an empty list: put at least one article into it")
        for number, one in enumerate(record, start=1):
            yield _article(one, f"{identity}-{number}", f"{name}, article {number}")
    else:
        yield _article(record, identity, name)


def _article(record: Any, identity: str, name: str) -> Article:
    if isinstance(record, str):
        return Article(id=identity, text=record)
    if not isinstance(record, dict):
        raise InputError(f"{name!r}: expected an object with a 'text', found {type(record).__name__}")
    if "text" not in record:
        raise InputError(
            f"{name!r}: no 'text' in the record with {', '.join(map(repr, list(record)[:5])) or 'no keys'}"
        )
    if not isinstance(record["text"], str):
        raise InputError(f"{name!r}: 'text' must be a string, not {record['text']!r}")
    fields = {key: _line(record, key, name) for key in ("id", "title", "source", "url", "published")}
    dated = parse_date(fields["published"], name=name)
    return Article(
        id=fields["id"] or identity,
        text=record["text"],
        published=dated.moment,
        date_doubt=dated.doubt,
        **{key: fields[key] for key in ("title", "source", "url")},
    )


def _line(record: Mapping[str, Any], key: str, name: str) -> str:
    """A field as text; what a program has written as a number is one, a list or an object is not."""
    value = record.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InputError(f"{name!r}: {key!r} must be a string, not {value!r}")
    return str(value)
