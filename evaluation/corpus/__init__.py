"""Clusters: articles about one story, with the references and nuggets that summaries are scored against."""

from evaluation.corpus.clusters import Nugget, Quote, Reference, ReferenceCluster, corpus_hash
from evaluation.corpus.loading import load_clusters

__all__ = ["Nugget", "Quote", "Reference", "ReferenceCluster", "corpus_hash", "load_clusters"]
