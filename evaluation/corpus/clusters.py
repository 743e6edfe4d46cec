"""The values that a corpus consists of."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evaluation.corpus.gold import Gold
from evaluation.errors import EvaluationError
from summarizer import Article

# Words of a budget up to which summaries are scored against the short references; the long one is for larger budgets.
SHORT_BUDGET = 150
LONG_WRITER = "long"


@dataclass(frozen=True, slots=True)
class Reference:
    """A summary written by hand, with its writer."""

    writer: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences joined by spaces."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, verbatim."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Nugget:
    """An atomic fact that a good summary states.

    Attributes:
        id: Unique in its cluster.
        text: The fact.
        weight: Number of references that state it, at least 1.
        vital: True if the story would be wrong or incomplete without it.
        stated_by: Writers of those references, where known.
        supported_by: Sentences of the articles that state it.
    """

    id: str
    text: str
    weight: int
    vital: bool
    stated_by: tuple[str, ...]
    supported_by: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCluster:
    """Articles about one story, with the references, nuggets and gold that summaries of them are scored against.

    Attributes:
        id: Unique in its corpus.
        articles: At least one.
        references: At least one, none without words.
        nuggets: Empty if nobody wrote them down.
        boilerplate: (article, line) of every boilerplate line, lines from 1; None if nobody marked them.
        gold: An editor's reading of the articles; None if nobody made one.
        notes: The author's notes on the cluster (kind, disagreements, wire copies …), as JSON text.
    """

    id: str
    articles: tuple[Article, ...]
    references: tuple[Reference, ...]
    nuggets: tuple[Nugget, ...] = ()
    boilerplate: frozenset[tuple[str, int]] | None = None
    gold: Gold | None = None
    notes: str = "{}"

    def for_budget(self, words: int) -> "ReferenceCluster":
        """Return the cluster with the references for a budget, and the nuggets that those state.

        Of several references, one called "long" is for budgets above 150 words, and the others for smaller ones.
        The weight of a nugget is then the number of these references that state it; without any, it is left out.
        """
        writers = {reference.writer for reference in self.references}
        if LONG_WRITER not in writers or len(writers) == 1:
            return self
        is_long = words > SHORT_BUDGET
        chosen = tuple(ref for ref in self.references if (ref.writer == LONG_WRITER) == is_long)
        return replace(self, references=chosen, nuggets=_weighed(self.nuggets, {ref.writer for ref in chosen}))

    def without(self, writer: str) -> "ReferenceCluster":
        """Return the cluster without one of its references; nuggets lose the weight that its writer gave them.

        Raises:
            EvaluationError: If no other reference is left.
        """
        others = tuple(ref for ref in self.references if ref.writer != writer)
        if not others:
            raise EvaluationError(f"cluster {self.id!r} has one reference: to leave one out, there must be two or more")
        return replace(self, references=others, nuggets=_weighed(self.nuggets, {ref.writer for ref in others}))

    @property
    def digest(self) -> str:
        """SHA-256 of everything that scores depend on, in hexadecimal digits."""
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
            **({} if self.gold is None else {"gold": self.gold.to_json()}),
        }
        return hashlib.sha256(json.dumps(content, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def corpus_hash(clusters: Iterable[ReferenceCluster]) -> str:
    """Return a hash of clusters as twelve hexadecimal digits; their order does not matter."""
    digests = "\n".join(sorted(f"{cluster.id} {cluster.digest}" for cluster in clusters))
    return hashlib.sha256(digests.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _weighed(nuggets: Sequence[Nugget], writers: set[str]) -> tuple[Nugget, ...]:
    """Weigh nuggets by some writers only; nuggets without known writers keep their weight."""
    weighed = (
        replace(nugget, weight=len(writers.intersection(nugget.stated_by))) if nugget.stated_by else nugget
        for nugget in nuggets
    )
    return tuple(nugget for nugget in weighed if nugget.weight)
