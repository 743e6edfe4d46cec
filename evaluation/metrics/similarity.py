"""Redundancy within a summary, and semantic coverage of the references by it."""

from collections import Counter

import numpy as np

from evaluation.corpus import ReferenceCluster
from evaluation.metrics.stems import bigrams
from evaluation.outputs import Output
from summarizer import Embedder

# Least cosine of two sentences that say nearly the same.
NEAR_DUPLICATE = 0.8


def redundancy_scores(output: Output, *, embedder: Embedder) -> dict[str, float]:
    """Return the repetition within a summary; 0 = none, except for "unique_bigrams". Empty for an empty summary.

    Args:
        output: The summary.
        embedder: Embeds the sentences.

    Returns:
        "redundancy.near_duplicates": pairs of sentences with a cosine of 0.8 or more. "redundancy.max_cosine": the highest
        of a pair, 0 with fewer than two sentences. "redundancy.self_rouge2": mean share of a sentence's stem bigrams
        that its other sentences hold, in [0, 1]. "redundancy.unique_bigrams": distinct / all stem bigrams, in
        [0, 1].
    """
    if not output.sentences:
        return {}
    counts = [Counter(bigrams(text)) for text in output.texts]
    total = sum(counts, Counter[tuple[str, str]]())
    shares = [
        sum(min(count, (total - own)[pair]) for pair, count in own.items()) / own.total() for own in counts if own
    ]
    cosines = _pair_cosines(output, embedder)
    return {
        "redundancy.near_duplicates": float((cosines >= NEAR_DUPLICATE).sum()),
        "redundancy.max_cosine": float(max(0.0, cosines.max(initial=0.0))),
        "redundancy.self_rouge2": sum(shares) / len(shares) if shares else 0.0,
        "redundancy.unique_bigrams": len(total) / total.total() if total else 1.0,
    }


def _pair_cosines(output: Output, embedder: Embedder) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    if len(output.sentences) < 2:  # noqa: PLR2004 - a pair
        return np.zeros(0, dtype=np.float32)
    vectors = embedder.embed(output.texts)
    return (vectors @ vectors.T)[np.triu_indices(len(vectors), k=1)]


def semantic_scores(output: Output, cluster: ReferenceCluster, *, embedder: Embedder) -> dict[str, float]:
    """Return the similarity of the references' sentences to those of a summary, only a diagnostic.

    The summarizer chooses by the same encoder, so this is no independent measure.

    Args:
        output: The summary.
        cluster: The cluster with the references for the budget.
        embedder: Embeds the sentences.

    Returns:
        "semantic.coverage": mean over the references' sentences of the highest cosine with one of the summary, in
        [-1, 1]; 0 for an empty summary.
    """
    if not output.sentences:
        return {"semantic.coverage": 0.0}
    own = embedder.embed(output.texts)
    wanted = embedder.embed([sentence for reference in cluster.references for sentence in reference.sentences])
    return {"semantic.coverage": float((wanted @ own.T).max(axis=1).mean())}
