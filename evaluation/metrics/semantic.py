"""Semantic coverage: only a diagnostic, because the summarizer chooses by the same encoder."""

from evaluation.corpus import ReferenceCluster
from evaluation.outputs import Output
from summarizer import Embedder


def semantic_scores(output: Output, cluster: ReferenceCluster, *, embedder: Embedder) -> dict[str, float]:
    """Return the similarity of the references' sentences to those of a summary.

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
