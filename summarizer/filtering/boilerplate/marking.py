"""Sentences of one article → why each is not news."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from summarizer.filtering.boilerplate.anywhere import ANYWHERE
from summarizer.filtering.boilerplate.edge import AT_THE_EDGE
from summarizer.filtering.boilerplate.lines import CAPTION, DATELINE, END
from summarizer.filtering.boilerplate.patterns import Wording
from summarizer.models import Sentence
from summarizer.splitting.datelines import PREFIXES

_HEADLINE_WORDS = 25
# Boilerplate is short; the bound also keeps every pattern's work linear in the text.
_MOST_CHARACTERS = 400
# A line that is an appeal in one sentence is so in all of them, if it is no longer than this.
_SHORT_LINE = 30
_EDGE_LINE = 20
# Where the picture of an article stands.
_FIRST_LINES = 8


def mark(sentences: Sequence[Sentence]) -> list[str]:
    """For every sentence of one article why it is not news; "" if it is.

    By its words (an appeal, a copyright line …), by its place (what is news in the middle of an article may be a
    contact line in the run of boilerplate at its end), and by its form: a line without a full stop in an article that
    otherwise ends its sentences is a headline or a label.

    Args:
        sentences: All sentences of one article, in order.

    Returns:
        (n,) a reason each: "related link", "live link", "appeal", "newsletter", "share bar", "copyright", "byline",
        "call for tips", "author note", "caption", "time stamp", "contact", "about the publisher", "salutation",
        "dateline", "button", "list mark", "headline" or "".
    """
    ended = sum(sentence.end - sentence.start for sentence in sentences if END.search(sentence.text))
    is_prose = ended > sum(sentence.end - sentence.start for sentence in sentences) / 2
    lines = _lines(sentences)
    by_words = {text: _by_words(text) for text in {sentence.text for sentence in sentences}}
    reasons = [_of_line(line, number, by_words, is_prose=is_prose) for number, line in enumerate(lines)]
    _mark_run(lines, reasons, range(len(lines)))
    _mark_run(lines, reasons, range(len(lines) - 1, -1, -1))
    return [reason for line in reasons for reason in line]


def _mark_run(lines: Sequence[Sequence[Sentence]], reasons: list[list[str]], order: Iterable[int]) -> None:
    """Mark what is boilerplate at an article's edge, line by line until the first that is news."""
    for number in order:
        texts = [sentence.text for sentence in lines[number]]
        is_short = _count_words(texts) <= _EDGE_LINE and max(map(len, texts)) <= _MOST_CHARACTERS
        if is_short and not any(reasons[number]):
            found = (_met(AT_THE_EDGE, text) for text in texts)
            reasons[number] = [next(filter(None, found), "")] * len(texts)
        if not all(reasons[number]):
            return


def _lines(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences by line: between two of a line stands no line break."""
    numbers = [0]
    for before, after in pairwise(sentences):
        between = before.article.text[before.end : after.start]
        numbers.append(numbers[-1] + (between.strip(" \t\u00a0") != ""))
    numbered = zip(numbers, sentences, strict=False)
    return [[sentence for _, sentence in line] for _, line in groupby(numbered, key=lambda pair: pair[0])]


def _of_line(line: Sequence[Sentence], number: int, by_words: Mapping[str, str], *, is_prose: bool) -> list[str]:
    texts = [sentence.text for sentence in line]
    kind = _preamble(texts[0]) if len(texts) > 1 else ""
    if kind:
        return [kind, *_of_line(line[1:], number, by_words, is_prose=is_prose)]
    reasons = [by_words[text] for text in texts]
    if any(reasons) and _count_words(texts) <= _SHORT_LINE:
        return [next(filter(None, reasons))] * len(texts)
    return [_by_form(texts[0], number, is_prose=is_prose)] if len(texts) == 1 and not any(reasons) else reasons


def _preamble(text: str) -> str:
    """The kind of what the splitter has parted from the sentence behind it; "" for a sentence."""
    # The splitter has taken the blank that ends a preamble.
    return next((kind for kind, pattern in PREFIXES.items() if pattern.fullmatch(f"{text} ")), "")


def _count_words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _by_words(text: str) -> str:
    if len(text) > _MOST_CHARACTERS:
        return ""
    return _met(ANYWHERE, text)


def _met(wordings: Mapping[str, Wording], text: str) -> str:
    lowered = text.lower()
    return next((reason for reason, wording in wordings.items() if wording.is_met(text, lowered)), "")


def _by_form(text: str, number: int, *, is_prose: bool) -> str:
    if len(text) > _MOST_CHARACTERS:
        return ""
    if number < _FIRST_LINES and CAPTION.search(text):
        return "caption"
    if DATELINE.match(text):
        return "dateline"
    if is_prose and len(text.split()) <= _HEADLINE_WORDS and not END.search(text):
        return "headline"
    return ""
