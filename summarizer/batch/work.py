"""The function of a batch: clusters → results. The same in a worker of this machine and in an actor of another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from summarizer.batch.clusters import Cluster, Failure, failure_of
from summarizer.embedding.cached import DiskCachedEmbedder, cached
from summarizer.errors import ModelUnavailableError
from summarizer.models import Article, Budget, Sentence, Summary
from summarizer.numerics.types import Matrix
from summarizer.pipeline import Parsed, Pipeline
from summarizer.stages import Cacheable, Embedder

# A cluster, or why what was read is none.
Entry = Cluster | Failure
Result = TypeVar("Result")
_Value = TypeVar("_Value")
_Embedder = TypeVar("_Embedder", bound=Embedder)
# What is wrong with the process, not with a cluster.
_FATAL = (MemoryError, ModelUnavailableError)


@dataclass(frozen=True, slots=True)
class Work(Generic[Result]):
    """What is done with every cluster.

    Attributes:
        pipeline: Makes the summaries.
        budget: How long they may be.
        query: What they shall be about; None = everything.
        known: What the reader has read; None = nothing was said of that.
        render: What is made of a cluster's id and its summary or failure, where it was made: to be sent on.
    """

    pipeline: Pipeline
    budget: Budget
    query: str | None
    known: tuple[Article | Sentence, ...] | None
    render: Callable[[str, Summary | Failure], Result]

    @property
    def settings(self) -> str:
        """What stands in every summary that is made."""
        return self.pipeline.settings(self.budget, query=self.query, known=self.known)

    def on_one_core(self) -> "Work[Result]":
        """The same work with the same results, for a process that has one core to itself."""
        return replace(self, pipeline=replace(self.pipeline, embedder=_on_one_core(self.pipeline.embedder)))

    def with_cache(self, folder: Path) -> "Work[Result]":
        """The same work with the same results, and vectors kept in a folder, where they can be kept."""
        embedder = self.pipeline.embedder
        if not isinstance(embedder, Cacheable):
            return self
        return replace(self, pipeline=replace(self.pipeline, embedder=cached(embedder, folder)))

    def warm_up(self) -> None:
        """Load what the pipeline needs, so that what is missing is found before the work begins.

        Raises:
            ModelUnavailableError: If a model is missing.
        """
        self.pipeline.embedder.embed(["The bridge is closed."])

    def do(self, entries: Sequence[Entry], *, step: Callable[[], None]) -> list[Result]:
        """A result for each cluster, in their order; a failure stays one.

        Args:
            entries: What to summarize.
            step: Called whenever a part is done: the articles of a cluster, the vectors, a summary.

        Raises:
            ModelUnavailableError: If a model is missing.
            MemoryError: If there is not enough memory.
        """
        parsed: list[Parsed | Failure] = []
        for entry in entries:
            parsed.append(entry if isinstance(entry, Failure) else _attempt(entry, self._parse, entry))
            step()
        vectors = iter(self._embed([one.texts for one in parsed if not isinstance(one, Failure)]))
        step()
        results: list[Result] = []
        for entry, one in zip(entries, parsed, strict=True):
            result = one if isinstance(one, Failure) else _attempt(entry, self._conclude, one, next(vectors))
            results.append(self.render(entry.id, result))
            step()
        return results

    def _parse(self, cluster: Cluster) -> Parsed:
        return self.pipeline.parse(cluster.articles, query=self.query, known=self.known)

    def _embed(self, texts: Sequence[Sequence[str]]) -> list[Callable[[], Matrix]]:
        """For each cluster what gives its vectors.

        Embedded together, small clusters fill the model's batches; not where a vector depends on those beside it.
        """
        embedder = self.pipeline.embedder
        apart: list[Callable[[], Matrix]] = [lambda some=some: embedder.embed(some) for some in texts]  # type: ignore[misc]
        if len(texts) < 2 or not isinstance(embedder, Cacheable | DiskCachedEmbedder):  # noqa: PLR2004 - one has no neighbour
            return apart
        try:
            rows = embedder.embed([text for some in texts for text in some])
        except _FATAL:
            raise
        except Exception:  # noqa: BLE001 - whose fault it is shows when each is embedded by itself
            return apart
        ends = [0, *accumulate(len(some) for some in texts)]
        parts: list[Matrix] = np.split(rows, ends[1:-1])
        return [lambda part=part: part for part in parts]  # type: ignore[misc]

    def _conclude(self, parsed: Parsed, vectors: Callable[[], Matrix]) -> Summary:
        return self.pipeline.conclude(parsed, vectors(), self.budget)


def _attempt(entry: Entry, function: Callable[..., _Value], *arguments: Any) -> _Value | Failure:
    try:
        return function(*arguments)
    except _FATAL:
        raise
    except Exception as error:  # noqa: BLE001 - one cluster must not end the work on the others
        return failure_of(entry.id, error)


def _on_one_core(embedder: _Embedder) -> _Embedder:
    if isinstance(embedder, DiskCachedEmbedder):
        return replace(embedder, embedder=_on_one_core(embedder.embedder))
    return replace(embedder, threads=1) if hasattr(embedder, "threads") else embedder  # type: ignore[type-var]
