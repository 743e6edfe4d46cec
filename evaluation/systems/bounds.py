"""Lower and human bounds: random sentences, each reference against the others, and an editor's extract."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.outputs import Output, OutputSentence, from_summary
from evaluation.scoring import Kind
from evaluation.systems.configured import run_pipeline
from evaluation.systems.protocol import Scored, Skipped, Task
from summarizer import Candidates

_FEWEST_REFERENCES = 2


@dataclass(frozen=True, slots=True)
class Shuffled:
    """A ranker that ranks at random.

    Attributes:
        seed: Seed of the order.
    """

    seed: tuple[int, ...]

    def rank(self, candidates: Candidates, /) -> NDArray[np.float64]:
        """Return (n,) float64 in [0, 1), in random order."""
        return np.random.default_rng(self.seed).permutation(len(candidates)) / max(1, len(candidates))


@dataclass(frozen=True, slots=True, kw_only=True)
class Random:
    """The lower bound: random sentences, several times.

    Attributes:
        name: Name in tables.
        runs: Number of runs.
    """

    name: str = "random"
    runs: int = 20

    @property
    def kind(self) -> Kind:
        """A bound."""
        return "bound"

    def run(self, task: Task, /) -> Scored:
        """Summarize a cluster once per run, see `System`; seeded by the task, the cluster's id and the run."""
        cluster = zlib.crc32(task.cluster.id.encode("utf-8", "surrogatepass"))
        summaries = [
            run_pipeline(task, ranker=Shuffled((task.seed, cluster, number)), selector="top")
            for number in range(self.runs)
        ]
        outputs = [from_summary(summary) for summary in summaries]
        scores = tuple(task.scorer.score(output, task.cluster) for output in outputs)
        return Scored(scores, outputs[0], summaries[0].settings)


@dataclass(frozen=True, slots=True)
class Human:
    """The references as a system: each is left out in turn and scored against the others."""

    @property
    def name(self) -> str:
        """Name in tables."""
        return "human"

    @property
    def kind(self) -> Kind:
        """A bound."""
        return "bound"

    def run(self, task: Task, /) -> Scored:
        """Score each reference as one run, see `System`."""
        references = task.cluster.for_budget(task.scorer.words).references
        if len(references) < _FEWEST_REFERENCES:
            raise Skipped(f"one reference at {task.scorer.words} words, two or more are needed")
        runs = tuple(task.scorer.score_human(reference, task.cluster) for reference in references)
        output = Output(tuple(OutputSentence(sentence) for sentence in references[0].sentences))
        return Scored(runs, output, "human, leave-one-out")


@dataclass(frozen=True, slots=True)
class Editor:
    """The extract that an editor made for the budget that is nearest to the task's."""

    @property
    def name(self) -> str:
        """Name in tables."""
        return "editor"

    @property
    def kind(self) -> Kind:
        """A bound."""
        return "bound"

    def run(self, task: Task, /) -> Scored:
        """Score the editor's extract, see `System`."""
        gold = task.cluster.gold
        if gold is None:
            raise Skipped("no gold")
        spans = gold.extract(task.scorer.words)
        if not spans:
            raise Skipped("the editor found nothing to quote")
        texts = {article.id: article.text for article in task.cluster.articles}
        output = Output(tuple(OutputSentence(texts[span.article][span.start : span.end], span) for span in spans))
        return Scored((task.scorer.score(output, task.cluster),), output, "an editor's extract of 50, 100 or 200 words")
