"""The clusters of the page: summaries, nuggets and articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.columns import READER_KEYS, Column, columns
from evaluation.corpus import Nugget, ReferenceCluster
from evaluation.metrics.nuggets import found_nuggets
from evaluation.outputs import Output, OutputSentence
from evaluation.report.highlight import Piece, article_pieces, matched_pieces
from evaluation.results import Results
from summarizer import Article

_SHOWN = (
    *READER_KEYS,
    "R-1.recall",
    "R-2.recall",
    "R-L.recall",
    "R-SU4.recall",
    "nuggets.recall",
    "length.words",
)


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence of a summary with its marked pieces, source and nuggets."""

    pieces: list[Piece]
    source: str
    sources: int
    nuggets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSummary:
    """A summary with its scores, as (label, value)."""

    system: str
    sentences: tuple[ShownSentence, ...]
    scores: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A cluster as the page shows it.

    Attributes:
        anchor: Anchor in the page.
        cluster: The cluster with the references for the budget.
        main: Summary of the main system; None if it was skipped.
        others: Summaries of the other systems.
        nuggets: (nugget, True if the main summary states it).
        articles: (article, its marked pieces).
    """

    anchor: str
    cluster: ReferenceCluster
    main: ShownSummary | None
    others: tuple[ShownSummary, ...]
    nuggets: tuple[tuple[Nugget, bool], ...]
    articles: tuple[tuple[Article, list[Piece]], ...]


def chapters(results: Results, clusters: Iterable[ReferenceCluster], *, main: str) -> list[Chapter]:
    """Return the chapters of a page, in the order of the clusters.

    Args:
        results: Results of the run.
        clusters: Clusters of the run.
        main: Name of the main system.
    """
    return [
        _chapter(results, cluster.for_budget(results.words), number, main)
        for number, cluster in enumerate(clusters, start=1)
    ]


def anchors(clusters: Iterable[ReferenceCluster]) -> dict[str, str]:
    """Return the anchors in the page by id of the cluster; an id may hold characters that an anchor may not."""
    return {cluster.id: f"cluster-{number}" for number, cluster in enumerate(clusters, start=1)}


def _chapter(results: Results, cluster: ReferenceCluster, number: int, main: str) -> Chapter:
    record = results.record(cluster.id, main)
    output = record.output if record else None
    found = found_nuggets(output, cluster) if output else set()
    others = tuple(
        shown
        for system in results.systems
        if system.name not in (main, "human") and (shown := _summary(results, cluster, system.name)) is not None
    )
    return Chapter(
        anchor=f"cluster-{number}",
        cluster=cluster,
        main=_summary(results, cluster, main),
        others=others,
        nuggets=tuple((nugget, nugget.id in found) for nugget in cluster.nuggets),
        articles=tuple((article, article_pieces(article, output, cluster)) for article in cluster.articles),
    )


def _summary(results: Results, cluster: ReferenceCluster, system: str) -> ShownSummary | None:
    record = results.record(cluster.id, system)
    if record is None or record.output is None:
        return None
    references = [reference.text for reference in cluster.references]
    sentences = tuple(_sentence(sentence, cluster, references) for sentence in record.output.sentences)
    used: Sequence[Column] = [column for column in columns(_SHOWN) if column.key in record.scores]
    scores = tuple((column.label, column.format(record.scores[column.key])) for column in used)
    return ShownSummary(system, sentences, scores)


def _sentence(sentence: OutputSentence, cluster: ReferenceCluster, references: Sequence[str]) -> ShownSentence:
    return ShownSentence(
        pieces=matched_pieces(sentence.text, references),
        source=sentence.span.article if sentence.span else "",
        sources=sentence.sources,
        nuggets=tuple(sorted(found_nuggets(Output((sentence,)), cluster))),
    )
