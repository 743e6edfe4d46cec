"""Table of the sentences that compete for a summary; its columns are computed when they are first used."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from summarizer.filtering.context import ContextGroups
from summarizer.filtering.novelty import CHANGE_WEIGHT, Background, flag_known_ngrams, flag_known_sentences
from summarizer.filtering.query import RELEVANCE_EXPONENT, Query, query_relevance, relevance_floor
from summarizer.lexical.ngrams import NgramMatrix, count_ngrams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.models import Change, Sentence
from summarizer.numerics.similarity import CrossOriginSimilarity
from summarizer.numerics.types import Flags, Labels, Matrix, Vector

# Positions after which the weight of early sentences has fallen to 1/e. There is no clear optimum: on 120 Multi-News clusters
# R-2 of `Coverage` with 3, 7, 15, 30 and without decay is 11.4, 11.5, 11.3, 11.4, 10.7 at 100 words; at 230 words it is 14.4,
# 15.7, 14.9 and 15.2 with the first four.
EARLINESS_DECAY = 15.0


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """The sentences that compete for a summary: row i of every field belongs to sentence i.

    Rows are ordered by article (in an order that does not depend on the caller's) and by position in the article.

    Attributes:
        sentences: (n,) the sentences.
        vectors: (n, d) float32, rows of unit length: a dot product is a cosine.
        groups: (n,) int64, the row of the first sentence of the duplicate group of each sentence.
        origins: (n,) int64, the number of the origin of each sentence's article; articles that copy each other share one,
            see `find_origins`.
        costs: (n,) int64, the share of the budget that each sentence takes, in the budget's unit.
        context_groups: For each row the rows without which it is not understood, itself included; none if it cannot be quoted.
        language: English name of the language, for stems and stop words.
        is_coherent: Whether the order of the sentences of an article carries information; False for lists, see
            `summarizer/filtering/list_detection.py`.
        query: Topic of the summary; None = everything.
        background: Sentences that the reader has read; None = nothing.
        precomputed: Value of `cross_origin` if it has been computed before; None = computed when it is first used.
    """

    sentences: tuple[Sentence, ...]
    vectors: Matrix
    groups: Labels
    origins: Labels
    costs: Labels
    context_groups: ContextGroups
    language: str
    is_coherent: bool = True
    query: Query | None = None
    background: Background | None = None
    precomputed: CrossOriginSimilarity | None = field(default=None, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.sentences)

    @cached_property
    def cross_origin(self) -> CrossOriginSimilarity:
        """Similarity of each sentence to the sentences of other origins."""
        found = self.precomputed
        # A copy with other vectors or origins (`dataclasses.replace`) must not keep the result of the original.
        if found is None or found.vectors is not self.vectors or found.origins is not self.origins:
            return CrossOriginSimilarity(self.vectors, self.origins)
        return found

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Texts of the sentences, (n,)."""
        return tuple(sentence.text for sentence in self.sentences)

    @cached_property
    def articles(self) -> Labels:
        """Number of the article of each sentence, from 0, (n,) int64."""
        numbers = {
            article: number for number, article in enumerate(dict.fromkeys(s.article.id for s in self.sentences))
        }
        return np.array([numbers[sentence.article.id] for sentence in self.sentences], dtype=np.int64)

    @cached_property
    def positions(self) -> Labels:
        """Position of each sentence among the candidates of its article, from 0, (n,) int64."""
        starts = np.searchsorted(self.articles, self.articles)
        return np.arange(len(self)) - starts

    @cached_property
    def earliness(self) -> Vector:
        """Weight e^(-position / 15) of each sentence, (n,) float64 in (0, 1]; 1 = first in its article."""
        return np.exp(-self.positions / EARLINESS_DECAY)

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """Words of each sentence in lower case, (n,)."""
        return tuple(tuple(tokenize(text)) for text in self.texts)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Vocabulary of stems, shared by all sentences."""
        return Vocabulary(self.language)

    @cached_property
    def stems(self) -> tuple[Labels, ...]:
        """Stems of each sentence's words in order, (n,), as numbers in the vocabulary."""
        return tuple(self.vocabulary.stems(words) for words in self.words)

    @cached_property
    def terms(self) -> NgramMatrix:
        """Counts of content stems per sentence."""
        return count_ngrams(self.stems, self.vocabulary, bigrams=False)

    @cached_property
    def concepts(self) -> NgramMatrix:
        """Counts of concepts per sentence: content stems and pairs of neighbouring stems."""
        return count_ngrams(self.stems, self.vocabulary, bigrams=True)

    @cached_property
    def context_concepts(self) -> NgramMatrix:
        """Concepts of each row's context group: 1 for each that occurs in any of its sentences."""
        return self.concepts.merge_rows(self.context_groups.owners, self.context_groups.members)

    @cached_property
    def word_counts(self) -> Vector:
        """Length of each sentence in words, at least 1, (n,) float64."""
        return np.maximum(1.0, [sentence.word_count for sentence in self.sentences])

    @cached_property
    def published(self) -> Vector:
        """Time of publication of each sentence's article, (n,) float64 in seconds since 1970; infinite = unknown."""
        instants = (sentence.article.instant for sentence in self.sentences)
        return np.array([instant.timestamp() if instant else np.inf for instant in instants], dtype=np.float64)

    @cached_property
    def lateness(self) -> Vector:
        """Rank by time of each sentence's article, (n,) float64 in [0, 1]; 1 = latest, 0.5 = unknown or all at one time.

        Ranks, because a single wrong date would press all other times together.
        """
        is_dated = np.isfinite(self.published)
        instants, ranks = np.unique(self.published[is_dated], return_inverse=True)
        late = np.full(len(self), 0.5)
        if len(instants) > 1:
            late[is_dated] = ranks / (len(instants) - 1)
        return late

    @cached_property
    def relevance(self) -> Vector:
        """Relevance of each sentence to the query, (n,) float64 in [0, 1]; 1 without a query."""
        if self.query is None:
            return np.ones(len(self))
        return query_relevance(self.query, self.vectors, self.terms, self.vocabulary)

    @cached_property
    def is_relevant(self) -> Flags:
        """Flags of the sentences that reach the relevance floor, (n,); the best sentence that can be quoted sets the floor."""
        if self.query is None:
            return np.ones(len(self), dtype=np.bool_)
        return self.relevance >= relevance_floor(self.relevance[self.context_groups.lengths > 0])

    @cached_property
    def is_known(self) -> Flags:
        """Flags of the sentences that say what the reader has read, (n,)."""
        if self.background is None:
            return np.zeros(len(self), dtype=np.bool_)
        return flag_known_sentences(self.background, self.texts, self.vectors, self.groups)

    @cached_property
    def changes(self) -> dict[int, tuple[Change, ...]]:
        """Figures that differ from those the reader has read, by the row of the sentence that states them, surest first."""
        rows = {(one.article.id, one.position): row for row, one in enumerate(self.sentences)}
        found: dict[int, tuple[Change, ...]] = {}
        for change in self.background.changes if self.background else ():
            row = rows[change.now.sentence.article.id, change.now.sentence.position]
            if not self.is_known[row]:
                found[row] = (*found.get(row, ()), change)
        return found

    @cached_property
    def eligible(self) -> Flags:
        """Flags of the sentences that may be chosen for their own sake, (n,): with a context group, relevant and not known."""
        return self.is_relevant & ~self.is_known & (self.context_groups.lengths > 0)

    @cached_property
    def query_weight(self) -> Vector:
        """Factor of each sentence's worth, (n,) float64 ≥ 0; 1 where there is neither a query nor a known text.

        It is a power of the relevance, and larger for a sentence that states a changed figure.
        """
        query_weight = self.relevance**RELEVANCE_EXPONENT
        query_weight[list(self.changes)] *= CHANGE_WEIGHT
        return query_weight

    @cached_property
    def concept_demand(self) -> Vector:
        """Factor of each concept's worth, (width of `concepts`,) float64 in [0, 1].

        It is the highest relevance of a sentence that holds the concept, and 0 for a concept of the known sentences.
        """
        demand = np.ones(self.concepts.width) if self.query is None else self.concepts.highest(self.relevance)
        if self.background is not None:
            demand[flag_known_ngrams(self.background, self.concepts, self.vocabulary)] = 0
        return demand
