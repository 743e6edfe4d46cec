"""What is fuzzed: bytes in, a value or an `InputError` out, and what must hold of the value."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from summarizer import Article, InputError, summarize
from summarizer.boilerplate import mark
from summarizer.reading.decoding import decode
from summarizer.reading.feed import read_feed
from summarizer.reading.formats import recognise
from summarizer.reading.html import read_html
from summarizer.reading.mail import read_mail
from summarizer.reading.plain import read_plain
from summarizer.reading.records import read_json, read_json_lines
from summarizer.reading.unwrapping import unwrap
from summarizer.rendering import RENDERERS
from summarizer.splitting.nupunkt import NupunktSplitter

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
    if len(mark(sentences)) != len(sentences):
        raise BrokenPromiseError("a reason for every sentence")


def _whole(data: bytes) -> None:
    summary = summarize([_text(part) for part in data.split(b"\xff\xff")], max_sentences=2, embedder="tfidf")
    if not 0 < len(summary.sentences) <= 2:
        raise BrokenPromiseError(f"{len(summary.sentences)} sentences of 2")
    for render in RENDERERS.values():
        if not render(summary).strip():
            raise BrokenPromiseError("an empty page")


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "decoding": lambda data: _ignore(decode(data, name="a")),
        "formats": lambda data: _ignore(recognise(data, suffix="")),
        "front matter": lambda data: _ignore(read_plain("---\n" + _text(data), identity="a", name="a")),
        "json": lambda data: _ignore(read_json(_text(data), identity="a", name="a")),
        "json lines": lambda data: _ignore(read_json_lines(_text(data), identity="a", name="a")),
        "html": lambda data: _ignore(read_html(b"<html>" + data, identity="a", name="a")),
        "mail": lambda data: _ignore(read_mail(data, identity="a", name="a")),
        "feed": lambda data: _ignore(read_feed(data, identity="a", name="a")),
        "unwrapping": lambda data: _ignore(unwrap(_text(data))),
        "splitting": _splitting,
        "whole": _whole,
    }
)


def _ignore(_: object) -> None:
    """The value is of no interest: that there is one is."""


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
