"""ROUGE-1.5.5 as one object with settings and a signature."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from typing import Literal

from evaluation.errors import EvaluationError
from evaluation.metrics.rouge155.inputs import ByteLimit, WordLimit, check_inputs
from evaluation.metrics.rouge155.overlaps import bag_overlaps, is_bag_metric, lcs_overlaps
from evaluation.metrics.rouge155.scores import COMBINATIONS, RougeScore
from evaluation.metrics.rouge155.stemmer import stem
from evaluation.metrics.rouge155.tokenizers import TOKENIZERS, stop_words

# Incremented with any change that moves a score.
_REVISION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rouge155:
    """ROUGE as the program ROUGE-1.5.5 computes it.

    Attributes:
        metrics: `1` to `9` for ROUGE-N, `L` for ROUGE-L at summary level, `S` and `SU` with the largest skip gap, as in
            `SU4`.
        stem: Compare stems, English only (-m).
        stop_words: Drop the English words of the SMART stop list before stemming (-s).
        limit: Cut summary and references to so many words (-l) or bytes (-b); None compares them whole.
        references: Combination of several references into one score: `pooled` (-f A) adds their counts, `best` (-f B) takes the
            one of best recall, the first on ties, `mean` averages over them, `jackknife` averages `best` over the sets
            that leave one out.
        tokenizer: `bytes`, the program's own, sees ASCII letters and digits only; `unicode` sees every script.
    """

    metrics: tuple[str, ...] = ("1", "2", "L", "SU4")
    stem: bool = True
    stop_words: bool = False
    limit: WordLimit | ByteLimit | None = None
    references: Literal["pooled", "best", "mean", "jackknife"] = "pooled"
    tokenizer: Literal["bytes", "unicode"] = "bytes"

    def __post_init__(self) -> None:
        """Raise EvaluationError for a setting that does not exist, or ROUGE-L under a byte limit."""
        unknown = [name for name in self.metrics if name != "L" and not is_bag_metric(name)]
        if unknown or not self.metrics:
            raise EvaluationError(f"unknown ROUGE metrics {unknown}: use some of 1 to 9, L, S0, S1, …, SU0, SU1, …")
        if self.references not in COMBINATIONS:
            raise EvaluationError(
                f"unknown combination of references {self.references!r}: use one of {', '.join(COMBINATIONS)}"
            )
        if self.tokenizer not in TOKENIZERS:
            raise EvaluationError(f"unknown tokenizer {self.tokenizer!r}: use one of {', '.join(TOKENIZERS)}")
        if "L" in self.metrics and isinstance(self.limit, ByteLimit):
            # Under -b the program's counter for L never advances, so its L is not always that of the cut texts.
            raise EvaluationError(
                "ROUGE-L has no byte limit in ROUGE-1.5.5: use WordLimit, or leave L out of the metrics"
            )

    @property
    def signature(self) -> str:
        """Everything that decides the scores, in one line; scores compare only under equal signatures."""
        unicode_versions = f"-{unicodedata.unidata_version}-regex{version('regex')}"
        fields = {
            "rouge": f"1.5.5-r{_REVISION}",
            "metrics": "+".join(self.metrics),
            "stem": "yes" if self.stem else "no",
            "stop": "smart" if self.stop_words else "no",
            "limit": self.limit or "no",
            "refs": self.references,
            "tok": self.tokenizer + (unicode_versions if self.tokenizer == "unicode" else ""),
        }
        return "|".join(f"{name}:{value}" for name, value in fields.items())

    def score(self, summary: Sequence[str], references: Sequence[Sequence[str]]) -> dict[str, RougeScore]:
        """Score a summary against its references.

        Args:
            summary: Sentences of the summary. Without a token it scores 0.
            references: Sentences of each reference.

        Returns:
            Score by metric.

        Raises:
            EvaluationError: If there is no reference, or one only for the jackknife, a reference has no token, or a text is
                passed in place of its sentences.
        """
        check_inputs(
            summary,
            references,
            tokenize=TOKENIZERS[self.tokenizer],
            fewest_references=2 if self.references == "jackknife" else 1,
        )
        own = self._tokenize(summary)
        others = [self._tokenize(reference) for reference in references]
        return {name: self._score_metric(name, own, others) for name in self.metrics}

    def _tokenize(self, sentences: Sequence[str]) -> list[list[str]]:
        kept = sentences if self.limit is None else self.limit.cut(sentences)
        tokenized = [TOKENIZERS[self.tokenizer](sentence) for sentence in kept]
        if self.stop_words:
            tokenized = [[token for token in tokens if token not in stop_words()] for tokens in tokenized]
        return [[stem(token) for token in tokens] for tokens in tokenized] if self.stem else tokenized

    def _score_metric(self, name: str, summary: list[list[str]], references: list[list[list[str]]]) -> RougeScore:
        combine = COMBINATIONS[self.references]
        if name == "L":
            return combine(lcs_overlaps(summary, references), lambda overlap: overlap.recall)
        flat = [list(chain.from_iterable(reference)) for reference in references]
        overlaps = bag_overlaps(name, list(chain.from_iterable(summary)), flat)
        # The program chooses the best reference by printed recall, so ties of five decimals go to the first.
        return combine(overlaps, lambda overlap: RougeScore.of(overlap).recall)
