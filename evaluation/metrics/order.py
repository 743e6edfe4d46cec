"""Order of the sentences, against that of the references and of the dates."""

from collections.abc import Sequence

import numpy as np

from evaluation.corpus import Reference, ReferenceCluster
from evaluation.metrics.stems import content_stems
from evaluation.outputs import Output

# Dice coefficient of the stems of two sentences below which they do not say the same.
_LEAST_SHARED = 0.25
_FEWEST_SENTENCES = 3


def order_scores(output: Output, cluster: ReferenceCluster) -> dict[str, float]:
    """Return Kendall's tau-b of the summary's order with two others, in [-1, 1]; 1 = the same order.

    Each is left out if fewer than three sentences can be placed, or all at one place.

    Returns:
        "order.references": tau with the order in which a reference says the same, mean over the references with one.
        "order.dates": tau with the dates of the quoted articles.
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
    """Return the number of the most similar sentence of the reference (Dice of content stems) for each that has one."""
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
    if len(places) < _FEWEST_SENTENCES or len(set(places)) == 1:
        return None
    import scipy.stats  # 0.5 s: only where it is used

    return float(scipy.stats.kendalltau(range(len(places)), places).statistic)
