"""A summary as the metrics see it: sentences, with their place in the articles where it is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from evaluation.corpus import Span
from evaluation.corpus.records import split_sentences
from summarizer import Article, Sentence, Summary


@dataclass(frozen=True, slots=True)
class OutputSentence:
    """A sentence of a summary.

    Attributes:
        text: The sentence.
        span: The place that it quotes; None if it is no quotation or that is unknown.
        copies: Places of near-duplicates.
        sources: Number of independent sources that state it; 0 if unknown.
    """

    text: str
    span: Span | None = None
    copies: tuple[Span, ...] = ()
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """A summary of one cluster by one system.

    Attributes:
        sentences: In reading order.
    """

    sentences: tuple[OutputSentence, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Texts of the sentences."""
        return tuple(sentence.text for sentence in self.sentences)

    @property
    def words(self) -> int:
        """Length in words between white space."""
        return sum(len(text.split()) for text in self.texts)

    def cut(self, words: int) -> "Output":
        """Return the first `words` words; a sentence that is cut keeps its shortened span, and no copies."""
        kept: list[OutputSentence] = []
        left = words
        for sentence in self.sentences:
            ends = [match.end() for match in re.finditer(r"\S+", sentence.text)]
            if len(ends) <= left:
                kept.append(sentence)
            elif left:
                length = ends[left - 1]
                span = sentence.span and replace(sentence.span, end=sentence.span.start + length)
                kept.append(OutputSentence(sentence.text[:length], span))
            left -= min(left, len(ends))
        return Output(tuple(kept))

    def to_json(self) -> list[dict[str, Any]]:
        """Return the sentences as JSON values."""
        return [
            {"text": sentence.text, "sources": sentence.sources}
            | ({"span": _plain(sentence.span)} if sentence.span else {})
            | ({"copies": [_plain(copy) for copy in sentence.copies]} if sentence.copies else {})
            for sentence in self.sentences
        ]

    @classmethod
    def from_json(cls, records: Sequence[dict[str, Any]]) -> "Output":
        """Return the output that `to_json` described."""
        return cls(
            tuple(
                OutputSentence(
                    record["text"],
                    Span(*record["span"]) if "span" in record else None,
                    tuple(Span(*copy) for copy in record.get("copies", ())),
                    record.get("sources", 0),
                )
                for record in records
            )
        )


def from_summary(summary: Summary) -> Output:
    """Return the output of our own summarizer, with its citations."""
    return Output(
        tuple(
            OutputSentence(
                cited.sentence.text,
                _span(cited.sentence),
                tuple(_span(copy.sentence) for copy in cited.duplicates),
                cited.sources,
            )
            for cited in summary.sentences
        )
    )


def from_text(text: str | Sequence[str], articles: Sequence[Article]) -> Output:
    """Return the output of any other system; a sentence that an article holds verbatim becomes a quotation of it.

    Args:
        text: The summary, or its sentences.
        articles: The articles that it summarizes.
    """
    sentences = split_sentences(text) if isinstance(text, str) else [piece.strip() for piece in text if piece.strip()]
    return Output(tuple(OutputSentence(sentence, _find(sentence, articles)) for sentence in sentences))


def _find(sentence: str, articles: Sequence[Article]) -> Span | None:
    for article in articles:
        start = article.text.find(sentence)
        if start >= 0:
            return Span(article.id, start, start + len(sentence))
    return None


def _span(sentence: Sentence) -> Span:
    return Span(sentence.article.id, sentence.start, sentence.end)


def _plain(span: Span) -> list[str | int]:
    return [span.article, span.start, span.end]
