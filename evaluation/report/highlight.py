"""Words of a summary that the references have, and sentences of the articles that it quotes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaluation.corpus import ReferenceCluster, Span
from evaluation.metrics.nuggets import supporting_spans
from evaluation.metrics.rouge155.tokenizers import stop_words
from evaluation.metrics.stems import bigrams, stems
from evaluation.outputs import Output, OutputSentence
from summarizer import Article

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one mark.

    Attributes:
        text: The characters.
        mark: "pair" (word of a stem bigram of a reference), "word" (content stem of a reference), "chosen" (quoted by
            the summary), "copy" (near-duplicate of a quoted sentence), "nugget" (supports a nugget) or "".
    """

    text: str
    mark: str


def matched_pieces(text: str, references: Sequence[str]) -> list[Piece]:
    """Split a sentence of a summary into pieces, with marks on the words that the references have.

    Args:
        text: The sentence.
        references: Texts of the references.
    """
    known_pairs = {pair for reference in references for pair in bigrams(reference)}
    known_words = {word for reference in references for word in stems(reference)}
    words = list(_WORD.finditer(text))
    own = [stems(word.group()) for word in words]
    marks = [
        "word" if set(stem) & known_words and word.group().lower() not in stop_words() else ""
        for word, stem in zip(words, own, strict=True)
    ]
    for number, (stem, following) in enumerate(pairwise(own)):
        if stem and following and (stem[-1], following[0]) in known_pairs:
            marks[number] = marks[number + 1] = "pair"
    pieces: list[Piece] = []
    end = 0
    for word, mark in zip(words, marks, strict=True):
        gap = text[end : word.start()]
        pieces += [
            Piece(gap, mark if mark == "pair" and pieces and pieces[-1].mark == "pair" else ""),
            Piece(word.group(), mark),
        ]
        end = word.end()
    return _merged([*pieces, Piece(text[end:], "")])


def article_pieces(article: Article, output: Output | None, cluster: ReferenceCluster) -> list[Piece]:
    """Split an article into pieces, with marks on the sentences that a summary quotes or that support a nugget."""
    marks = [""] * len(article.text)
    for nugget in cluster.nuggets:
        for span in supporting_spans(nugget, cluster):
            if span.article == article.id:
                marks[span.start : span.end] = ["nugget"] * (span.end - span.start)
    for sentence in output.sentences if output else ():
        for mark, spans in (("copy", sentence.copies), ("chosen", _own(sentence))):
            for span in spans:
                if span.article == article.id:
                    marks[span.start : span.end] = [mark] * (span.end - span.start)
    return _merged(Piece(character, mark) for character, mark in zip(article.text, marks, strict=True))


def _own(sentence: OutputSentence) -> tuple[Span, ...]:
    return (sentence.span,) if sentence.span else ()


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    merged: list[tuple[list[str], str]] = []
    for piece in pieces:
        if merged and merged[-1][1] == piece.mark:
            merged[-1][0].append(piece.text)
        else:
            merged.append(([piece.text], piece.mark))
    return [Piece("".join(texts), mark) for texts, mark in merged if any(texts)]
