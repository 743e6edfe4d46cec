"""The program: split → filter → embed → group → rank → select → assemble."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Unpack

import numpy as np

from summarizer import __version__
from summarizer.assembly.citations import cite
from summarizer.assembly.ordering import ORDERS
from summarizer.assembly.rewording import choose_wordings
from summarizer.assembly.unselected import explain_empty, unselected
from summarizer.candidates import Candidates
from summarizer.embedding.cached import cached
from summarizer.errors import InputError
from summarizer.filtering.boilerplate import label_boilerplate
from summarizer.filtering.context import ContextGroups, find_context_groups
from summarizer.filtering.list_detection import is_coherent
from summarizer.filtering.novelty import Background
from summarizer.filtering.off_topic import find_off_topic
from summarizer.filtering.query import Query, check_query
from summarizer.grouping.duplicates import group_duplicates
from summarizer.grouping.origins import find_origins
from summarizer.inputs import Articles, KnownTexts, as_articles, known_texts
from summarizer.models import (
    OFF_TOPIC,
    SCREENED,
    Article,
    Budget,
    Disagreement,
    ExcludedSentence,
    Limits,
    Sentence,
    Summary,
    make_budget,
)
from summarizer.numerics.arrays import distinct
from summarizer.numerics.similarity import CrossOriginSimilarity
from summarizer.numerics.types import Labels, Matrix, Vector
from summarizer.ranking import min_max_scale
from summarizer.ranking.prefilter import prefilter
from summarizer.registry import EMBEDDERS, RANKERS, SELECTORS, SPLITTERS, make_stage
from summarizer.selection.state import UNLIMITED_SIMILARITY, sentence_costs
from summarizer.settings import Settings
from summarizer.stages import (
    Embedder,
    Ranker,
    Selector,
    Splitter,
    check_choice,
    check_salience,
    check_sentences,
    check_vectors,
)

# A longer "sentence", in characters, is a table, a dump or a text without full stops: nobody wants it quoted.
_MOST_CHARACTERS = 1_500
# Articles that an error message names.
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Parsed:
    """Articles split into sentences, before anything is embedded.

    Attributes:
        articles: The articles in the order given.
        sentences: The sentences that compete, by article (in an order that does not depend on the caller's) and position.
        excluded: The sentences that do not compete.
        query: What the summary is to be about; None = everything.
        known: The sentences that the reader has read, in an order that does not depend on the caller's; None = not given.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    excluded: tuple[ExcludedSentence, ...]
    query: str | None = None
    known: tuple[Sentence, ...] | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Return all texts to embed: the sentences, then the known sentences, then the query."""
        sentences = (*self.sentences, *(self.known or ()))
        return (*(sentence.text for sentence in sentences), *(() if self.query is None else (self.query,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """A summarizer with its stages chosen.

    A pipeline can be used any number of times, and its `repr` is what `Summary.settings` records.

    Attributes:
        splitter: Article → sentences.
        embedder: Texts → vectors.
        ranker: Candidates → salience.
        selector: Salience and budget → chosen rows.
        order: Reading order of the chosen sentences, a name in `assembly.ordering.ORDERS`.
        duplicate_threshold: Least cosine of two sentences that say the same, in (0, 1].
        language: English name of the language, for stems and stop words.
        most_embedded: Where more sentences compete, a lexical prefilter keeps so many different ones; None = embed all.
        keep_off_topic: Whether articles that tell another story than the rest may be cited.
        with_disagreements: Whether to look for facts of which independent articles give different values (English only).

    Raises:
        InputError: If the order is unknown or a number is out of its range.
    """

    splitter: Splitter
    embedder: Embedder
    ranker: Ranker
    selector: Selector
    order: str = "coherent"
    duplicate_threshold: float = 0.85
    language: str = "english"
    most_embedded: int | None = 2_000
    keep_off_topic: bool = False
    with_disagreements: bool = False

    def __post_init__(self) -> None:
        if self.order not in ORDERS:
            raise InputError(f"unknown order {self.order!r}: choose one of {', '.join(ORDERS)}")
        threshold = self.duplicate_threshold
        if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 < threshold <= 1:
            raise InputError(f"duplicate_threshold must be in (0, 1], not {threshold!r}")
        if self.most_embedded is not None and self.most_embedded < 1:
            raise InputError(f"most_embedded must be 1 or more, or None, not {self.most_embedded!r}")

    @classmethod
    def of(cls, settings: Settings) -> "Pipeline":
        """Return the pipeline with the stages that the settings name.

        Raises:
            InputError: If a name is unknown, or an option has a value without a meaning.
        """
        embedder = make_stage("embedder", EMBEDDERS, settings.embedder, settings)
        return cls(
            splitter=make_stage("splitter", SPLITTERS, settings.splitter, settings),
            embedder=embedder if settings.cache is None else cached(embedder, settings.cache),
            ranker=make_stage("ranker", RANKERS, settings.ranker, settings),
            selector=make_stage("selector", SELECTORS, settings.selector, settings),
            order=settings.order,
            duplicate_threshold=settings.duplicate_threshold,
            language=settings.language,
            keep_off_topic=settings.keep_off_topic,
            with_disagreements=settings.with_disagreements,
            **({"most_embedded": None} if settings.exhaustive else {}),
        )

    def summarize(
        self,
        articles: Articles,
        budget: Budget | None = None,
        *,
        query: str | None = None,
        known: KnownTexts | None = None,
        **limits: Unpack[Limits],
    ) -> Summary:
        """Summarize articles about one story.

        Args:
            articles: Articles, texts, records and paths, as for `summarizer.summarize`.
            budget: How long the summary may be.
            query: What it is to be about; None = everything.
            known: What the reader has read, as for `summarizer.summarize`; None = nothing.
            **limits: The length instead of a budget: `max_words=60`. Five sentences if there is neither.

        Raises:
            InputError: If there is no article, two have one id, none holds a sentence that could be quoted, none fits, the
                query holds no word, there are two lengths, or a stage breaks its promise.
        """
        if budget is not None and limits:
            raise InputError(f"two lengths: {budget} and {', '.join(limits)}: pass one")
        parsed = self.parse(articles, query=query, known=known)
        return self.conclude(parsed, self.embedder.embed(parsed.texts), budget or make_budget(**limits))

    def parse(self, articles: Articles, *, query: str | None = None, known: KnownTexts | None = None) -> Parsed:
        """Do what comes before embedding: split, set boilerplate aside and, in a very large cluster, prefilter.

        The order of the articles does not matter: inside, they are ordered by their text. The arguments are those of
        `summarize`.

        Raises:
            InputError: If there is no article, two have one id, none holds a sentence that could be quoted, or the query holds
                no word.
        """
        given = tuple(as_articles(articles))
        check_articles(given)
        check_query(query)
        sentences, excluded = self._split(given)
        if not sentences:
            raise InputError(_nothing_to_quote(given, excluded))
        if self.most_embedded is not None and len(sentences) > self.most_embedded:
            kept = set(prefilter(sentences, most=self.most_embedded, language=self.language, query=query))
            excluded += [
                ExcludedSentence(sentence, SCREENED) for row, sentence in enumerate(sentences) if row not in kept
            ]
            sentences = [sentence for row, sentence in enumerate(sentences) if row in kept]
        return Parsed(given, tuple(sentences), tuple(excluded), query, self._known_sentences(known))

    def conclude(self, parsed: Parsed, vectors: Matrix, budget: Budget) -> Summary:
        """Do what comes after embedding: group, rank, select, assemble.

        Args:
            parsed: What `parse` returned.
            vectors: (len(parsed.texts), d) float32, unit rows: what the embedder makes of `parsed.texts`.
            budget: How long the summary may be.

        Returns:
            The summary; without a sentence, and with the reason, if nothing is about the query or nothing is new.

        Raises:
            InputError: If no sentence fits into the budget, or a stage breaks its promise.
        """
        candidates, off_topic = self._group(parsed, vectors, budget)
        salience = self._rank(candidates)
        rows = self._select(candidates, salience, budget) if candidates.eligible.any() else []
        cited = cite(candidates, salience, rows)
        return Summary(
            sentences=tuple(cited[place] for place in ORDERS[self.order](candidates, rows)),
            articles=parsed.articles,
            origins=_article_origins(parsed.articles, candidates),
            excluded=(*parsed.excluded, *off_topic),
            disagreements=_find_disagreements(candidates) if self.with_disagreements else None,
            candidates=len(candidates),
            duplicates=len(candidates) - len(distinct(candidates.groups)),
            budget=budget,
            settings=self._signature(budget, query=parsed.query, known=parsed.known),
            query=parsed.query,
            known=None if parsed.known is None else len(parsed.known),
            unselected=unselected(candidates, salience, rows, budget, self.selector),
            empty_because="" if rows else explain_empty(candidates, budget),
            is_coherent=candidates.is_coherent,
        )

    def prepare(self, articles: Articles, budget: Budget) -> tuple[Candidates, tuple[ExcludedSentence, ...]]:
        """Return the sentences that compete, as the ranker sees them, and those that do not.

        Args:
            articles: Those of `summarize`.
            budget: In whose unit the candidates' costs are.

        Raises:
            InputError: As `parse`; or if a stage breaks its promise.
        """
        parsed = self.parse(articles)
        candidates, off_topic = self._group(parsed, self.embedder.embed(parsed.texts), budget)
        return candidates, (*parsed.excluded, *off_topic)

    def settings(self, budget: Budget, *, query: str | None = None, known: KnownTexts | None = None) -> str:
        """Return the signature that every summary made so carries; the arguments are those of `summarize`."""
        return self._signature(budget, query=query, known=self._known_sentences(known))

    def _split(self, articles: Sequence[Article]) -> tuple[list[Sentence], list[ExcludedSentence]]:
        kept: list[Sentence] = []
        excluded: list[ExcludedSentence] = []
        for article in sorted(articles, key=lambda article: (article.text, article.id)):
            sentences = check_sentences(self.splitter.split(article), article, self.splitter)
            for sentence, reason in zip(sentences, label_boilerplate(sentences), strict=True):
                if reason or not any(map(str.isalnum, sentence.text)):
                    excluded.append(ExcludedSentence(sentence, reason or "no words"))
                elif sentence.end - sentence.start > _MOST_CHARACTERS:
                    excluded.append(ExcludedSentence(sentence, "too long"))
                else:
                    kept.append(sentence)
        return kept, excluded

    def _known_sentences(self, known: KnownTexts | None) -> tuple[Sentence, ...] | None:
        """Return the different sentences that the reader has read, in an order that does not depend on the caller's."""
        read = None if known is None else known_texts(known)
        if read is None:
            return None
        sentences: list[Sentence] = []
        for one in read:
            if isinstance(one, Article):
                sentences += check_sentences(self.splitter.split(one), one, self.splitter)
            else:
                sentences.append(one)
        return tuple(
            sorted(
                dict.fromkeys(sentences), key=lambda one: (one.article.text, one.article.id, one.position, one.start)
            )
        )

    def _group(
        self, parsed: Parsed, vectors: Matrix, budget: Budget
    ) -> tuple[Candidates, tuple[ExcludedSentence, ...]]:
        """Find copies, origins and off-topic articles: the table that ranker and selector work on, and what leaves it."""
        vectors = check_vectors(vectors, len(parsed.texts), self.embedder)
        vectors, others = vectors[: len(parsed.sentences)], vectors[len(parsed.sentences) :]
        articles, origins = _articles_and_origins(parsed.sentences)
        cross_origin = CrossOriginSimilarity(vectors, origins)
        is_off = np.zeros(len(vectors), dtype=np.bool_)
        # A query itself says what the topic is.
        if not self.keep_off_topic and parsed.query is None:
            is_off = find_off_topic(articles, cross_origin)
        off_topic = tuple(ExcludedSentence(sentence, OFF_TOPIC) for sentence in compress(parsed.sentences, is_off))
        sentences, cross_origin = tuple(compress(parsed.sentences, ~is_off)), cross_origin.subset(~is_off)
        vectors = cross_origin.vectors
        groups = group_duplicates(
            [sentence.text for sentence in sentences], vectors, threshold=self.duplicate_threshold
        )
        background = None
        if parsed.known is not None:
            background = self._compare_with_known(sentences, vectors, parsed.known, others[: len(parsed.known)])
        candidates = Candidates(
            sentences=sentences,
            vectors=vectors,
            groups=groups,
            origins=cross_origin.origins,
            costs=sentence_costs(sentences, budget),
            context_groups=_context_groups(sentences, groups, for_query=parsed.query is not None),
            language=self.language,
            is_coherent=is_coherent(sentences, vectors),
            precomputed=cross_origin,
            query=None if parsed.query is None else Query(parsed.query, others[-1]),
            background=background,
        )
        return candidates, off_topic

    def _compare_with_known(
        self, sentences: Sequence[Sentence], vectors: Matrix, known: tuple[Sentence, ...], known_vectors: Matrix
    ) -> Background:
        # Compiling the patterns of disagreements takes 50 ms: only callers that ask for them pay.
        from summarizer.disagreement import find_changes

        changes = find_changes(sentences, vectors, known, known_vectors, language=self.language)
        return Background(known, known_vectors, changes)

    def _rank(self, candidates: Candidates) -> Vector:
        salience = check_salience(self.ranker.rank(candidates), len(candidates), self.ranker)
        if candidates.query is None and candidates.background is None:
            return salience
        return min_max_scale(salience * candidates.query_weight)

    def _select(self, candidates: Candidates, salience: Vector, budget: Budget) -> list[int]:
        rows = check_choice(self.selector.select(candidates, salience, budget), candidates, budget, self.selector)
        return choose_wordings(
            candidates, rows, budget, max_similarity=getattr(self.selector, "max_similarity", UNLIMITED_SIMILARITY)
        )

    def _signature(self, budget: Budget, *, query: str | None, known: Sequence[Sentence] | None) -> str:
        """Return in one line what a summary of given articles depends on: version, stages, budget, query, known sentences."""
        written = f"summarizer {__version__} {self!r} {budget!r}"
        if query is not None:
            written += f" query={query!r}"
        if known is not None:
            digest = hashlib.sha256("\0".join(one.text for one in known).encode("utf-8", "surrogatepass")).hexdigest()
            written += f" known={len(known)} sentences ({digest[:12]})"
        return written


def check_articles(articles: Sequence[Article]) -> None:
    """Refuse articles that cannot be cited.

    Raises:
        InputError: If there is no article, or two have one id.
    """
    if not articles:
        raise InputError("no articles given: pass at least one")
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            raise InputError(f"two articles have the id {article.id!r}: give each its own")
        seen.add(article.id)


def _nothing_to_quote(articles: Sequence[Article], excluded: Sequence[ExcludedSentence]) -> str:
    names = ", ".join(repr(article.id) for article in articles[:_MOST_NAMED])
    names += " …" if len(articles) > _MOST_NAMED else ""
    if not excluded:
        return f"nothing to summarize: no text in {names}"
    reasons = ", ".join(sorted({dropped.reason for dropped in excluded}))
    count = "its only line was" if len(excluded) == 1 else f"all {len(excluded)} lines were"
    return f"nothing to summarize in {names}: {count} set aside ({reasons})"


def _articles_and_origins(sentences: Sequence[Sentence]) -> tuple[Labels, Labels]:
    """Return (n,) the number of each sentence's article, from 0, and (n,) the number of its origin."""
    articles = {article.id: article for article in (sentence.article for sentence in sentences)}
    places = {name: number for number, name in enumerate(articles)}
    numbers = np.array([places[sentence.article.id] for sentence in sentences], dtype=np.int64)
    return numbers, find_origins(list(articles.values()))[numbers]


def _context_groups(sentences: Sequence[Sentence], groups: Labels, *, for_query: bool) -> ContextGroups:
    """Return the units of which no two rows say the same; each sentence by itself where none can stand."""
    labels = groups.tolist()
    found = [
        rows if len({labels[row] for row in rows}) == len(rows) else ()
        for rows in find_context_groups(sentences, for_query=for_query)
    ]
    return ContextGroups.of_rows(found if any(found) else [(row,) for row in range(len(sentences))])


def _article_origins(articles: Iterable[Article], candidates: Candidates) -> tuple[tuple[str, ...], ...]:
    numbers = {
        sentence.article.id: number
        for sentence, number in zip(candidates.sentences, candidates.origins.tolist(), strict=True)
    }
    origins: dict[int, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in numbers:
            origins[numbers[article.id]].append(article.id)
    return tuple(map(tuple, origins.values()))


def _find_disagreements(candidates: Candidates) -> tuple[Disagreement, ...]:
    # Compiling the patterns of disagreements takes 50 ms: only callers that ask for them pay.
    from summarizer.disagreement import find_disagreements

    return find_disagreements(candidates)
