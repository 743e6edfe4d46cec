"""Counts of what a corpus consists of."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.corpus import ReferenceCluster
from evaluation.corpus.records import split_sentences


@dataclass(frozen=True, slots=True)
class ClusterStatistics:
    """Counts of one cluster; counts of planted difficulties are 0 if nobody wrote them down."""

    id: str
    articles: int
    sentences: int
    words: int
    references: int
    reference_words: int
    nuggets: int
    vital: int
    boilerplate: int
    wire_copies: int
    disagreements: int
    updates: int


def cluster_statistics(cluster: ReferenceCluster) -> ClusterStatistics:
    """Count what a cluster consists of."""
    notes = json.loads(cluster.notes)
    return ClusterStatistics(
        id=cluster.id,
        articles=len(cluster.articles),
        sentences=sum(len(split_sentences(article.text)) for article in cluster.articles),
        words=sum(len(article.text.split()) for article in cluster.articles),
        references=len(cluster.references),
        reference_words=sum(len(reference.text.split()) for reference in cluster.references),
        nuggets=len(cluster.nuggets),
        vital=sum(nugget.vital for nugget in cluster.nuggets),
        boilerplate=len(cluster.boilerplate or ()),
        wire_copies=_count(notes.get("wire_copies")),
        disagreements=_count(notes.get("disagreements")),
        updates=_count(notes.get("updates")),
    )


def _count(value: object) -> int:
    return len(value) if isinstance(value, Sequence) else 0
