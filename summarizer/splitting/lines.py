"""Splitting line by line with an engine, and correction of the boundaries that engines set wrongly or miss."""

import re
from collections.abc import Callable, Iterable, Iterator

from summarizer.models import Article, Sentence
from summarizer.splitting.datelines import find_prefix

# An engine: text of one line → (start, end) of each sentence in it, in order.
Engine = Callable[[str], Iterable[tuple[int, int]]]

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029\v\f]+")
_CLOSING = "\"'”’»›)]」』】）"
# Possessive, so that a closing quotation mark never becomes a sentence of its own.
_CLOSERS = rf"[{re.escape(_CLOSING)}]*+"
_OPENERS = (
    r"(?:The|This|That|These|Those|A|An|He|She|It|They|We|You|His|Her|Its|Their|Our|In|On|At|After|Before|But|And|Later|When|While"
    r"|Now|Nobody|Then|There|However|Meanwhile|Although|As|If|For|According|Since|Also|Some|Many|What|Who|Why|How|Mrs?|Ms|Dr)\b"
)
_MISSED = re.compile(
    # No blank after the stop: before a capital ("Gaza.The visit"), or before a word that often opens a phrase
    # ("agreement.this month"). Abbreviations, numbers, domains and file names have no such neighbours.
    r"(?<=[a-zà-ÿ]{2})[.!?]" + _CLOSERS + r"(?=[“\"‘]?[A-ZÀ-Þ][a-zà-ÿ]+[ ,’'])"
    r"|(?<=[a-zà-ÿ]{3})[.!?](?=(?:th(?:[eo]se|is|at|e)|an?|s?he|it|they|we|in|on|at|but|and|after|before|when|while) )"
    r"|(?<=\d)\.(?=" + _OPENERS + " )"
    # A word too long to be an abbreviation, or one that may end a sentence, before a word that opens one.
    r"|(?<=[a-zà-ÿ]{4})\." + _CLOSERS + r"(?= " + _OPENERS + ")"
    r"|(?<=\b[A-Z]\.[A-Z])\." + _CLOSERS + r"(?= [“\"‘(]?" + _OPENERS + ")"
    r"|(?<=\b[ap]\.m)\." + _CLOSERS + r"(?= (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z])"
    # A word in small letters before a capital: nupunkt takes "ten", "leg" and "cent" for abbreviations.
    r"|\b(?!(?:approx|assn|avg|corp|dept|dist|est|etc|excl|fig|inc|incl|max|min|misc|prof|ret|tel|vol)\.)"
    r"(?:[a-zà-ÿ]{3,30}|be|do|go|is|it|me|on|so|to|up|us)\." + _CLOSERS + r"(?= [“\"‘(]?[A-ZÀ-Þ])"
    # Full stops of other scripts.
    r"|[。！？｡؟۔।॥։።။]++" + _CLOSERS + r"(?=\s*\S)"
)
# Every match of `_MISSED` contains one of these. In most sentences the only one is the last character.
_STOP = re.compile(r"[.!?。！？｡؟۔।॥։።။]")
# A title, a word before a number, or initials: no sentence ends with these.
_UNFINISHED = re.compile(
    r"\b(?:No|Nos|Art|Figs?|Vol|Nr|pp|Ch|Rs|[Aa]pprox|ca|cf|vs|v|e\.g|i\.e|a\.k\.a|al|Sen|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt"
    r"|Cmdr|Cdr|Comdr|Cmdt|Ens|Brig|Lieut|Pte|Pfc|Maj|Adm|Prof|Drs?|Mrs?|Ms|Rev|Msgr|Hon|Pres|Cllr|Amb|Atty|Supt|Insp|Det|Messrs|Mme|Mlle|St|Mt|Ft"
    r"|Fr|Adv|H\.R)\.$"
    r"|\b(?:[A-Z]\. ?){2,12}$"
)
_BEFORE_DIGITS = re.compile(r"\b(?:art|fig|fl|no|nos|par|sec|tel|vol)\.$")
# Closing quotation marks and brackets, and the mark of a footnote.
_CLOSED = re.compile(r"(?:\[\d{1,3}\]|[”’»›)\]」』】）])+")
# Characters around a boundary that are examined: a line may have megabytes.
_CONTEXT = 24
# Characters that an engine is given at once. 1 MB of prose in one line takes nupunkt 0.9 s and NLTK 3.0 s with this, against
# 0.8 and 5.6 s with a tenth of it; with ten times as many the time of NLTK grows.
_CHUNK = 100_000


def split_lines(article: Article, engine: Engine) -> list[Sentence]:
    """Split an article into sentences, line by line: a headline is never joined to the text below it."""
    found = [
        (line.start() + start, line.start() + end)
        for line in _LINE.finditer(article.text)
        if not line[0].isspace()
        for start, end in _split_line(line[0], engine)
    ]
    return [Sentence(article, position, start, end) for position, (start, end) in enumerate(found)]


def _split_line(line: str, engine: Engine) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of a line; a prefix such as a dateline has a span of its own."""
    start = len(line) - len(line.lstrip())
    _, length = find_prefix(line[start:])
    yield from _strip(line, [(start, start + length)])
    rest = line[start + length :]
    for first, last in _strip(rest, _cut(rest, _join(rest, _run(engine, rest)))):
        yield start + length + first, start + length + last


def _run(engine: Engine, line: str) -> Iterator[tuple[int, int]]:
    """Yield the engine's spans, found in one chunk of the line after the other."""
    begin = 0
    while begin < len(line):
        spans = [(begin + start, begin + end) for start, end in engine(line[begin : begin + _CHUNK])]
        if begin + _CHUNK < len(line):
            # The last sentence may continue after the chunk, so the next chunk begins with it.
            spans = spans[:-1] or spans
        yield from spans
        begin = spans[-1][1] if spans and begin + _CHUNK < len(line) else begin + _CHUNK


def _join(line: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans whose boundary is wrong: after a title, before a closing quote or before what cannot open a sentence."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        closed = _CLOSED.match(line, start) if joined and joined[-1][1] == start else None
        boundary = closed.end() if closed else start
        if not joined:
            joined.append((start, end))
        elif _continues(line, boundary, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined[-1:] = [(joined[-1][0], boundary), (boundary, end)]
    return joined


def _continues(line: str, boundary: int, end: int) -> bool:
    """Return whether the sentence before the boundary continues after it."""
    before = line[max(0, boundary - _CONTEXT) : boundary].rstrip()
    after = line[boundary : min(end, boundary + _CONTEXT)].lstrip(" \t\u00a0.…")
    return bool(
        _UNFINISHED.search(before)
        or (after[:1].isdigit() and _BEFORE_DIGITS.search(before))
        # No sentence opens with these: no word at all, a comma, a small letter (except "iPads").
        or not after
        or after[0] in ",;:"
        or (after[0].islower() and not after[1:2].isupper())
    )


def _cut(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut spans at the boundaries that the engine missed."""
    for start, end in spans:
        last = start + len(line[start:end].rstrip().rstrip(_CLOSING)) - 1
        has_inner_stop = _STOP.search(line, start, last)
        cuts = (
            [found.end() for found in _MISSED.finditer(line, start, end) if found.end() < end] if has_inner_stop else []
        )
        yield from zip([start, *cuts], [*cuts, end], strict=True)


def _strip(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans without the white space around them, and without those of nothing else."""
    for start, end in spans:
        piece = line[start:end]
        first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if first < last:
            yield first, last
