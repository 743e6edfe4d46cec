"""The schemas in docs/schema describe what is read and written, and name every key."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarizer import Article, InputError, summarize, summarize_stories
from summarizer.reading.records import read_json
from summarizer.rendering import render

Cli = Callable[..., Any]
SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


def schema(name: str) -> Draft202012Validator:
    written = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(written)
    return Draft202012Validator(written)


def complaints(validator: Draft202012Validator, value: Any) -> list[str]:
    """Return the error that fits best, with its place; none if the value is valid."""
    from jsonschema.exceptions import best_match

    error = best_match(validator.iter_errors(value))
    return [] if error is None else [f"{error.json_path}: {error.message}"]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"with_disagreements": True},
        {"query": "ferry"},
        {"query": "penguins of Patagonia"},
        {"known": ["The harbour bridge at Sellin will close for 12 months. A ferry will run every ten minutes."]},
        {"max_words": 40, "max_sentences": None},
    ],
    ids=lambda options: " ".join(options) or "plain",
)
@pytest.mark.parametrize("with_articles", [False, True])
def test_every_key_of_the_output_is_documented(
    options: dict[str, Any], story: tuple[Article, ...], *, with_articles: bool
) -> None:
    summary = summarize(story, **({"max_sentences": 3} | options))
    written = json.loads(summary.to_json(with_articles=with_articles))
    assert complaints(schema("summary"), written) == []


@pytest.mark.slow
def test_so_are_stories_and_what_the_corpus_gives(corpus: Path, story: tuple[Article, ...], cli: Cli) -> None:
    stories = summarize_stories(story, max_sentences=2)
    assert complaints(schema("summary"), json.loads(render(stories, "json"))) == []
    outcome = cli(str(corpus / "velm-valley-flood"), "-w", "200", "-f", "json", "--with-articles", "--disagreements")
    assert complaints(schema("summary"), json.loads(outcome.out)) == []


def test_an_undocumented_key_is_noticed(story: tuple[Article, ...]) -> None:
    written = json.loads(summarize(story).to_json())
    written["sentences"][0]["mood"] = "gloomy"
    assert complaints(schema("summary"), written)


@pytest.mark.parametrize(
    "record",
    [
        '"Text."',
        '{"text": "Text."}',
        '{"text": "Text.", "id": 7, "title": null, "more": []}',
        '["Text.", {"text": "Text."}]',
        '{"articles": ["Text."]}',
        "7",
        "[]",
        "{}",
        '{"text": 7}',
        '{"text": "Text.", "title": ["x"]}',
        '{"text": "Text.", "id": true}',
        '{"articles": []}',
        '{"articles": null}',
        '[["Text."]]',
    ],
)
def test_what_the_schema_allows_is_read_and_nothing_else(record: str) -> None:
    try:
        read_json(record, identity="a", name="a.json")
        is_read = True
    except InputError:
        is_read = False
    assert schema("articles").is_valid(json.loads(record)) == is_read
