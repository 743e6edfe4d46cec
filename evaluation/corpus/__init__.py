"""Clusters: articles about one story, with what summaries of them are scored against."""

from evaluation.corpus.clusters import Nugget, Quote, Reference, ReferenceCluster, corpus_hash
from evaluation.corpus.gold import Fact, Gold, Span
from evaluation.corpus.loading import load_clusters

__all__ = [
    "Fact",
    "Gold",
    "Nugget",
    "Quote",
    "Reference",
    "ReferenceCluster",
    "Span",
    "corpus_hash",
    "load_clusters",
]
