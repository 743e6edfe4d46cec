"""split → mark boilerplate → embed → group → rank → select → cite: the program, stage by stage."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.arrays import distinct
from summarizer.citing import cite
from summarizer.contracts import check_choice, check_salience, check_vectors
from summarizer.errors import InputError
from summarizer.models import Article, Budget, Disagreement, Sentence, SetAside, Summary
from summarizer.ordering import ORDERS
from summarizer.parsing import Parsed, known_sentences, parse
from summarizer.preparing import prepare
from summarizer.projection import places
from summarizer.ranking.scale import focused
from summarizer.record import record
from summarizer.selection.greedy import NEVER_TOO_ALIKE
from summarizer.selection.left_out import left_out
from summarizer.selection.none_chosen import why_none
from summarizer.selection.wording import clearest
from summarizer.stages import Candidates, Embedder, Matrix, Ranker, Selector, Splitter, Vector


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
            InputError: If there is no article, two have one id, none holds a sentence that could be quoted, none fits, the
                query holds no word, or a stage breaks its promise.
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
        return parse(
            articles,
            splitter=self.splitter,
            language=self.language,
            most_embedded=self.most_embedded,
            query=query,
            known=known,
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
            InputError: If no sentence fits into the budget, or a stage breaks its promise.
        """
        candidates, off_topic = self._prepare(parsed, vectors, budget)
        salience = focused(check_salience(self.ranker.rank(candidates), len(candidates), self.ranker), candidates)
        rows = self._select(candidates, salience, budget) if candidates.is_wanted.any() else []
        empty_because = "" if rows else why_none(candidates, budget)
        cited = cite(candidates, salience, rows)
        return Summary(
            sentences=tuple(cited[place] for place in ORDERS[self.order](candidates, rows)),
            articles=parsed.articles,
            origins=_origins(parsed.articles, candidates),
            set_aside=(*parsed.set_aside, *off_topic),
            disagreements=_disagreements(candidates) if self.with_disagreements else None,
            places=places(candidates) if self.with_map else (),
            candidates=len(candidates),
            duplicates=len(candidates) - len(distinct(candidates.groups)),
            budget=budget,
            settings=record(self, budget, query=parsed.query, known=parsed.known),
            query=parsed.query,
            known=None if parsed.known is None else len(parsed.known),
            left_out=left_out(candidates, salience, rows, budget, self.selector),
            empty_because=empty_because,
            is_coherent=candidates.is_coherent,
        )

    def _select(self, candidates: Candidates, salience: Vector, budget: Budget) -> list[int]:
        rows = check_choice(self.selector.select(candidates, salience, budget), candidates, budget, self.selector)
        return clearest(candidates, rows, budget, too_alike=getattr(self.selector, "too_alike", NEVER_TOO_ALIKE))

    def settings(
        self, budget: Budget, *, query: str | None = None, known: Iterable[Article | Sentence] | None = None
    ) -> str:
        """The reproducibility record that stands in every summary made so; the arguments are those of `summarize`."""
        sentences = None if known is None else known_sentences(known, self.splitter)
        return record(self, budget, query=query, known=sentences)

    def prepare(self, articles: Iterable[Article], budget: Budget) -> tuple[Candidates, tuple[SetAside, ...]]:
        """The sentences that compete, as the ranker sees them, and those that do not.

        Args:
            articles: Those of `summarize`.
            budget: In whose unit the candidates' costs are.

        Raises:
            InputError: As `parse`; or if a stage breaks its promise.
        """
        parsed = self.parse(articles)
        candidates, off_topic = self._prepare(parsed, self.embedder.embed(parsed.texts), budget)
        return candidates, (*parsed.set_aside, *off_topic)

    def _prepare(self, parsed: Parsed, vectors: Matrix, budget: Budget) -> tuple[Candidates, tuple[SetAside, ...]]:
        return prepare(
            parsed,
            check_vectors(vectors, len(parsed.texts), self.embedder),
            budget,
            duplicate_threshold=self.duplicate_threshold,
            language=self.language,
            keep_off_topic=self.keep_off_topic,
        )


def _origins(articles: Iterable[Article], candidates: Candidates) -> tuple[tuple[str, ...], ...]:
    numbers = {
        sentence.article.id: number
        for sentence, number in zip(candidates.sentences, candidates.origins.tolist(), strict=True)
    }
    origins: dict[int, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in numbers:
            origins[numbers[article.id]].append(article.id)
    return tuple(map(tuple, origins.values()))


def _disagreements(candidates: Candidates) -> tuple[Disagreement, ...]:
    # Its many patterns take a twentieth of a second to compile: only who asks pays.
    from summarizer.disagreement import find_disagreements

    return find_disagreements(candidates)
