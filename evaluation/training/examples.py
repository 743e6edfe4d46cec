"""Clusters → examples, each cluster embedded once however often it counts."""

from collections.abc import Callable, Sequence

from evaluation.corpus import Cluster
from evaluation.training.targets import Example, make_example
from summarizer import Budget, Pipeline, make_pipeline

# The budget does not matter for what is learned; a pipeline wants one to count costs.
_ANY = Budget(max_words=100)


def make_examples(
    clusters: Sequence[Cluster],
    *,
    pipeline: Pipeline | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Example]:
    """One example per cluster, with all its references.

    Args:
        clusters: They may repeat.
        pipeline: What splits, embeds and ranks; None = the default.
        progress: Called with how many are done and how many there are.
    """
    used = pipeline or make_pipeline()
    made: dict[str, Example] = {}
    for number, cluster in enumerate(clusters, start=1):
        if cluster.id not in made:
            candidates, _ = used.prepare(cluster.articles, _ANY)
            made[cluster.id] = make_example(candidates, used.ranker.rank(candidates), cluster)
        if progress:
            progress(number, len(clusters))
    return [made[cluster.id] for cluster in clusters]
