"""Clusters: articles about one story, with the references and nuggets that summaries of them are held against."""

from evaluation.corpus.clusters import Cluster, Nugget, Quote, Reference, corpus_hash
from evaluation.corpus.loading import load_clusters

__all__ = ["Cluster", "Nugget", "Quote", "Reference", "corpus_hash", "load_clusters"]
