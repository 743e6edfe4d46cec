"""What every splitter shares: lines first, then an engine, then the boundaries that engines set wrongly or miss."""

import re
from collections.abc import Callable, Iterable, Iterator

from summarizer.models import Article, Sentence

Spans = Callable[[str], Iterable[tuple[int, int]]]

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029\v\f]+")
_CLOSERS = r"[\"'”’»›)\]」』】）]*"
_OPENERS = r"(?:The|This|That|These|Those|A|An|He|She|It|They|We|You|His|Her|Its|Their|Our|In|On|At|After|Before|But|And|Later|When|While|Now|Nobody|Then|There)\b"
_MISSED = re.compile(
    # No blank behind the stop: before a capital ("Gaza.The visit"), or before a word that often opens a phrase
    # ("agreement.this month"). Abbreviations, numbers, domains and file names have no such neighbours.
    r"(?<=[a-zà-ÿ]{2})[.!?]" + _CLOSERS + r"(?=[“\"‘]?[A-ZÀ-Þ][a-zà-ÿ]+[ ,’'])"
    r"|(?<=[a-zà-ÿ]{3})[.!?](?=(?:the|this|that|these|those|an?|he|she|it|they|we|in|on|at|but|and|after|before|when|while) )"
    # A word too long to be an abbreviation, or one that may end a sentence, before a word that opens one.
    r"|(?<=[a-zà-ÿ]{4})\." + _CLOSERS + r"(?= " + _OPENERS + ")"
    r"|(?<=\b[A-Z]\.[A-Z])\." + _CLOSERS + r"(?= " + _OPENERS + ")"
    r"|(?<=\b[ap]\.m)\." + _CLOSERS + r"(?= (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z])"
    # Scripts without blanks end sentences with marks of their own.
    r"|[。！？｡]+" + _CLOSERS + r"(?=\S)"
)
# A title or a counting word stands before what it belongs to, never at the end.
_UNFINISHED = re.compile(
    r"\b(?:No|Nos|Art|Figs?|Vol|Nr|pp|Ch|Rs|[Aa]pprox|ca|cf|vs|v|e\.g|i\.e|a\.k\.a|al|Sen|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Adm|Prof|Drs?|Mrs?|Ms"
    r"|Rev|Hon|Pres|Supt|Insp|Det|Messrs|Mme|Mlle|St|Mt|Ft|H\.R)\.$|^\W*\w{1,2}[.)]$"
)


def sentences(article: Article, spans: Spans) -> list[Sentence]:
    """The article's sentences by an engine's spans, line by line: a headline is never glued to what follows.

    Args:
        article: What to part.
        spans: The engine: text of one line → (start, end) of each sentence in it, in order.
    """
    found = [
        (line.start() + start, line.start() + end)
        for line in _LINE.finditer(article.text)
        if not line.group().isspace()
        for start, end in _trimmed(line.group(), _cut(line.group(), _mended(line.group(), spans(line.group()))))
    ]
    return [Sentence(article, position, start, end) for position, (start, end) in enumerate(found)]


def _mended(line: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without breaks behind a title, before a small letter or before a closing quote."""
    mended: list[tuple[int, int]] = []
    for start, end in spans:
        if mended:
            first, last = mended[-1]
            closers = re.compile(r"[”’»›)\]」』】）]*").match(line, start)
            if last == start and closers and closers.end() > start:
                mended[-1] = (first, closers.end())
                start = closers.end()
            elif _UNFINISHED.search(line[first:last].rstrip()) or line[start:end].lstrip()[:1].islower():
                mended[-1] = (first, end)
                continue
        mended.append((start, end))
    return mended


def _cut(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        cuts = [match.end() for match in _MISSED.finditer(line, start, end) if match.end() < end]
        yield from zip([start, *cuts], [*cuts, end], strict=True)


def _trimmed(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        piece = line[start:end]
        first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if first < last:
            yield first, last
