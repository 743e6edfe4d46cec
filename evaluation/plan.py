"""What is to be run, and what tells one run from another."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from evaluation.corpus import Cluster, corpus_hash
from evaluation.embedding import Memo
from evaluation.errors import EvaluationError
from evaluation.scoring import Scorer
from evaluation.systems import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be run.

    Attributes:
        systems: In the order of the table.
        words: The budget of the table.
        curve: Further budgets.
        seed: For systems with chance in them.
        combination: How ROUGE-1.5.5 makes one score of several references.
        tokenizer: ROUGE-1.5.5's own or one for every script.
        language: English name of the texts' language, for systems and stems.

    Raises:
        EvaluationError: If a budget is below 1.
    """

    systems: tuple[System, ...]
    words: int
    curve: tuple[int, ...] = ()
    seed: int = 0
    combination: Literal["pooled", "best", "mean", "jackknife"] = "pooled"
    tokenizer: Literal["bytes", "unicode"] = "bytes"
    language: str = "english"

    def __post_init__(self) -> None:
        """Raise EvaluationError for a budget below 1."""
        for words in self.budgets:
            if words < 1:
                raise EvaluationError(f"a budget of {words} words: give 1 or more")

    @property
    def budgets(self) -> tuple[int, ...]:
        """All budgets, the table's first."""
        return tuple(dict.fromkeys((self.words, *self.curve)))

    def scorer(self, words: int, embedder: Memo) -> Scorer:
        """The scorer of a budget in words, with the encoder that all systems share."""
        return Scorer(
            words=words,
            combination=self.combination,
            tokenizer=self.tokenizer,
            embedder=embedder,
            language=self.language,
        )

    @property
    def signature(self) -> tuple[str, ...]:
        """What decides the numbers."""
        return self.scorer(self.words, Memo()).signature


def identify(plan: Plan, clusters: Sequence[Cluster]) -> str:
    """What tells a run from others: the same only if all its numbers would be."""
    text = repr((plan, plan.signature, corpus_hash(clusters), version("summarizer")))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
