"""The sentences that compete, as rankers and selectors see them: what is known of each, computed when it is asked for."""

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


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """The sentences that compete, one row each; row i of every field is sentence i.

    Rows are ordered by article (in an order that does not depend on how the articles were given) and position.

    Attributes:
        sentences: (n,) the sentences.
        vectors: (n, d) float32, unit rows: a dot product is a cosine.
        groups: (n,) int64, the row of the first sentence of each one's duplicate group.
        origins: (n,) int64, the number of each one's origin: articles that copy each other share one, see `find_origins`.
        costs: (n,) int64, what each takes of the budget.
        context_groups: For each row the rows without which it is not understood; none for one that is never to be chosen.
        language: English name of the language, for stems and stop words.
        is_coherent: Whether the order of an article's sentences tells something, see `summarizer/filtering/list_detection.py`.
        query: What the summary shall be about; None = everything.
        background: What the reader has read already; None = nothing.
        precomputed: The value of `cross_origin` if it is known already, so that no pair is searched twice.
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

    @cached_property
    def cross_origin(self) -> CrossOriginSimilarity:
        """Similarity of each sentence to the sentences of other origins."""
        found = self.precomputed
        if found is None or found.vectors is not self.vectors or found.origins is not self.origins:
            return CrossOriginSimilarity(self.vectors, self.origins)
        return found

    def __len__(self) -> int:
        return len(self.sentences)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """(n,) the sentences' texts."""
        return tuple(sentence.text for sentence in self.sentences)

    @cached_property
    def articles(self) -> Labels:
        """(n,) int64, the number of each one's article, from 0."""
        numbers = {
            article: number for number, article in enumerate(dict.fromkeys(s.article.id for s in self.sentences))
        }
        return np.array([numbers[sentence.article.id] for sentence in self.sentences], dtype=np.int64)

    @cached_property
    def positions(self) -> Labels:
        """(n,) int64, the place of each among the candidates of its article, from 0."""
        starts = np.searchsorted(self.articles, self.articles)
        return np.arange(len(self)) - starts

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """(n,) the words of each sentence, in lower case."""
        return tuple(tuple(tokenize(text)) for text in self.texts)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The stems of all sentences."""
        return Vocabulary(self.language)

    @cached_property
    def stems(self) -> tuple[Labels, ...]:
        """(n,) the stems of each sentence's words, numbers in the vocabulary."""
        return tuple(self.vocabulary.stems(words) for words in self.words)

    @cached_property
    def terms(self) -> NgramMatrix:
        """Counts of content stems per sentence."""
        return count_ngrams(self.stems, self.vocabulary, bigrams=False)

    @cached_property
    def concepts(self) -> NgramMatrix:
        """Counts of content stems and pairs of stems per sentence."""
        return count_ngrams(self.stems, self.vocabulary, bigrams=True)

    @cached_property
    def context_concepts(self) -> NgramMatrix:
        """The concepts of each row's unit: 1 for each that stands in any of its sentences."""
        return self.concepts.merge_rows(self.context_groups.owners, self.context_groups.members)

    @cached_property
    def word_counts(self) -> Vector:
        """(n,) float64, the length of each sentence in words, at least 1."""
        return np.maximum(1.0, [sentence.word_count for sentence in self.sentences])

    @cached_property
    def published(self) -> Vector:
        """(n,) float64, when the article of each appeared, in seconds since 1970; infinite if unknown."""
        instants = (sentence.article.instant for sentence in self.sentences)
        return np.array([instant.timestamp() if instant else np.inf for instant in instants], dtype=np.float64)

    @cached_property
    def lateness(self) -> Vector:
        """(n,) float64 in [0, 1], the rank of the article of each by time; 1 = latest, 0.5 = unknown, or all of one time.

        Ranks, for one wrong date would press all others together.
        """
        is_dated = np.isfinite(self.published)
        instants, ranks = np.unique(self.published[is_dated], return_inverse=True)
        late = np.full(len(self), 0.5)
        if len(instants) > 1:
            late[is_dated] = ranks / (len(instants) - 1)
        return late

    @cached_property
    def relevance(self) -> Vector:
        """(n,) float64 in [0, 1], how much each sentence is about the query; 1 where there is none."""
        if self.query is None:
            return np.ones(len(self))
        return query_relevance(self.query, self.vectors, self.terms, self.vocabulary)

    @cached_property
    def is_relevant(self) -> Flags:
        """(n,) whether each sentence reaches the floor of relevance, which the best one that can be quoted sets."""
        if self.query is None:
            return np.ones(len(self), dtype=np.bool_)
        return self.relevance >= relevance_floor(self.relevance[self.context_groups.lengths > 0])

    @cached_property
    def is_known(self) -> Flags:
        """(n,) whether the reader has read what each sentence says."""
        if self.background is None:
            return np.zeros(len(self), dtype=np.bool_)
        return flag_known_sentences(self.background, self.texts, self.vectors, self.groups)

    @cached_property
    def changes(self) -> dict[int, tuple[Change, ...]]:
        """Row → the figures of the sentence that stand otherwise than in what the reader has read, surest first."""
        rows = {(one.article.id, one.position): row for row, one in enumerate(self.sentences)}
        found: dict[int, tuple[Change, ...]] = {}
        for change in self.background.changes if self.background else ():
            row = rows[change.now.sentence.article.id, change.now.sentence.position]
            if not self.is_known[row]:
                found[row] = (*found.get(row, ()), change)
        return found

    @cached_property
    def eligible(self) -> Flags:
        """(n,) whether each sentence may be chosen for its own sake: it can be made whole, is relevant and not known."""
        return self.is_relevant & ~self.is_known & (self.context_groups.lengths > 0)

    @cached_property
    def query_weight(self) -> Vector:
        """(n,) float64 ≥ 0, what the worth of each sentence is multiplied by; 1 where there is neither query nor anything known.

        A power of its relevance, and more where it states a changed figure.
        """
        query_weight = self.relevance**RELEVANCE_EXPONENT
        query_weight[list(self.changes)] *= CHANGE_WEIGHT
        return query_weight

    @cached_property
    def concept_demand(self) -> Vector:
        """(width of `concepts`,) float64 in [0, 1], what covering each counts: the highest relevance of a sentence that holds it.

        What the reader has read counts nothing.
        """
        demand = np.ones(self.concepts.width) if self.query is None else self.concepts.highest(self.relevance)
        if self.background is not None:
            demand[flag_known_ngrams(self.background, self.concepts, self.vocabulary)] = 0
        return demand
