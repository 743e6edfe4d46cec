"""The scores of sumy's summarizers, row by row.

sumy keys its ratings by the text of a sentence and returns sentences, not scores; so equal sentences of two articles would
share one rating and come out twice. Here each row is an object of its own, and the rating is read where sumy sorts by it.
"""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from summarizer.candidates import Candidates
from summarizer.lexical.words import stemmer, stop_words, tokenize
from summarizer.numerics.types import Vector
from summarizer.ranking.scale import to_unit


class _Row:
    """What sumy needs of a sentence; equal only to itself."""

    def __init__(self, words: list[str]) -> None:
        self.words = words


class _Document:
    """What sumy needs of a document."""

    def __init__(self, sentences: Iterable[list[str]]) -> None:
        self.sentences = tuple(_Row(words) for words in sentences)
        self.words = tuple(word for sentence in self.sentences for word in sentence.words)


@dataclass(frozen=True, slots=True)
class SumyRanker:
    """A summarizer of sumy as a ranker, with stems and stop words of the candidates' language.

    Attributes:
        method: "lexrank", "textrank", "lsa", "kl", "luhn" or "sumbasic". KL is cubic in the number of sentences.
    """

    method: str

    def rank(self, candidates: Candidates, /) -> Vector:
        """(n,) float64 in [0, 1]; 1 = most salient, see `Ranker`."""
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
            # Sumy warns of few distinct words and divides by the length of empty vectors: both end in scores of zero.
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore", UserWarning)
                summarizer(_Document(words), read)
        return to_unit(np.nan_to_num(scores))


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
