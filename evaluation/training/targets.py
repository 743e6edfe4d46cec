"""What the references say of a cluster's concepts and sentences."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from evaluation.corpus import Cluster
from evaluation.metrics.nuggets import covers, supporting_spans
from evaluation.outputs import Span
from evaluation.training.fitting import distinct_rows
from summarizer import Candidates
from summarizer.selection.concept_features import concept_features
from summarizer.selection.sentence_features import sentence_features

Array = NDArray[np.float64]

# What a content word in common counts against a bigram in common, in a sentence's target.
_WORD_SHARE = 0.5
# What all nuggets of a cluster count: on the dev clusters of the corpus both parts then vary alike (standard deviations).
_NUGGET_SHARE = 5.5


@dataclass(frozen=True)
class Example:
    """One cluster to learn from.

    Attributes:
        candidates: Its sentences.
        salience: (n,) their salience.
        features: (w, d) the features of its concepts.
        said: (w,) the share of references that hold each concept.
        worth: (n,) how much of each sentence the references hold: the share of its bigrams, and half the share of its
            content words, averaged over the references; and what nuggets it supports, where those are known.
    """

    candidates: Candidates
    salience: Array
    features: Array
    said: Array
    worth: Array

    @cached_property
    def unigrams(self) -> tuple[Array, Array, Array]:
        """The distinct rows of features of unigrams, their shares said, and how many they are; see `distinct_rows`."""
        is_unigram = ~self.candidates.concepts.is_bigram
        return distinct_rows(self.features[is_unigram], self.said[is_unigram])

    @cached_property
    def bigrams(self) -> tuple[Array, Array, Array]:
        """The same of bigrams."""
        is_bigram = self.candidates.concepts.is_bigram
        return distinct_rows(self.features[is_bigram], self.said[is_bigram])

    def sentence_features(self, weights: Array) -> Array:
        """(n, d) the features of its sentences under the concept weights of some model."""
        return sentence_features(self.candidates, self.salience, weights)


def make_example(candidates: Candidates, salience: Array, cluster: Cluster) -> Example:
    """The example of one cluster.

    Args:
        candidates: Its sentences.
        salience: (n,) a ranker's scores.
        cluster: With its references, and with nuggets or without.
    """
    said = np.mean([_holds(candidates, reference.text) for reference in cluster.references], axis=0)
    grams = candidates.concepts
    is_bigram = grams.is_bigram.astype(np.float64)
    bigrams = grams.sums(said * is_bigram) / np.maximum(1, grams.sums(is_bigram))
    words = grams.sums(said * (1 - is_bigram)) / np.maximum(1, grams.sums(1 - is_bigram))
    worth = bigrams + _WORD_SHARE * words + _NUGGET_SHARE * _nugget_weights(candidates, cluster)
    return Example(candidates, salience, concept_features(candidates, salience), said, worth)


def _nugget_weights(candidates: Candidates, cluster: Cluster) -> Array:
    """(n,) the weight of the nuggets that each sentence supports, as a share of all weight."""
    weights = np.zeros(len(candidates))
    for nugget in cluster.nuggets:
        spans = supporting_spans(nugget, cluster)
        for row, sentence in enumerate(candidates.sentences):
            own = Span(sentence.article.id, sentence.start, sentence.end)
            weights[row] += nugget.weight * any(covers(own, span) for span in spans)
    return weights / max(1, sum(nugget.weight for nugget in cluster.nuggets))


def _holds(candidates: Candidates, reference: str) -> Array:
    """(w,) 1 for each concept that stands in the reference."""
    vocabulary, grams = candidates.vocabulary, candidates.concepts
    stems = vocabulary.lookup(reference)
    unigrams = set(stems)
    pairs = set(pairwise(stems))
    columns = zip(grams.first.tolist(), grams.second.tolist(), strict=True)
    return np.array([float((a, b) in pairs if b >= 0 else a in unigrams) for a, b in columns])
