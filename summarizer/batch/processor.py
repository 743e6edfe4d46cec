"""The computation of a batch, which is the same in a worker process of this machine and in an actor of Ray."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from summarizer.batch.clusters import BatchItem, Cluster, Failure, failure_from
from summarizer.embedding.cached import DiskCachedEmbedder, cached
from summarizer.errors import ModelUnavailableError
from summarizer.models import Article, Budget, Sentence, Summary
from summarizer.numerics.types import Matrix
from summarizer.pipeline import Parsed, Pipeline
from summarizer.stages import Cacheable, Embedder

Result = TypeVar("Result")
_Value = TypeVar("_Value")
_Embedder = TypeVar("_Embedder", bound=Embedder)
# Errors of the process, which must not become failures of a cluster.
_FATAL = (MemoryError, ModelUnavailableError)


@dataclass(frozen=True, slots=True)
class ClusterProcessor(Generic[Result]):
    """Summarizes clusters and converts each result.

    Attributes:
        pipeline: Makes the summaries.
        budget: Length of a summary.
        query: Topic of the summaries; None = everything.
        known: Texts that the reader has read; None = no text was given.
        convert: Converts an id and its summary or failure, in the process that made it, to the result that is sent back.
    """

    pipeline: Pipeline
    budget: Budget
    query: str | None
    known: tuple[Article | Sentence, ...] | None
    convert: Callable[[str, Summary | Failure], Result]

    @property
    def settings(self) -> str:
        """Settings of every summary that is made."""
        return self.pipeline.settings(self.budget, query=self.query, known=self.known)

    def single_threaded(self) -> "ClusterProcessor[Result]":
        """Return a processor with the same results that uses one core."""
        return self._with_embedder(_single_threaded(self.pipeline.embedder))

    def with_cache(self, folder: Path) -> "ClusterProcessor[Result]":
        """Return a processor with the same results that stores vectors in a folder, if its embedder is `Cacheable`."""
        embedder = self.pipeline.embedder
        return self._with_embedder(cached(embedder, folder)) if isinstance(embedder, Cacheable) else self

    def warm_up(self) -> None:
        """Load the model, so that an error is raised before the first cluster.

        Raises:
            ModelUnavailableError: If the model is missing.
        """
        self.pipeline.embedder.embed(["The bridge is closed."])

    def process(self, items: Sequence[BatchItem], *, on_progress: Callable[[], None]) -> list[Result]:
        """Return the result of each item, in their order.

        Args:
            items: The clusters; failures stay failures.
            on_progress: Called after each part of the work: the sentences of a cluster, the vectors, a summary.

        Raises:
            ModelUnavailableError: If a model is missing.
            MemoryError: If there is not enough memory.
        """
        parsed: list[Parsed | Failure] = []
        for item in items:
            parsed.append(item if isinstance(item, Failure) else _attempt(item.id, self._parse, item))
            on_progress()
        vectors = iter(self._embed([one.texts for one in parsed if not isinstance(one, Failure)]))
        on_progress()
        results: list[Result] = []
        for item, one in zip(items, parsed, strict=True):
            result = one if isinstance(one, Failure) else _attempt(item.id, self._summarize, one, next(vectors))
            results.append(self.convert(item.id, result))
            on_progress()
        return results

    def _with_embedder(self, embedder: Embedder) -> "ClusterProcessor[Result]":
        return replace(self, pipeline=replace(self.pipeline, embedder=embedder))

    def _parse(self, cluster: Cluster) -> Parsed:
        return self.pipeline.parse(cluster.articles, query=self.query, known=self.known)

    def _embed(self, texts: Sequence[Sequence[str]]) -> list[Callable[[], Matrix]]:
        """Return a function for each cluster that gives the vectors of its texts, or raises the error of its embedding.

        Small clusters are embedded together, which fills the model's batches, unless a vector depends on the other texts.
        """
        embedder = self.pipeline.embedder
        separate: list[Callable[[], Matrix]] = [lambda some=some: embedder.embed(some) for some in texts]  # type: ignore[misc]
        if len(texts) <= 1 or not isinstance(embedder, Cacheable | DiskCachedEmbedder):
            return separate
        try:
            rows = embedder.embed([text for some in texts for text in some])
        except _FATAL:
            raise
        except Exception:  # noqa: BLE001 - embedding each cluster separately shows which one causes the error
            return separate
        ends = list(accumulate(len(some) for some in texts))
        parts: list[Matrix] = np.split(rows, ends[:-1])
        return [lambda part=part: part for part in parts]  # type: ignore[misc]

    def _summarize(self, parsed: Parsed, vectors: Callable[[], Matrix]) -> Summary:
        return self.pipeline.conclude(parsed, vectors(), self.budget)


def _attempt(identity: str, function: Callable[..., _Value], *arguments: Any) -> _Value | Failure:
    try:
        return function(*arguments)
    except _FATAL:
        raise
    except Exception as error:  # noqa: BLE001 - an error in one cluster must not end the batch
        return failure_from(identity, error)


def _single_threaded(embedder: _Embedder) -> _Embedder:
    if isinstance(embedder, DiskCachedEmbedder):
        return replace(embedder, embedder=_single_threaded(embedder.embedder))
    return replace(embedder, threads=1) if hasattr(embedder, "threads") else embedder  # type: ignore[type-var]
