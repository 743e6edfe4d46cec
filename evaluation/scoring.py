"""One summary of one cluster → all its numbers."""

import math
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from evaluation.corpus import Cluster, Reference
from evaluation.embedding import Memo
from evaluation.errors import EvaluationError
from evaluation.metrics.nuggets import LEXICAL_THRESHOLD, nugget_scores, scores_of
from evaluation.metrics.order import order_scores
from evaluation.metrics.readability import readability_scores
from evaluation.metrics.redundancy import redundancy_scores
from evaluation.metrics.rouge155 import Rouge155, WordLimit
from evaluation.metrics.rouge_score import GoogleRouge
from evaluation.metrics.semantic import semantic_scores
from evaluation.metrics.sources import attribution_scores, source_scores
from evaluation.outputs import Output, OutputSentence
from summarizer import Embedder

Scores = dict[str, float]

_METRICS = ("1", "2", "3", "4", "L", "S4", "SU4")
_JACKKNIFED = ("1", "2", "L", "SU4")
_DECIMALS = 6


@dataclass(frozen=True, kw_only=True)
class Scorer:
    """Scores summaries of a length; what is longer is cut to the length before words are compared.

    Attributes:
        words: The budget that the summaries were to keep.
        combination: How ROUGE-1.5.5 makes one score of several references.
        tokenizer: ROUGE-1.5.5's own ("bytes") or one for every script ("unicode"); with that one the rouge-score
            columns are left out, for rouge-score sees ASCII only.
        language: English name of the texts' language; ROUGE compares stems of English only.
        embedder: For redundancy and the semantic diagnostic.
    """

    words: int
    combination: Literal["pooled", "best", "mean", "jackknife"] = "pooled"
    tokenizer: Literal["bytes", "unicode"] = "bytes"
    language: str = "english"
    embedder: Embedder = field(default_factory=Memo)

    @property
    def stem(self) -> bool:
        """Whether ROUGE compares stems."""
        return self.language == "english"

    @cached_property
    def rouge155(self) -> Rouge155:
        """The settings of ROUGE-1.5.5."""
        return Rouge155(metrics=_METRICS, stem=self.stem, references=self.combination, tokenizer=self.tokenizer)

    @cached_property
    def google_rouge(self) -> GoogleRouge:
        """The settings of rouge-score."""
        return GoogleRouge(stem=self.stem)

    @property
    def signature(self) -> tuple[str, ...]:
        """Everything that decides the numbers, one line per metric."""
        return (
            f"{self.rouge155.signature}|summary:cut-at-{self.words}w|references:short-to-150w,long-beyond",
            self.google_rouge.signature if self.tokenizer == "bytes" else "rouge-score: left out, it sees ASCII only",
            f"nuggets:by-citation|else-by-words:{LEXICAL_THRESHOLD}|weights:serving-references",
            f"encoder:{self.embedder!r}",
        )

    def score(self, output: Output, cluster: Cluster) -> Scores:
        """All numbers of a summary, by `Column.key`; those without a meaning here are left out.

        Args:
            output: The summary; an empty one scores 0.
            cluster: What it is a summary of, with all its references.

        Raises:
            EvaluationError: If a reference has no word that the tokenizer sees, or a number came out as NaN.
        """
        cluster = cluster.for_budget(self.words)
        cut = WordLimit(self.words).cut(output.texts) if output.words > self.words else list(output.texts)
        references = [reference.sentences for reference in cluster.references]
        try:
            scores = self._rouge(cut, references)
        except EvaluationError as error:
            raise EvaluationError(f"cluster {cluster.id!r}: {error}") from error
        scores |= nugget_scores(output, cluster)
        scores |= source_scores(output) | attribution_scores(output, cluster)
        scores |= order_scores(output, cluster) | semantic_scores(output, cluster, embedder=self.embedder)
        return _rounded(scores | self._alone(output, cluster), cluster)

    def score_human(self, reference: Reference, cluster: Cluster) -> Scores:
        """The numbers of a reference, held against the others as one summary among them.

        ROUGE takes the best of the others, to be compared with the jackknifed scores of systems; which nuggets the
        reference states is known.

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
        return _rounded(scores | self._alone(output, others), cluster)

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

    def _alone(self, output: Output, cluster: Cluster) -> Scores:
        """What a summary shows without anything to hold it against."""
        return {
            **redundancy_scores(output, embedder=self.embedder),
            **readability_scores(output, cluster),
            "length.words": float(output.words),
            "length.sentences": float(len(output.sentences)),
        }


def _rounded(scores: Scores, cluster: Cluster) -> Scores:
    for name, value in scores.items():
        if not math.isfinite(value):
            raise EvaluationError(f"cluster {cluster.id!r}: {name} is {value}: report this, no input should lead here")
    return {name: round(value, _DECIMALS) for name, value in scores.items()}
