"""What every splitter shares: lines first, then an engine, then the boundaries that engines set wrongly or miss."""

import re
from collections.abc import Callable, Iterable, Iterator

from summarizer.models import Article, Sentence
from summarizer.splitting.datelines import preamble

Spans = Callable[[str], Iterable[tuple[int, int]]]

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029\v\f]+")
_CLOSING = "\"'”’»›)]」』】）"
# Possessive: what closes a quotation never becomes a sentence of its own.
_CLOSERS = rf"[{re.escape(_CLOSING)}]*+"
_OPENERS = (
    r"(?:The|This|That|These|Those|A|An|He|She|It|They|We|You|His|Her|Its|Their|Our|In|On|At|After|Before|But|And|Later|When|While"
    r"|Now|Nobody|Then|There|However|Meanwhile|Although|As|If|For|According|Since|Also|Some|Many|What|Who|Why|How|Mrs?|Ms|Dr)\b"
)
_MISSED = re.compile(
    # No blank behind the stop: before a capital ("Gaza.The visit"), or before a word that often opens a phrase
    # ("agreement.this month"). Abbreviations, numbers, domains and file names have no such neighbours.
    r"(?<=[a-zà-ÿ]{2})[.!?]" + _CLOSERS + r"(?=[“\"‘]?[A-ZÀ-Þ][a-zà-ÿ]+[ ,’'])"
    r"|(?<=[a-zà-ÿ]{3})[.!?](?=(?:th(?:[eo]se|is|at|e)|an?|s?he|it|they|we|in|on|at|but|and|after|before|when|while) )"
    r"|(?<=\d)\.(?=" + _OPENERS + " )"
    # A word too long to be an abbreviation, or one that may end a sentence, before a word that opens one.
    r"|(?<=[a-zà-ÿ]{4})\." + _CLOSERS + r"(?= " + _OPENERS + ")"
    r"|(?<=\b[A-Z]\.[A-Z])\." + _CLOSERS + r"(?= [“\"‘(]?" + _OPENERS + ")"
    r"|(?<=\b[ap]\.m)\." + _CLOSERS + r"(?= (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z])"
    # A word in small letters before a capital: nupunkt holds "ten", "leg" and "cent" for abbreviations.
    r"|\b(?!(?:approx|assn|avg|corp|dept|dist|est|etc|excl|fig|inc|incl|max|min|misc|prof|ret|tel|vol)\.)"
    r"(?:[a-zà-ÿ]{3,30}|be|do|go|is|it|me|on|so|to|up|us)\." + _CLOSERS + r"(?= [“\"‘(]?[A-ZÀ-Þ])"
    # Scripts without blanks, and some with them, end sentences with marks of their own.
    r"|[。！？｡؟۔।॥։።။]++" + _CLOSERS + r"(?=\s*\S)"
)
# Every match of that holds one of these, and something behind it: in most sentences the only one ends it.
_STOP = re.compile(r"[.!?。！？｡؟۔।॥։።။]")
# A title or a counting word stands before what it belongs to, never at the end; initials do before any but an opener.
_UNFINISHED = re.compile(
    r"\b(?:No|Nos|Art|Figs?|Vol|Nr|pp|Ch|Rs|[Aa]pprox|ca|cf|vs|v|e\.g|i\.e|a\.k\.a|al|Sen|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt"
    r"|Cmdr|Cdr|Comdr|Cmdt|Ens|Brig|Lieut|Pte|Pfc|Maj|Adm|Prof|Drs?|Mrs?|Ms|Rev|Msgr|Hon|Pres|Cllr|Amb|Atty|Supt|Insp|Det|Messrs|Mme|Mlle|St|Mt|Ft"
    r"|Fr|Adv|H\.R)\.$"
    r"|\b(?:[A-Z]\. ?){2,12}$"
)
_BEFORE_DIGITS = re.compile(r"\b(?:art|fig|fl|no|nos|par|sec|tel|vol)\.$")
# What closes a quotation, and a footnote's mark.
_CLOSED = re.compile(r"(?:\[\d{1,3}\]|[”’»›)\]」』】）])+")
_TAIL = 24
_STRETCH = 100_000


def sentences(article: Article, spans: Spans) -> list[Sentence]:
    """The article's sentences by an engine's spans, line by line: a headline is never glued to what follows.

    Args:
        article: What to part.
        spans: The engine: text of one line → (start, end) of each sentence in it, in order.
    """
    found = [
        (line.start() + start, line.start() + end)
        for line in _LINE.finditer(article.text)
        if not line[0].isspace()
        for start, end in _of_line(line[0], spans)
    ]
    return [Sentence(article, position, start, end) for position, (start, end) in enumerate(found)]


def _of_line(line: str, spans: Spans) -> Iterator[tuple[int, int]]:
    """The sentences of a line; what stands before the first one (a dateline, a list's number) by itself."""
    start = len(line) - len(line.lstrip())
    _, length = preamble(line[start:])
    yield from _trimmed(line, [(start, start + length)])
    rest = line[start + length :]
    for first, last in _trimmed(rest, _cut(rest, _mended(rest, _found(rest, spans)))):
        yield start + length + first, start + length + last


def _found(line: str, spans: Spans) -> Iterator[tuple[int, int]]:
    """The engine's spans, a stretch of the line at a time: on a line of megabytes engines slow down or give up."""
    begin = 0
    while begin < len(line):
        stretch = [(begin + start, begin + end) for start, end in spans(line[begin : begin + _STRETCH])]
        if begin + _STRETCH < len(line):
            # The last sentence may go on behind the stretch: it is looked for again.
            stretch = stretch[:-1] or stretch
        yield from stretch
        begin = stretch[-1][1] if stretch and begin + _STRETCH < len(line) else begin + _STRETCH


def _mended(line: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without breaks behind a title, before a closing quote or before what cannot open a sentence."""
    mended: list[tuple[int, int]] = []
    for start, end in spans:
        closed = _CLOSED.match(line, start) if mended and mended[-1][1] == start else None
        middle = closed.end() if closed else start
        if not mended:
            mended.append((start, end))
        elif _belong_together(line, middle, end):
            mended[-1] = (mended[-1][0], end)
        else:
            mended[-1:] = [(mended[-1][0], middle), (middle, end)]
    return mended


def _belong_together(line: str, middle: int, end: int) -> bool:
    """Whether the sentence before `middle` goes on behind it; only the edges are looked at: a line may be megabytes."""
    before = line[max(0, middle - _TAIL) : middle].rstrip()
    after = line[middle : min(end, middle + _TAIL)].lstrip(" \t\u00a0.…")
    return bool(
        _UNFINISHED.search(before)
        or (after[:1].isdigit() and _BEFORE_DIGITS.search(before))
        # What cannot open a sentence: no word at all, a comma, a small letter (but "iPads").
        or not after
        or after[0] in ",;:"
        or (after[0].islower() and not after[1:2].isupper())
    )


def _cut(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        last = start + len(line[start:end].rstrip().rstrip(_CLOSING)) - 1
        is_sure = not _STOP.search(line, start, last)
        cuts = [] if is_sure else [found.end() for found in _MISSED.finditer(line, start, end) if found.end() < end]
        yield from zip([start, *cuts], [*cuts, end], strict=True)


def _trimmed(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        piece = line[start:end]
        first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if first < last:
            yield first, last
