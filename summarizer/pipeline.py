"""split → mark boilerplate → embed → group → rank → select → cite: the program, stage by stage."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from summarizer.boilerplate import mark
from summarizer.citing import cite
from summarizer.costs import costs
from summarizer.errors import InputError
from summarizer.grouping import group_duplicates
from summarizer.models import (
    OFF_TOPIC,
    SCREENED,
    Article,
    Budget,
    Disagreement,
    Place,
    Sentence,
    SetAside,
    Summary,
)
from summarizer.novelty import Known
from summarizer.ordering import ORDERS
from summarizer.origins import find_origins
from summarizer.projection import principal_plane
from summarizer.ranking.scale import focused
from summarizer.readability import find_units
from summarizer.relevance import Query, check_query
from summarizer.screening import screen
from summarizer.selection.left_out import left_out
from summarizer.stages import Candidates, Embedder, Labels, Matrix, Ranker, Selector, Splitter
from summarizer.topic import find_off_topic
from summarizer.units import Units
from summarizer.version import VERSION

# A "sentence" beyond this is a table, a dump or a text without full stops: no reader wants it quoted.
_LONGEST = 1_500
# Articles that a message names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Parsed:
    """What is known before anything is embedded.

    Attributes:
        articles: As they were given.
        sentences: Those that compete, by article (in an order of their own) and position.
        set_aside: Those that do not.
        query: What the summary shall be about; None = everything.
        known: The sentences that the reader has read, in an order of their own; None = nothing was said of that.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    set_aside: tuple[SetAside, ...]
    query: str | None = None
    known: tuple[Sentence, ...] | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """What is to be embedded, all at once: the sentences, those that are known, the query."""
        sentences = (*self.sentences, *(self.known or ()))
        return (*(sentence.text for sentence in sentences), *(() if self.query is None else (self.query,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """A summarizer with its stages chosen; reusable, and its `repr` is the reproducibility record.

    Attributes:
        splitter: Article → sentences.
        embedder: Texts → vectors.
        ranker: Candidates → salience.
        selector: Salience and budget → chosen rows.
        order: How the chosen sentences are read, a name in `ordering.ORDERS`.
        duplicate_threshold: Least cosine of two sentences that say the same, in (0, 1].
        language: English name of the language, for stems and stop words.
        most_embedded: Where more sentences compete, a lexical pass chooses so many different ones; None = all are embedded.
        keep_off_topic: Whether articles that tell another story than the rest may be cited.
        with_disagreements: Whether to look for facts of which independent articles give different values (English only).
        with_map: Whether to place the sentences on a map.

    Raises:
        InputError: If the order is unknown or a number out of its range.
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
    with_map: bool = False

    def __post_init__(self) -> None:
        if self.order not in ORDERS:
            raise InputError(f"unknown order {self.order!r}: choose one of {', '.join(ORDERS)}")
        threshold = self.duplicate_threshold
        if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 < threshold <= 1:
            raise InputError(f"duplicate_threshold must be in (0, 1], not {threshold!r}")
        if self.most_embedded is not None and self.most_embedded < 1:
            raise InputError(f"most_embedded must be 1 or more, or None, not {self.most_embedded!r}")

    def summarize(
        self,
        articles: Iterable[Article],
        budget: Budget,
        *,
        query: str | None = None,
        known: Iterable[Article | Sentence] | None = None,
    ) -> Summary:
        """The summary of the articles.

        Args:
            articles: What to summarize.
            budget: How long the summary may be.
            query: What it shall be about; None = everything.
            known: What the reader has read, whole articles or sentences of them; None = nothing.

        Raises:
            InputError: If there is no article, two have one id, none holds a sentence that could be quoted, none fits, or the
                query holds no word.
        """
        parsed = self.parse(articles, query=query, known=known)
        return self.conclude(parsed, self.embedder.embed(parsed.texts), budget)

    def parse(
        self,
        articles: Iterable[Article],
        *,
        query: str | None = None,
        known: Iterable[Article | Sentence] | None = None,
    ) -> Parsed:
        """What is done before embedding: the articles' sentences, boilerplate and, in a very large cluster, the rest set aside.

        The articles' order does not matter: inside, they are ordered by their text. The arguments are those of `summarize`.

        Raises:
            InputError: If there is no article, two have one id, none holds a sentence that could be quoted, or the query holds
                no word.
        """
        given = tuple(articles)
        check_articles(given)
        check_query(query)
        sentences, set_aside = self._split(given)
        if not sentences:
            raise InputError(_nothing_to_say(given, set_aside))
        if self.most_embedded is not None and len(sentences) > self.most_embedded:
            kept = set(screen(sentences, most=self.most_embedded, language=self.language, query=query))
            set_aside += [SetAside(sentence, SCREENED) for row, sentence in enumerate(sentences) if row not in kept]
            sentences = [sentence for row, sentence in enumerate(sentences) if row in kept]
        return Parsed(
            given, tuple(sentences), tuple(set_aside), query, None if known is None else self._known_sentences(known)
        )

    def conclude(self, parsed: Parsed, vectors: Matrix, budget: Budget) -> Summary:
        """What is done after embedding: group, rank, select, cite.

        Args:
            parsed: What `parse` returned.
            vectors: (len(parsed.texts), d) float32, unit rows: what the embedder makes of `parsed.texts`.
            budget: How long the summary may be.

        Returns:
            The summary; without a sentence, and with the reason, if nothing is about the query or nothing is new.

        Raises:
            InputError: If no sentence fits into the budget, or a vector is not finite.
        """
        candidates, off_topic = self._candidates(parsed, vectors, budget)
        salience = focused(self.ranker.rank(candidates), candidates)
        rows = self.selector.select(candidates, salience, budget) if candidates.is_wanted.any() else []
        if not rows and candidates.is_wanted.any():
            takes = candidates.units.sums(candidates.costs.astype(np.float64))[candidates.is_wanted]
            shortest = int(takes.min()) - (budget.capacity - budget.size)
            raise InputError(f"no sentence fits into {budget.size} {budget.unit}: the shortest takes {shortest}")
        cited = cite(candidates, salience, rows)
        return Summary(
            sentences=tuple(cited[place] for place in ORDERS[self.order](candidates, rows)),
            articles=parsed.articles,
            set_aside=(*parsed.set_aside, *off_topic),
            disagreements=_disagreements(candidates) if self.with_disagreements else None,
            places=_places(candidates) if self.with_map else (),
            candidates=len(candidates),
            duplicates=len(candidates) - len(np.unique(candidates.groups)),
            budget=budget,
            settings=self.settings(budget, query=parsed.query, known=parsed.known),
            query=parsed.query,
            known=None if parsed.known is None else len(parsed.known),
            left_out=left_out(candidates, salience, rows, budget, self.selector),
            empty_because="" if rows else _why_empty(candidates),
        )

    def settings(
        self, budget: Budget, *, query: str | None = None, known: Iterable[Article | Sentence] | None = None
    ) -> str:
        """The reproducibility record that stands in every summary made so; the arguments are those of `summarize`."""
        sentences = None if known is None else self._known_sentences(known)
        return f"summarizer {VERSION} {self!r} {budget!r}{_record(query, sentences)}"

    def prepare(self, articles: Iterable[Article], budget: Budget) -> tuple[Candidates, tuple[SetAside, ...]]:
        """The sentences that compete, as the ranker sees them, and those that do not.

        Raises:
            InputError: As `parse`; or if a vector is not finite.
        """
        parsed = self.parse(articles)
        candidates, off_topic = self._candidates(parsed, self.embedder.embed(parsed.texts), budget)
        return candidates, (*parsed.set_aside, *off_topic)

    def _known(
        self, sentences: Sequence[Sentence], vectors: Matrix, known: tuple[Sentence, ...], known_vectors: Matrix
    ) -> Known:
        # As in `_disagreements`: only who asks pays for the patterns.
        from summarizer.disagreement import find_changes

        changes = find_changes(sentences, vectors, known, known_vectors, language=self.language)
        return Known(known, known_vectors, changes)

    def _known_sentences(self, known: Iterable[Article | Sentence]) -> tuple[Sentence, ...]:
        sentences = [
            sentence for one in known for sentence in (self.splitter.split(one) if isinstance(one, Article) else (one,))
        ]
        return tuple(
            sorted(
                dict.fromkeys(sentences), key=lambda one: (one.article.text, one.article.id, one.position, one.start)
            )
        )

    def _split(self, articles: Sequence[Article]) -> tuple[list[Sentence], list[SetAside]]:
        kept: list[Sentence] = []
        set_aside: list[SetAside] = []
        for article in sorted(articles, key=lambda article: (article.text, article.id)):
            sentences = self.splitter.split(article)
            for sentence, reason in zip(sentences, mark(sentences), strict=True):
                if reason or not any(map(str.isalnum, sentence.text)):
                    set_aside.append(SetAside(sentence, reason or "no words"))
                elif sentence.end - sentence.start > _LONGEST:
                    set_aside.append(SetAside(sentence, "too long"))
                else:
                    kept.append(sentence)
        return kept, set_aside

    def _candidates(self, parsed: Parsed, vectors: Matrix, budget: Budget) -> tuple[Candidates, list[SetAside]]:
        if not np.isfinite(vectors).all():
            raise InputError(f"the embedder {self.embedder!r} returned numbers that are not finite: mend or change it")
        vectors, others = vectors[: len(parsed.sentences)], vectors[len(parsed.sentences) :]
        articles, origins = _articles_and_origins(parsed.sentences)
        is_off = np.zeros(len(vectors), dtype=np.bool_)
        # A query says itself what the topic is.
        if not self.keep_off_topic and parsed.query is None:
            is_off = find_off_topic(articles, origins, vectors)
        off_topic = [SetAside(sentence, OFF_TOPIC) for sentence in compress(parsed.sentences, is_off)]
        sentences = tuple(compress(parsed.sentences, ~is_off))
        vectors, origins = vectors[~is_off], origins[~is_off]
        groups = group_duplicates(
            [sentence.text for sentence in sentences], vectors, threshold=self.duplicate_threshold
        )
        candidates = Candidates(
            sentences=sentences,
            vectors=vectors,
            groups=groups,
            origins=origins,
            costs=costs(sentences, budget),
            units=_units(sentences, groups),
            language=self.language,
            query=None if parsed.query is None else Query(parsed.query, others[-1]),
            known=None
            if parsed.known is None
            else self._known(sentences, vectors, parsed.known, others[: len(parsed.known)]),
        )
        return candidates, off_topic


def _disagreements(candidates: Candidates) -> tuple[Disagreement, ...]:
    # Its many patterns take a twentieth of a second to compile: only who asks pays.
    from summarizer.disagreement import find_disagreements

    return find_disagreements(candidates)


def _places(candidates: Candidates) -> tuple[Place, ...]:
    points = principal_plane(candidates.vectors).tolist()
    return tuple(Place(sentence, x, y) for sentence, (x, y) in zip(candidates.sentences, points, strict=True))


def _units(sentences: Sequence[Sentence], groups: Labels) -> Units:
    """Units whose rows all say something of their own; each sentence by itself where none can stand."""
    found = [rows if len(set(groups[list(rows)])) == len(rows) else () for rows in find_units(sentences)]
    return Units.of_rows(found if any(found) else [(row,) for row in range(len(sentences))])


def _articles_and_origins(sentences: Sequence[Sentence]) -> tuple[Labels, Labels]:
    """(n,) the number of each one's article, from 0; and (n,) that of its origin."""
    articles = {article.id: article for article in (sentence.article for sentence in sentences)}
    places = {name: number for number, name in enumerate(articles)}
    numbers = np.array([places[sentence.article.id] for sentence in sentences], dtype=np.int64)
    return numbers, find_origins(list(articles.values()))[numbers]


def check_articles(articles: Sequence[Article]) -> None:
    """Refuse what cannot be cited.

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


def _record(query: str | None, known: Sequence[Sentence] | None) -> str:
    """What belongs to the reproducibility record beyond pipeline and budget."""
    record = "" if query is None else f" query={query!r}"
    if known is None:
        return record
    digest = hashlib.sha256("\0".join(one.text for one in known).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{record} known={len(known)} sentences ({digest[:12]})"


def _why_empty(candidates: Candidates) -> str:
    if candidates.query and not (candidates.is_relevant & (candidates.units.lengths > 0)).any():
        return f"Nothing in the articles matches the query “{candidates.query.text}”."
    about = f" about “{candidates.query.text}”" if candidates.query else ""
    return f"The articles say nothing new{about} that could be quoted."


def _nothing_to_say(articles: Sequence[Article], set_aside: Sequence[SetAside]) -> str:
    names = ", ".join(repr(article.id) for article in articles[:_NAMED]) + (" …" if len(articles) > _NAMED else "")
    if not set_aside:
        return f"nothing to summarize: no text in {names}"
    reasons = ", ".join(sorted({dropped.reason for dropped in set_aside}))
    count = "its only line was" if len(set_aside) == 1 else f"all {len(set_aside)} lines were"
    return f"nothing to summarize in {names}: {count} set aside ({reasons})"
