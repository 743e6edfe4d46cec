"""The values that a corpus is made of."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evaluation.errors import EvaluationError
from summarizer import Article

# Up to here the short references serve, beyond it the long one.
SHORT_BUDGET = 150
LONG_WRITER = "long"


@dataclass(frozen=True, slots=True)
class Reference:
    """A summary written by hand: who wrote it, and its sentences."""

    writer: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences joined by single blanks."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, verbatim."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Nugget:
    """One atomic fact that a good summary states.

    Attributes:
        id: Unique in its cluster.
        text: The fact.
        weight: How many references state it, at least 1.
        vital: Whether the story would be wrong or incomplete without it.
        stated_by: The writers of those references, where known.
        supported_by: The sentences of the articles that state it.
    """

    id: str
    text: str
    weight: int
    vital: bool
    stated_by: tuple[str, ...]
    supported_by: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Articles about one story with what summaries of them are held against.

    Attributes:
        id: Unique in its corpus.
        articles: At least one.
        references: At least one, none without words.
        nuggets: Empty where nobody wrote them down.
        boilerplate: (article, line) of every boilerplate line, lines from 1; None where nobody marked them.
        notes: The author's account of the cluster (kind, disagreements, wire copies …), as JSON text.
    """

    id: str
    articles: tuple[Article, ...]
    references: tuple[Reference, ...]
    nuggets: tuple[Nugget, ...] = ()
    boilerplate: frozenset[tuple[str, int]] | None = None
    notes: str = "{}"

    def for_budget(self, words: int) -> "Cluster":
        """The cluster with the references that serve a budget, and the nuggets that those state.

        Where there is a reference called "long" beside others, it serves budgets above 150 words, the others the rest.
        A nugget then weighs as many of the serving references as state it, and drops out where none does.
        """
        writers = {reference.writer for reference in self.references}
        if LONG_WRITER not in writers or len(writers) == 1:
            return self
        is_long = words > SHORT_BUDGET
        serving = tuple(ref for ref in self.references if (ref.writer == LONG_WRITER) == is_long)
        return replace(self, references=serving, nuggets=_weighed(self.nuggets, {ref.writer for ref in serving}))

    def without(self, writer: str) -> "Cluster":
        """The cluster without one of its references; nuggets lose that writer's weight.

        Raises:
            EvaluationError: If no other reference is left.
        """
        others = tuple(ref for ref in self.references if ref.writer != writer)
        if not others:
            raise EvaluationError(f"cluster {self.id!r} has one reference: leaving it out takes two or more")
        return replace(self, references=others, nuggets=_weighed(self.nuggets, {ref.writer for ref in others}))

    @property
    def digest(self) -> str:
        """SHA-256 of everything that scores depend on, in hexadecimal."""
        content = {
            "id": self.id,
            "articles": sorted(
                [a.id, a.text, a.source, a.published.isoformat() if a.published else ""] for a in self.articles
            ),
            "references": sorted([ref.writer, *ref.sentences] for ref in self.references),
            "nuggets": sorted(
                [
                    n.id,
                    n.text,
                    n.weight,
                    n.vital,
                    sorted(n.stated_by),
                    sorted([q.article, q.text] for q in n.supported_by),
                ]
                for n in self.nuggets
            ),
            "boilerplate": None if self.boilerplate is None else sorted(self.boilerplate),
        }
        return hashlib.sha256(json.dumps(content, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def corpus_hash(clusters: Iterable[Cluster]) -> str:
    """Twelve hexadecimal digits for a set of clusters; their order does not matter."""
    digests = "\n".join(sorted(f"{cluster.id} {cluster.digest}" for cluster in clusters))
    return hashlib.sha256(digests.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _weighed(nuggets: Sequence[Nugget], writers: set[str]) -> tuple[Nugget, ...]:
    """Nuggets weighed by some writers only; those without any record of who states them keep their weight."""
    weighed = (
        replace(nugget, weight=len(writers.intersection(nugget.stated_by))) if nugget.stated_by else nugget
        for nugget in nuggets
    )
    return tuple(nugget for nugget in weighed if nugget.weight)
