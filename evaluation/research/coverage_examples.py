"""Clusters → examples for the weights of trained coverage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from evaluation.corpus import ReferenceCluster, Span
from evaluation.metrics.nuggets import covers, supporting_spans
from evaluation.research.linear_fits import distinct_rows
from summarizer import Budget, Candidates, Pipeline, make_pipeline
from summarizer.selection.concept_features import concept_features
from summarizer.selection.sentence_features import sentence_features

Array = NDArray[np.float64]

# Weight of a shared content word against a shared bigram, in the target of a sentence.
_WORD_SHARE = 0.5
# Weight of all nuggets of a cluster: on the dev clusters of the corpus both parts then have equal standard deviations.
_NUGGET_SHARE = 5.5


@dataclass(frozen=True)
class Example:
    """A cluster to learn from.

    Attributes:
        candidates: Its sentences.
        salience: (n,) salience of the sentences.
        features: (w, d) features of the concepts.
        targets: (w,) share of references that hold each concept.
        sentence_targets: (n,) share of each sentence that the references hold: of its bigrams, and with half the weight
            of its content words, averaged over the references; plus the weight of the nuggets that it supports.
    """

    candidates: Candidates
    salience: Array
    features: Array
    targets: Array
    sentence_targets: Array

    @cached_property
    def unigrams(self) -> tuple[Array, Array, Array]:
        """Distinct rows of the features of unigrams, their targets and their counts, see `distinct_rows`."""
        is_unigram = ~self.candidates.concepts.is_bigram
        return distinct_rows(self.features[is_unigram], self.targets[is_unigram])

    @cached_property
    def bigrams(self) -> tuple[Array, Array, Array]:
        """Distinct rows of the features of bigrams, their targets and their counts."""
        is_bigram = self.candidates.concepts.is_bigram
        return distinct_rows(self.features[is_bigram], self.targets[is_bigram])

    def sentence_features(self, weights: Array) -> Array:
        """Return (n, d) features of the sentences, given the concept weights of a model."""
        return sentence_features(self.candidates, self.salience, weights)


def make_example(candidates: Candidates, salience: Array, cluster: ReferenceCluster) -> Example:
    """Make the example of a cluster.

    Args:
        candidates: Sentences of the cluster.
        salience: (n,) scores of a ranker.
        cluster: The cluster, with or without nuggets.
    """
    targets = np.mean([_holds(candidates, reference.text) for reference in cluster.references], axis=0)
    grams = candidates.concepts
    is_bigram = grams.is_bigram.astype(np.float64)
    bigrams = grams.sums(targets * is_bigram) / np.maximum(1, grams.sums(is_bigram))
    words = grams.sums(targets * (1 - is_bigram)) / np.maximum(1, grams.sums(1 - is_bigram))
    sentence_targets = bigrams + _WORD_SHARE * words + _NUGGET_SHARE * _nugget_weights(candidates, cluster)
    return Example(candidates, salience, concept_features(candidates, salience), targets, sentence_targets)


def _nugget_weights(candidates: Candidates, cluster: ReferenceCluster) -> Array:
    """Return (n,) weight of the nuggets that each sentence supports, as a share of all weight."""
    weights = np.zeros(len(candidates))
    for nugget in cluster.nuggets:
        spans = supporting_spans(nugget, cluster)
        for row, sentence in enumerate(candidates.sentences):
            own = Span(sentence.article.id, sentence.start, sentence.end)
            weights[row] += nugget.weight * any(covers(own, span) for span in spans)
    return weights / max(1, sum(nugget.weight for nugget in cluster.nuggets))


def _holds(candidates: Candidates, reference: str) -> Array:
    """Return (w,) 1 for each concept that the reference holds, else 0."""
    vocabulary, grams = candidates.vocabulary, candidates.concepts
    stems = vocabulary.lookup(reference)
    unigrams = set(stems)
    pairs = set(pairwise(stems))
    columns = zip(grams.first.tolist(), grams.second.tolist(), strict=True)
    return np.array([float((a, b) in pairs if b >= 0 else a in unigrams) for a, b in columns])


# The budget changes nothing in the features; a pipeline needs one to count costs.
_ANY_BUDGET = Budget(max_words=100)


def make_examples(
    clusters: Sequence[ReferenceCluster],
    *,
    pipeline: Pipeline | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Example]:
    """Make an example per cluster, with all its references; a cluster that is repeated is embedded once.

    Args:
        clusters: Clusters, possibly repeated.
        pipeline: Splits, embeds and ranks; None = the default.
        progress: Called with the number of examples made and of all.
    """
    used = pipeline or make_pipeline()
    made: dict[str, Example] = {}
    for number, cluster in enumerate(clusters, start=1):
        if cluster.id not in made:
            candidates, _ = used.prepare(cluster.articles, _ANY_BUDGET)
            made[cluster.id] = make_example(candidates, used.ranker.rank(candidates), cluster)
        if progress:
            progress(number, len(clusters))
    return [made[cluster.id] for cluster in clusters]
