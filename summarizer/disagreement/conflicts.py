"""Which pairs are of one fact, once every mention has been compared with all that it may belong to."""

from collections import defaultdict

import numpy as np

from summarizer.candidates import Candidates
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.negation import Claim
from summarizer.disagreement.pairing import Pairs
from summarizer.numerics.types import Indices, Vector

# How much surer another partner may be without being the better one; one that agrees wins by as much.
_LEEWAY = 0.05


def of_one_fact(pairs: Pairs, probabilities: Vector, candidates: Candidates, *, threshold: float) -> Indices:
    """The pairs of one fact, agreeing ones included.

    Of the mentions in an article only the one that fits best can contradict a mention elsewhere, both ways, and only if
    nothing there that states the same fits as well or stands in the same sentence. To state the same is evidence by itself:
    half as sure is enough.

    Returns:
        (j,) int64, their places, ascending.
    """
    articles = candidates.articles[[mention.row for mention in pairs.mentions]]
    best: dict[tuple[int, int], float] = defaultdict(float)
    agreed: dict[tuple[int, int], float] = defaultdict(float)
    places = [
        ((one, int(articles[other])), (other, int(articles[one])))
        for one, other in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    ]
    for both, probability, agree in zip(places, probabilities.tolist(), pairs.agree.tolist(), strict=True):
        for place in both:
            best[place] = max(best[place], probability)
            if agree:
                agreed[place] = max(agreed[place], probability)
    stated: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    given: dict[tuple[int, str], set[str]] = defaultdict(set)
    for mention, article in zip(pairs.mentions, articles.tolist(), strict=True):
        stated[mention.row, mention.topic].append(mention)
        given[article, mention.topic].add(mention.value.normalized)

    def is_conflict(number: int) -> bool:
        first, second = pairs.mentions[pairs.first[number]], pairs.mentions[pairs.second[number]]
        values = {first.value.normalized, second.value.normalized}
        if not isinstance(first.value, Claim) and all(
            values <= given[int(articles[place]), first.topic] for place in (pairs.first[number], pairs.second[number])
        ):
            # Both articles give both values: they tell of two facts.
            return False
        return all(
            best[place] - _LEEWAY <= probabilities[number] > agreed[place] - _LEEWAY for place in places[number]
        ) and not any(
            mine.agrees_with(beside)
            for mine, other in ((first, second), (second, first))
            for beside in stated[other.row, other.topic]
        )

    sure = np.flatnonzero(probabilities >= np.where(pairs.agree, threshold / 2, threshold)).tolist()
    return np.array([number for number in sure if pairs.agree[number] or is_conflict(number)], dtype=np.int64)
