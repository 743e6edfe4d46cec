"""Texts in pieces that the page shows differently: what it refers to in an article, and what a wording has of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

_LINE_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
_WORD = re.compile(r"\S+")
_OUTER_PUNCTUATION = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of an article's text that another part of the page refers to.

    Attributes:
        start: Offset of its first character, in code points.
        end: Offset after its last character; more than `start`.
        role: "quoted", "copy" or "value".
        anchor: Its name on the page.
        back: The name of the element that refers to it.
        is_rest: Whether it is the second part of a span that another span has cut in two.
    """

    start: int
    end: int
    role: str
    anchor: str
    back: str
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked part of a text, which may hold other marks."""

    mark: Mark
    pieces: "tuple[Piece, ...]"


Piece = str | Marked


def paragraphs(text: str, marks: Iterable[Mark]) -> list[tuple[Piece, ...]]:
    """Split a text into its lines, without blank ones, and these at the marks.

    A mark holds exactly `text[start:end]`, line breaks included. Of two marks that overlap without one being inside the
    other, the later one is cut in two.
    """
    ordered = _ordered(marks)
    return [
        tuple(_pieces(text, start, end, [mark for mark in ordered if start <= mark.start and mark.end <= end]))
        for start, end in _lines(text, ordered)
    ]


def own_words(text: str, other: str) -> list[tuple[str, bool]]:
    """Split a text into runs of words, each with whether they are its own: not in another text at the same place.

    Words are compared without case and outer punctuation, by the longest runs that both texts share (Ratcliff and
    Obershelp, as in `difflib`).
    """
    words = list(_WORD.finditer(text))
    keys = [_key(word[0]) for word in words]
    matcher = SequenceMatcher(None, [_key(word) for word in other.split()], keys, autojunk=False)
    pieces, done = [], 0
    for operation, _, _, first, last in matcher.get_opcodes():
        if operation in {"replace", "insert"}:
            start, end = words[first].start(), words[last - 1].end()
            pieces += [(text[done:start], False), (text[start:end], True)]
            done = end
    return [*pieces, (text[done:], False)]


def _ordered(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    start = 0
    for line_break in _LINE_BREAK.finditer(text):
        if any(mark.start < line_break.end() and line_break.start() < mark.end for mark in marks):
            continue
        if line_break.start() > start:
            yield start, line_break.start()
        start = line_break.end()
    if text[start:].strip():
        yield start, len(text)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    waiting, done = list(marks), start
    while waiting:
        mark, *waiting = waiting
        yield text[done : mark.start]
        touched = [other for other in waiting if other.start < mark.end]
        inner = [replace(other, end=min(other.end, mark.end)) for other in touched]
        rests = [replace(other, start=mark.end, is_rest=True) for other in touched if other.end > mark.end]
        waiting = _ordered([*rests, *waiting[len(touched) :]])
        yield Marked(mark, tuple(_pieces(text, mark.start, mark.end, inner)))
        done = mark.end
    yield text[done:end]


def _key(word: str) -> str:
    return _OUTER_PUNCTUATION.sub("", word).casefold() or word
