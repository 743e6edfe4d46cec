"""Rankers from the sumy package.

sumy keys its ratings by sentence and returns sentences, not scores: equal sentences of two articles would share one rating
and appear twice. Here each row is an object of its own, and its rating is read where sumy sorts by it.
"""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from summarizer.candidates import Candidates
from summarizer.lexical.words import stemmer, stop_words, tokenize
from summarizer.numerics.types import Vector
from summarizer.ranking import min_max_scale


class _Row:
    """The part of a sentence that sumy reads; equal only to itself."""

    def __init__(self, words: list[str]) -> None:
        self.words = words


class _Document:
    """The part of a document that sumy reads."""

    def __init__(self, sentences: Iterable[list[str]]) -> None:
        self.sentences = tuple(_Row(words) for words in sentences)
        self.words = tuple(word for sentence in self.sentences for word in sentence.words)


@dataclass(frozen=True, slots=True)
class SumyRanker:
    """Ranker by the scores of a summarizer of sumy, with the stemmer and the stop words of the candidates' language.

    Attributes:
        method: "lexrank", "textrank", "lsa", "kl", "luhn" or "sumbasic". KL is cubic in the number of sentences.
    """

    method: str

    def rank(self, candidates: Candidates, /) -> Vector:
        """Return (n,) float64 in [0, 1]; 1 = most salient, see `Ranker`."""
        if not len(candidates):
            return np.zeros(0)
        language = candidates.language
        words = [tokenize(text) or [text] for text in candidates.texts]
        summarizer = _summarizer(self.method, language)
        scores = np.zeros(len(candidates))

        def read(infos: Sequence[Any]) -> Sequence[Any]:
            for info in infos:
                scores[info.order] = info.rating
            return infos

        if any(word not in summarizer.stop_words for row in words for word in row):
            # Sumy warns of few distinct words and divides by the length of empty vectors; both give scores of zero.
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore", UserWarning)
                summarizer(_Document(words), read)
        return min_max_scale(np.nan_to_num(scores))


def _summarizer(method: str, language: str) -> Any:
    from importlib import import_module

    module, name = {
        "lexrank": ("lex_rank", "LexRankSummarizer"),
        "textrank": ("text_rank", "TextRankSummarizer"),
        "lsa": ("lsa", "LsaSummarizer"),
        "kl": ("kl", "KLSummarizer"),
        "luhn": ("luhn", "LuhnSummarizer"),
        "sumbasic": ("sum_basic", "SumBasicSummarizer"),
    }[method]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(stemmer(language))
    summarizer.stop_words = stop_words(language)
    return summarizer
