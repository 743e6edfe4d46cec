"""Semantic coverage: a diagnostic only, since the summarizer chooses by the same encoder."""

from evaluation.corpus import Cluster
from evaluation.outputs import Output
from summarizer import Embedder


def semantic_scores(output: Output, cluster: Cluster, *, embedder: Embedder) -> dict[str, float]:
    """How much of the references a summary says in any words.

    Args:
        output: The summary.
        cluster: With the references that serve the budget.
        embedder: Measures likeness.

    Returns:
        "semantic.coverage": mean over the references' sentences of the highest cosine with one of the summary, in
        [-1, 1]; 0 for an empty summary.
    """
    if not output.sentences:
        return {"semantic.coverage": 0.0}
    own = embedder.embed(output.texts)
    wanted = embedder.embed([sentence for reference in cluster.references for sentence in reference.sentences])
    return {"semantic.coverage": float((wanted @ own.T).max(axis=1).mean())}
