"""What is fuzzed: bytes in, a value or an `InputError` out, and what must hold of the value."""

import json
import random
from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from summarizer import Article, InputError, summarize, summarize_stories
from summarizer.filtering.boilerplate import label_boilerplate
from summarizer.inputs import known_texts
from summarizer.models import count_words
from summarizer.reading.decoding import decode
from summarizer.reading.feed import read_feed
from summarizer.reading.formats import detect_format
from summarizer.reading.html import read_html
from summarizer.reading.mail import read_mail
from summarizer.reading.plain import read_plain
from summarizer.reading.records import read_json, read_json_lines
from summarizer.reading.unwrapping import unwrap
from summarizer.rendering import FORMATS, render
from summarizer.splitting.nupunkt import NupunktSplitter
from tests.fuzz.command import invoked

Target = Callable[[bytes], None]
_SPLITTER = NupunktSplitter()


class BrokenPromiseError(Exception):
    """What a target promises does not hold."""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _splitting(data: bytes) -> None:
    article = Article("a", _text(data))
    sentences = _SPLITTER.split(article)
    end = 0
    for sentence in sentences:
        if not end <= sentence.start < sentence.end <= len(article.text) or sentence.text != sentence.text.strip():
            raise BrokenPromiseError(f"{sentence.start}–{sentence.end} after {end}: {sentence.text!r}")
        end = sentence.end
    if len(label_boilerplate(sentences)) != len(sentences):
        raise BrokenPromiseError("a reason for every sentence")


def _texts(data: bytes) -> list[str]:
    return [_text(part) for part in data.split(b"\xff\xff")]


def _whole(data: bytes) -> None:
    summary = summarize(_texts(data), max_sentences=2, embedder="tfidf")
    if not 0 < len(summary.sentences) <= 2:
        raise BrokenPromiseError(f"{len(summary.sentences)} sentences of 2")
    for output_format in FORMATS:
        if not render(summary, output_format).strip():
            raise BrokenPromiseError("an empty page")


def _pipeline(data: bytes) -> None:
    """Any options on texts that are cut out of the data: within the budget, every sentence a slice, no order of articles."""
    chance = random.Random(data)  # noqa: S311 - odd input, not a secret
    texts = [text for line in _texts(data) for text in line.split("\n\n")]
    words = chance.choice((5, 20, 60))
    options: dict[str, Any] = {
        "embedder": "tfidf",
        "ranker": chance.choice(("lexrank", "centroid", "lead")),
        "selector": chance.choice(("trained-coverage", "coverage", "mmr", "top")),
        "order": chance.choice(("coherent", "salience", "chronological", "source")),
        "query": chance.choice((None, None, _text(data[:20]))),
        "known": chance.choice(((), (), texts[:1])),
        "with_disagreements": chance.random() < 0.5,
    }
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    summary = summarize(articles, max_words=words, **options)
    if count_words(summary.text) > words or bool(summary.sentences) == bool(summary.empty_because):
        raise BrokenPromiseError(f"{count_words(summary.text)} words of {words}, {summary.empty_because!r}")
    if any(cited.sentence.text not in cited.sentence.article.text for cited in summary.sentences):
        raise BrokenPromiseError("a sentence that no article has")
    if summarize(articles[::-1], max_words=words, **options).text != summary.text:
        raise BrokenPromiseError("another summary of the same articles in another order")


def _stories(data: bytes) -> None:
    texts = [text for line in _texts(data) for text in line.split("\n\n")]
    stories = summarize_stories(texts, max_sentences=1, embedder="tfidf")
    if not 0 < len(stories) <= len(texts):
        raise BrokenPromiseError(f"{len(stories)} stories of {len(texts)} articles")


def _known(data: bytes) -> None:
    """A summary of ours, the JSON of which somebody has edited."""
    try:
        record = json.loads(_text(data))
    except (ValueError, RecursionError):
        return
    known_texts([record])


def _command(data: bytes) -> None:
    """`summarize` as a shell would run it, with options drawn by the data and the data on standard input."""
    done = invoked(data)
    if done.code not in {0, 1, 2}:
        raise BrokenPromiseError(f"exit code {done.code} of {done.arguments}")
    if (done.code == 0) != bool(done.out) or (done.code == 1 and done.err[-1].count(b"summarize: ") != 1):
        raise BrokenPromiseError(f"{done.code} with {len(done.out)} bytes and {done.err} of {done.arguments}")
    if any(byte < 32 and byte not in b"\n\t" for byte in done.out):
        raise BrokenPromiseError(f"a control character in the output of {done.arguments}")
    forms = [value for option, value in pairwise(done.arguments) if option == "-f"]
    if done.code == 0 and forms[-1:] == ["json"]:
        json.loads(done.out)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "decoding": lambda data: _ignore(decode(data, name="a")),
        "formats": lambda data: _ignore(detect_format(data, suffix="")),
        "front matter": lambda data: _ignore(read_plain("---\n" + _text(data), identity="a", name="a")),
        "json": lambda data: _ignore(read_json(_text(data), identity="a", name="a")),
        "json lines": lambda data: _ignore(read_json_lines(_text(data), identity="a", name="a")),
        "html": lambda data: _lines(read_html(data, identity="a", name="a")),
        "mail": lambda data: _lines(read_mail(data, identity="a", name="a")),
        "feed": lambda data: _lines(*read_feed(data, identity="a", name="a")),
        "unwrapping": lambda data: _ignore(unwrap(_text(data))),
        "known": _known,
        "splitting": _splitting,
        "pipeline": _pipeline,
        "stories": _stories,
        "whole": _whole,
        "command": _command,
    }
)


def _ignore(_: object) -> None:
    """The value is of no interest: that there is one is."""


def _lines(*articles: Article) -> None:
    """Text in every article, and each field but the text in one line."""
    for article in articles:
        if not article.text.strip():
            raise BrokenPromiseError("an article without text")
        if any("\n" in field or field != field.strip() for field in (article.title, article.source, article.url)):
            raise BrokenPromiseError(f"{article.title!r}, {article.source!r} or {article.url!r} is not one line")


def attempt(name: str, data: bytes) -> None:
    """Give data to a target; an `InputError` is an answer.

    Raises:
        Exception: What the target lets through.
    """
    try:
        TARGETS[name](data)
    except InputError as error:
        if "\n" in str(error):
            raise BrokenPromiseError(f"a message of several lines: {error}") from error
