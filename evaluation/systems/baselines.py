"""Baselines that are no stage of the summarizer: rankers of their own, put through the same pipeline."""

import zlib
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.outputs import from_summary
from evaluation.systems.configured import run_pipeline
from evaluation.systems.protocol import Kind, Scored, Task
from summarizer import Candidates


@dataclass(frozen=True, slots=True)
class LongestArticle:
    """Ranks the sentences of the longest article in their order before those of the next longest, and so on."""

    def rank(self, candidates: Candidates, /) -> NDArray[np.float64]:
        """(n,) float64 in [0, 1]; 1 = the first sentence of the longest article."""
        lengths = Counter[int]()
        for article, sentence in zip(candidates.articles.tolist(), candidates.sentences, strict=True):
            lengths[article] += sentence.word_count
        words = np.array([lengths[article] for article in candidates.articles.tolist()])
        # Rows are in reading order within an article, so a stable sort keeps it.
        order = np.lexsort((np.arange(len(candidates)), candidates.articles, -words))
        salience = np.empty(len(candidates))
        salience[order] = 1 - np.arange(len(candidates)) / max(1, len(candidates))
        return salience


@dataclass(frozen=True, slots=True)
class Shuffled:
    """Ranks by chance.

    Attributes:
        seed: What decides.
    """

    seed: tuple[int, ...]

    def rank(self, candidates: Candidates, /) -> NDArray[np.float64]:
        """(n,) float64 in [0, 1), in random order."""
        return np.random.default_rng(self.seed).permutation(len(candidates)) / max(1, len(candidates))


@dataclass(frozen=True, slots=True, kw_only=True)
class Random:
    """Random sentences, several times over.

    Attributes:
        name: What tables call it.
        runs: How often.
    """

    name: str = "random"
    runs: int = 20

    @property
    def kind(self) -> Kind:
        """The lower bound."""
        return "bound"

    def run(self, task: Task, /) -> Scored:
        """The runs' summaries, see `System`; seeded by the task's seed, the cluster's id and the number of the run."""
        cluster = zlib.crc32(task.cluster.id.encode("utf-8", "surrogatepass"))
        summaries = [
            run_pipeline(task, ranker=Shuffled((task.seed, cluster, number)), selector="top")
            for number in range(self.runs)
        ]
        outputs = [from_summary(summary) for summary in summaries]
        scores = tuple(task.scorer.score(output, task.cluster) for output in outputs)
        return Scored(scores, outputs[0], summaries[0].settings)
