"""Whether the sentences come in a sensible order."""

from collections.abc import Sequence

import numpy as np

from evaluation.corpus import Cluster, Reference
from evaluation.metrics.stems import content_stems
from evaluation.outputs import Output

# Two sentences that share less of their words are about different things and say nothing about the order.
_LEAST_SHARED = 0.25
_FEWEST = 3


def order_scores(output: Output, cluster: Cluster) -> dict[str, float]:
    """Kendall's tau-b of the summary's order with two others, in [-1, 1]; 1 = the same order.

    Each is left out where fewer than three sentences can be placed, or all at one place.

    Returns:
        "order.references": with the order in which a reference says the same, mean over the references where known.
        "order.dates": with the dates of the articles quoted.
    """
    scores = {}
    taus = [tau for reference in cluster.references if (tau := _tau(_places(output, reference))) is not None]
    if taus:
        scores["order.references"] = sum(taus) / len(taus)
    instants = {article.id: article.instant for article in cluster.articles}
    quoted = [instants.get(sentence.span.article) for sentence in output.sentences if sentence.span]
    by_date = _tau([instant.timestamp() for instant in quoted if instant])
    if by_date is not None:
        scores["order.dates"] = by_date
    return scores


def _places(output: Output, reference: Reference) -> list[float]:
    """For each sentence that one of the reference resembles, the number of the nearest (Dice of content stems)."""
    others = [content_stems(sentence) for sentence in reference.sentences]
    places = []
    for text in output.texts:
        own = content_stems(text)
        shares = [2 * len(own & other) / (len(own) + len(other)) if own or other else 0.0 for other in others]
        nearest = int(np.argmax(shares))
        if shares[nearest] >= _LEAST_SHARED:
            places.append(float(nearest))
    return places


def _tau(places: Sequence[float]) -> float | None:
    if len(places) < _FEWEST or len(set(places)) == 1:
        return None
    import scipy.stats  # 0.5 s: only where it is used

    return float(scipy.stats.kendalltau(range(len(places)), places).statistic)
