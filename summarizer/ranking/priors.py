"""Where the walk of a biased LexRank jumps (Otterbacher, Erkan and Radev 2005), by what is known of a sentence's article.

Every prior is (n,) float64 > 0, larger = likelier; only the proportions count.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from summarizer.candidates import Candidates
from summarizer.filtering.query import term_overlap
from summarizer.numerics.types import Vector

# Positions after which the walk starts 1/e as often as in a first sentence.
_DEPTH = 15.0
# What a sentence without a word of the title counts, against one with all of them.
_LEAST_MATCH = 0.1


def uniform(candidates: Candidates) -> Vector:
    """Every sentence alike."""
    return np.ones(len(candidates))


def early(candidates: Candidates) -> Vector:
    """e^(-position / 15): early sentences are likelier."""
    return np.exp(-candidates.positions / _DEPTH)


def titled(candidates: Candidates) -> Vector:
    """By the share of a title's content stems that a sentence holds, weighted by rarity: the titles are the queries.

    The mean over the articles' titles, each scaled to a mean of 1. One without a title, or with a title of function words
    only, has no opinion: it gives each sentence 1, and where no article has a title the prior is uniform.
    """
    titles = {sentence.article.id: sentence.article.title for sentence in candidates.sentences}
    total = np.zeros(len(candidates))
    for title in titles.values():
        shares = term_overlap(title, candidates.terms, candidates.vocabulary)
        likely = np.ones(len(candidates)) if shares is None else _LEAST_MATCH + shares
        total += likely / likely.mean()
    return total / len(titles)


def recent(candidates: Candidates) -> Vector:
    """e^(-age), where the newest article has age 0 and the oldest 1: later ones are likelier (after Wan 2007, TimedTextRank).

    An article without a date is neutral: its sentences count as much as the mean of the dated ones.
    """
    instants = [sentence.article.instant for sentence in candidates.sentences]
    seconds = np.array([np.nan if instant is None else instant.timestamp() for instant in instants])
    is_dated = ~np.isnan(seconds)
    if not is_dated.any():
        return uniform(candidates)
    newest, oldest = seconds[is_dated].max(), seconds[is_dated].min()
    likely = np.exp((seconds - newest) / max(1.0, newest - oldest))
    return np.asarray(np.where(is_dated, likely, likely[is_dated].mean()), dtype=np.float64)


def independent(candidates: Candidates) -> Vector:
    """1 / number of articles of the sentence's origin: a report with many copies starts the walk no oftener than one without.

    Only the jump is divided, see `Candidates.origins`: a copy still votes for what resembles it.
    """
    pairs = np.unique(np.stack([candidates.origins, candidates.articles]), axis=1)
    return np.asarray(1 / np.bincount(pairs[0])[candidates.origins], dtype=np.float64)


PRIORS: Mapping[str, Callable[[Candidates], Vector]] = MappingProxyType(
    {"uniform": uniform, "position": early, "title": titled, "recent": recent, "source": independent}
)
