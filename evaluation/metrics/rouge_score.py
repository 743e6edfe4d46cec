"""ROUGE as Google's package rouge-score computes it, the dialect of most papers since 2019.

Its scores do not compare with those of `Rouge155`: it stems by NLTK's Porter stemmer, has no length limit and takes the
reference of best F.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from rouge_score_rs.rouge_scorer import RougeScorer
from rouge_score_rs.tokenizers import DefaultTokenizer

from evaluation.errors import EvaluationError
from evaluation.metrics.rouge155 import RougeScore
from evaluation.metrics.rouge155.inputs import check_inputs

_METRICS = frozenset({*(f"rouge{length}" for length in range(1, 10)), "rougeL", "rougeLsum"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleRouge:
    """ROUGE in the dialect of rouge-score; of several references the one of best F counts, separately for each metric.

    Attributes:
        metrics: `rouge1` to `rouge9`, `rougeL` (the text as one sentence), `rougeLsum` (summary level).
        stem: Compare stems, English only.
    """

    metrics: tuple[str, ...] = ("rouge1", "rouge2", "rougeLsum")
    stem: bool = True

    def __post_init__(self) -> None:
        """Raise EvaluationError for a metric that does not exist."""
        unknown = [name for name in self.metrics if name not in _METRICS]
        if unknown or not self.metrics:
            raise EvaluationError(f"unknown rouge-score metrics {unknown}: use some of {', '.join(sorted(_METRICS))}")

    @property
    def signature(self) -> str:
        """Everything that decides the scores, in one line; scores compare only under equal signatures."""
        stem = "porter" if self.stem else "no"
        scorer = f"rouge-score-rs-{version('rouge-score-rs')}"
        return f"rouge:{scorer}|metrics:{'+'.join(self.metrics)}|stem:{stem}|refs:max-f1|tok:ascii"

    def score(self, summary: Sequence[str], references: Sequence[Sequence[str]]) -> dict[str, RougeScore]:
        """Score a summary against its references.

        Args:
            summary: Sentences of the summary. Without a token it scores 0.
            references: Sentences of each reference.

        Returns:
            Score by metric.

        Raises:
            EvaluationError: If there is no reference, a reference has no token of ASCII letters or digits, or a text is
                passed in place of its sentences.
        """
        check_inputs(summary, references, tokenize=_tokenize, fewest_references=1)
        scorer: Any = RougeScorer(list(self.metrics), use_stemmer=self.stem)  # type: ignore[no-untyped-call]  # untyped
        best = scorer.score_multi([_join(reference) for reference in references], _join(summary))
        return {name: RougeScore(best[name].recall, best[name].precision, best[name].fmeasure) for name in self.metrics}


def _join(sentences: Sequence[str]) -> str:
    """Join sentences, one a line, as rougeLsum expects them."""
    return "\n".join(sentence.replace("\n", " ") for sentence in sentences)


def _tokenize(text: str) -> list[str]:
    tokens: list[str] = DefaultTokenizer().tokenize(text)  # type: ignore[no-untyped-call]  # untyped library
    return tokens
