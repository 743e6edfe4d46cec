"""All scores of one summary of one cluster."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from evaluation.corpus import Reference, ReferenceCluster
from evaluation.errors import EvaluationError
from evaluation.metrics.nuggets import LEXICAL_THRESHOLD, nugget_scores, scores_of
from evaluation.metrics.order import order_scores
from evaluation.metrics.readers import readers_scores
from evaluation.metrics.rouge155 import Rouge155, WordLimit
from evaluation.metrics.rouge_score import GoogleRouge
from evaluation.metrics.similarity import redundancy_scores, semantic_scores
from evaluation.metrics.sources import attribution_scores, source_scores
from evaluation.outputs import Output, OutputSentence
from summarizer import Embedder, make_pipeline


@dataclass(frozen=True, slots=True)
class CachedEmbedder:
    """An embedder that keeps the vectors of a cluster, which all systems and metrics share.

    Attributes:
        embedder: Embeds new texts; the default of the summarizer.
    """

    embedder: Embedder = field(default_factory=lambda: make_pipeline().embedder)
    _known: dict[str, NDArray[np.float32]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        """Return the name of the embedder: the cache changes no vector, so settings and signatures do not name it."""
        return repr(self.embedder)

    def embed(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return the vectors of texts, see `summarizer.Embedder`.

        Returns:
            (n, d) float32, unit rows.
        """
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self.embedder.embed(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else self.embedder.embed([])


Scores = dict[str, float]
Kind = Literal["system", "baseline", "bound"]

# S4 and SU4: skip-bigrams with at most four words between, as in the DUC evaluations.
_METRICS = ("1", "2", "3", "4", "L", "S4", "SU4")
_JACKKNIFED = ("1", "2", "L", "SU4")
_DECIMALS = 6


@dataclass(frozen=True, kw_only=True)
class Scorer:
    """A scorer of summaries within a budget; longer summaries are cut to it before words are compared.

    Attributes:
        words: Budget of the summaries.
        combination: Way in which ROUGE-1.5.5 combines several references into one score.
        tokenizer: ROUGE-1.5.5's own ("bytes") or one for every script ("unicode"). With "unicode" the rouge-score
            columns are left out, because rouge-score sees ASCII only.
        language: English name of the texts' language; ROUGE compares stems of English only.
        embedder: Used for redundancy and the semantic diagnostic.
    """

    words: int
    combination: Literal["pooled", "best", "mean", "jackknife"] = "pooled"
    tokenizer: Literal["bytes", "unicode"] = "bytes"
    language: str = "english"
    embedder: Embedder = field(default_factory=CachedEmbedder)

    @property
    def stem(self) -> bool:
        """True if ROUGE compares stems."""
        return self.language == "english"

    @cached_property
    def rouge155(self) -> Rouge155:
        """ROUGE-1.5.5 with the settings of this scorer."""
        return Rouge155(metrics=_METRICS, stem=self.stem, references=self.combination, tokenizer=self.tokenizer)

    @cached_property
    def google_rouge(self) -> GoogleRouge:
        """The dialect of rouge-score with the settings of this scorer."""
        return GoogleRouge(stem=self.stem)

    @property
    def signature(self) -> tuple[str, ...]:
        """Everything that decides the scores, one line per metric."""
        return (
            f"{self.rouge155.signature}|summary:cut-at-{self.words}w|references:short-to-150w,long-beyond",
            self.google_rouge.signature if self.tokenizer == "bytes" else "rouge-score: left out, it sees ASCII only",
            f"nuggets:by-citation|else-by-words:{LEXICAL_THRESHOLD}|weights:serving-references",
            f"encoder:{self.embedder!r}",
        )

    def score(self, output: Output, cluster: ReferenceCluster) -> Scores:
        """Return all scores of a summary, by `Column.key`; those that are not defined for it are left out.

        Args:
            output: The summary; an empty one scores 0.
            cluster: The cluster that it summarizes, with all its references.

        Raises:
            EvaluationError: If a reference has no word that the tokenizer sees, or a score is not finite.
        """
        cluster = cluster.for_budget(self.words)
        cut = WordLimit(self.words).cut(output.texts) if output.words > self.words else list(output.texts)
        references = [reference.sentences for reference in cluster.references]
        try:
            scores = self._rouge(cut, references)
        except EvaluationError as error:
            raise EvaluationError(f"cluster {cluster.id!r}: {error}") from error
        scores |= readers_scores(output, cluster) | nugget_scores(output, cluster)
        scores |= source_scores(output) | attribution_scores(output, cluster)
        scores |= order_scores(output, cluster) | semantic_scores(output, cluster, embedder=self.embedder)
        return _checked(scores | self._reference_free(output), cluster)

    def score_human(self, reference: Reference, cluster: ReferenceCluster) -> Scores:
        """Return the scores of a reference against the others, as if it were the summary of a system.

        ROUGE takes the best of the others, which compares with the jackknifed scores of systems. The nuggets that the
        reference states are known.

        Raises:
            EvaluationError: As for `score`, or if there is no other reference.
        """
        others = cluster.for_budget(self.words).without(reference.writer)
        output = Output(tuple(OutputSentence(sentence) for sentence in reference.sentences))
        cut = WordLimit(self.words).cut(reference.sentences)
        rouge = replace(self.rouge155, metrics=_JACKKNIFED, references="best")
        found = rouge.score(cut, [other.sentences for other in others.references])
        scores = {f"R-{name}.recall.jackknife": score.recall for name, score in found.items()}
        if others.nuggets and all(nugget.stated_by for nugget in cluster.nuggets):
            own = {nugget.id for nugget in cluster.nuggets if reference.writer in nugget.stated_by}
            scores |= scores_of(own, others)
        return _checked(scores | self._reference_free(output), cluster)

    def _rouge(self, summary: list[str], references: list[tuple[str, ...]]) -> Scores:
        scores: Scores = {}
        for name, score in self.rouge155.score(summary, references).items():
            scores |= {
                f"R-{name}.recall": score.recall,
                f"R-{name}.precision": score.precision,
                f"R-{name}.f1": score.f1,
            }
        if len(references) > 1:
            jackknife = replace(self.rouge155, metrics=_JACKKNIFED, references="jackknife")
            found = jackknife.score(summary, references)
            scores |= {f"R-{name}.recall.jackknife": score.recall for name, score in found.items()}
        if self.tokenizer == "bytes":
            scores |= {f"{name}.f1": score.f1 for name, score in self.google_rouge.score(summary, references).items()}
        return scores

    def _reference_free(self, output: Output) -> Scores:
        """Return the scores that need no reference."""
        return {
            **redundancy_scores(output, embedder=self.embedder),
            "length.words": float(output.words),
            "length.sentences": float(len(output.sentences)),
        }


def rounded(scores: Scores) -> Scores:
    """Round scores to the six decimals that results keep."""
    return {name: round(value, _DECIMALS) for name, value in scores.items()}


def _checked(scores: Scores, cluster: ReferenceCluster) -> Scores:
    for name, value in scores.items():
        if not math.isfinite(value):
            raise EvaluationError(f"cluster {cluster.id!r}: {name} is {value}: report this as a bug")
    return rounded(scores)
