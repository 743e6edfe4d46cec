"""What the page refers to in an article, marked where it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from summarizer.rendering.page.plain import plain

_BREAK = re.compile(r"(?<!\s)\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article's text that something else on the page points to.

    Attributes:
        start: Offset of its first character, in code points.
        end: Offset after its last character; more than `start`.
        role: "quoted", "copy" or "value".
        anchor: Its name on the page.
        back: The name of what points to it.
        is_rest: Whether another stretch has cut it in two, and this is the second part.
    """

    start: int
    end: int
    role: str
    anchor: str
    back: str
    is_rest: bool = False


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Markup]:
    """The text by lines, blank ones left out, with its marks; a line break inside a mark breaks nothing.

    Every mark is an element of its own that holds exactly `text[start:end]`; only where two overlap without one being
    inside the other, the later one is cut in two.
    """
    ordered = _ordered(marks)
    shown = []
    for start, end in _lines(text, ordered):
        inside = [mark for mark in ordered if start <= mark.start and mark.end <= end]
        shown.append(Markup("").join(_pieces(text, start, end, inside)))
    return shown


def _ordered(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        if any(mark.start < found.end() and found.start() < mark.end for mark in marks):
            continue
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Markup]:
    waiting, at = list(marks), start
    while waiting:
        mark, *waiting = waiting
        yield plain(text[at : mark.start])
        touched = [other for other in waiting if other.start < mark.end]
        inner = [replace(other, end=min(other.end, mark.end)) for other in touched]
        rests = [replace(other, start=mark.end, is_rest=True) for other in touched if other.end > mark.end]
        waiting = _ordered([*rests, *waiting[len(touched) :]])
        yield _element(mark, Markup("").join(_pieces(text, mark.start, mark.end, inner)))
        at = mark.end
    yield plain(text[at:end])


def _element(mark: Mark, content: Markup) -> Markup:
    name = Markup("data-rest") if mark.is_rest else Markup("id")
    element = Markup('<mark class="{}" {}="{}" tabindex="-1">{}</mark>').format(mark.role, name, mark.anchor, content)
    if mark.is_rest:
        return element
    # The arrow is drawn by the style sheet, so that the article's text holds nothing but itself.
    return element + Markup('<a class="back" href="#{}" aria-label="Back to the report"></a>').format(mark.back)
