"""Labelling of an article's sentences as news or as a kind of boilerplate."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from summarizer.filtering.boilerplate.patterns import (
    ANYWHERE,
    AT_THE_EDGE,
    CAPTION,
    DATELINE,
    SENTENCE_END,
    LinePatterns,
)
from summarizer.models import Sentence
from summarizer.splitting.datelines import PREFIXES

# tests/filtering/test_boilerplate.py measures on labelled lines what these bounds find and miss.
# Boilerplate is short; the bound also keeps the time of every pattern linear in the text.
_MOST_CHARACTERS = 400
# Longer lines without a full stop are not headlines.
_MOST_HEADLINE_WORDS = 25
# In a line of at most so many words, one sentence that is boilerplate makes all of them boilerplate.
_SHORT_LINE_WORDS = 30
# Longer lines end the run of boilerplate at the edge of an article.
_MOST_EDGE_WORDS = 20
# A caption in the present tense is among the first lines of an article.
_CAPTION_LINES = 8


def label_boilerplate(sentences: Sequence[Sentence]) -> list[str]:
    """Return for every sentence of one article the kind of boilerplate that it is; "" for news.

    A sentence is boilerplate by its words (an appeal, a copyright line), by its place (a contact line in the run of
    boilerplate at the end, but not in the middle), or by its form (a line without a full stop is a headline, if most of
    the article ends its sentences with one).

    Args:
        sentences: All sentences of one article, in order.

    Returns:
        (n,) a label each: "related link", "live link", "appeal", "newsletter", "share bar", "copyright", "byline",
        "call for tips", "author note", "caption", "time stamp", "contact", "about the publisher", "salutation",
        "dateline", "button", "list mark", "headline" or "".
    """
    ended = sum(sentence.end - sentence.start for sentence in sentences if SENTENCE_END.search(sentence.text))
    is_prose = ended > sum(sentence.end - sentence.start for sentence in sentences) / 2
    lines = _lines(sentences)
    by_words = {text: _label_words(text) for text in {sentence.text for sentence in sentences}}
    labels = [_label_line(line, number, by_words, is_prose=is_prose) for number, line in enumerate(lines)]
    _label_edge(lines, labels, range(len(lines)))
    _label_edge(lines, labels, range(len(lines) - 1, -1, -1))
    return [label for line in labels for label in line]


def _label_edge(lines: Sequence[Sequence[Sentence]], labels: list[list[str]], order: Iterable[int]) -> None:
    """Label the boilerplate at one edge of an article, line by line until the first line of news."""
    for number in order:
        texts = [sentence.text for sentence in lines[number]]
        is_short = _count_words(texts) <= _MOST_EDGE_WORDS and max(map(len, texts)) <= _MOST_CHARACTERS
        if is_short and not any(labels[number]):
            found = (_first_match(AT_THE_EDGE, text) for text in texts)
            labels[number] = [next(filter(None, found), "")] * len(texts)
        if not all(labels[number]):
            return


def _lines(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return the sentences by line; only blanks are between two sentences of one line."""
    numbers = [0]
    for before, after in pairwise(sentences):
        between = before.article.text[before.end : after.start]
        numbers.append(numbers[-1] + (between.strip(" \t\u00a0") != ""))
    numbered = zip(numbers, sentences, strict=False)
    return [[sentence for _, sentence in line] for _, line in groupby(numbered, key=lambda pair: pair[0])]


def _label_line(line: Sequence[Sentence], number: int, by_words: Mapping[str, str], *, is_prose: bool) -> list[str]:
    """Return the labels of the sentences of one line.

    Args:
        line: The sentences.
        number: Number of the line in the article, from 0.
        by_words: Text → its label by its words.
        is_prose: Whether most of the article ends its sentences with a full stop.
    """
    texts = [sentence.text for sentence in line]
    kind = _label_preamble(texts[0]) if len(texts) > 1 else ""
    if kind:
        return [kind, *_label_line(line[1:], number, by_words, is_prose=is_prose)]
    labels = [by_words[text] for text in texts]
    if any(labels) and _count_words(texts) <= _SHORT_LINE_WORDS:
        return [next(filter(None, labels))] * len(texts)
    return [_label_form(texts[0], number, is_prose=is_prose)] if len(texts) == 1 and not any(labels) else labels


def _label_preamble(text: str) -> str:
    """Return the kind of preamble that the splitter separated from the sentence after it; "" for a sentence."""
    # The splitter removes the blank that ends a preamble.
    return next((kind for kind, pattern in PREFIXES.items() if pattern.fullmatch(f"{text} ")), "")


def _count_words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _label_words(text: str) -> str:
    return _first_match(ANYWHERE, text) if len(text) <= _MOST_CHARACTERS else ""


def _first_match(patterns: Mapping[str, LinePatterns], text: str) -> str:
    lowered = text.lower()
    return next((label for label, own in patterns.items() if own.matches(text, lowered)), "")


def _label_form(text: str, number: int, *, is_prose: bool) -> str:
    """Return the label of the only sentence of a line by its form, see `_label_line`."""
    if len(text) > _MOST_CHARACTERS:
        return ""
    if number < _CAPTION_LINES and CAPTION.search(text):
        return "caption"
    if DATELINE.match(text):
        return "dateline"
    if is_prose and len(text.split()) <= _MOST_HEADLINE_WORDS and not SENTENCE_END.search(text):
        return "headline"
    return ""
