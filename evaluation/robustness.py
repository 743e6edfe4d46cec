"""Situations that a summarizer is to survive, made of the clusters that there are, and what is promised in each of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from evaluation.corpus import Cluster
from evaluation.errors import EvaluationError
from evaluation.metrics.readability import dangling_openings
from evaluation.metrics.redundancy import redundancy_scores
from evaluation.outputs import from_summary
from summarizer import Article, Embedder, summarize

BUDGETS = (30, 60, 120, 250, 500)
_COUNTS = (1, 2, 5, 10, 20, 50)
_COPIES = 6
_QUOTES = '“"‘'
# Sentences, one a line, that a short notice has.
_NOTICE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Articles of an unusual number, length or kind.

    Attributes:
        name: What tables call it.
        articles: At least one.
        strangers: Ids of those that are about something else.
    """

    name: str
    articles: tuple[Article, ...]
    strangers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What came of a situation at one budget.

    Attributes:
        words: Length of the summary.
        sentences: How many it has.
        articles: How many different ones it cites, for a quotation or because they say the same.
        dangling: Sentences that open, outside of quotations, with something whose meaning stands in the sentence before.
        dangling_quotations: The same of quotations, where "they" and "this" are the speaker's.
        repeated: Pairs of sentences with a cosine from 0.8.
        strange: Sentences that are quoted from a stranger.
    """

    words: int
    sentences: int
    articles: int
    dangling: int
    dangling_quotations: int
    repeated: int
    strange: int


def situations(clusters: Sequence[Cluster], kinds: Sequence[Cluster] = ()) -> tuple[Situation, ...]:
    """What can go wrong with an input, made of well-behaved clusters.

    Args:
        clusters: News, with the notes of the corpus; together at least fifty articles.
        kinds: Clusters of another kind than news, each a situation by itself.

    Raises:
        EvaluationError: If there are fewer articles.
    """
    every = [
        replace(article, id=f"{cluster.id}/{article.id}")
        for cluster in clusters
        for article in cluster.articles
        if article.id not in _strangers(cluster)
    ]
    if len(every) < max(_COUNTS):
        raise EvaluationError(f"{len(every)} articles: robustness is tried on {max(_COUNTS)}, give more clusters")
    counted = (
        Situation(name=f"{count} article{'s' if count > 1 else ''}", articles=tuple(every[:count])) for count in _COUNTS
    )
    first = every[0]
    copies = tuple(replace(first, id=f"copy {number}", source=f"Outlet {number}") for number in range(_COPIES))
    return (
        *counted,
        *(
            Situation(name=f"stranger in {cluster.id}", articles=cluster.articles, strangers=_strangers(cluster))
            for cluster in clusters
            if _strangers(cluster)
        ),
        Situation(name="one long, many short", articles=tuple(_one_long(clusters[0]))),
        Situation(name="wire copies only", articles=copies),
        *(Situation(name=kind.id, articles=kind.articles) for kind in kinds),
    )


def _strangers(cluster: Cluster) -> frozenset[str]:
    return frozenset(json.loads(cluster.notes).get("off_topic", ()))


def _one_long(cluster: Cluster) -> Iterable[Article]:
    """Half of a cluster's articles as one, and the first lines of each of the others."""
    half = len(cluster.articles) // 2
    long, short = cluster.articles[:half], cluster.articles[half:]
    yield replace(long[0], id="long", text="\n".join(article.text for article in long), source="The Long Read")
    for article in short:
        lines = islice((line for line in article.text.splitlines() if line.endswith(".")), _NOTICE)
        yield replace(article, text="\n".join(lines))


def behaviour(situation: Situation, *, words: int, embedder: Embedder) -> Behaviour:
    """What the default does in a situation within a budget of words.

    Raises:
        SummarizerError: If it makes no summary.
    """
    output = from_summary(summarize(situation.articles, max_words=words, embedder=embedder))
    cluster = Cluster(id=situation.name, articles=situation.articles, references=())
    spans = [sentence.span for sentence in output.sentences if sentence.span]
    copies = [copy for sentence in output.sentences for copy in sentence.copies]
    dangling = [
        sentence.text[0] in _QUOTES
        for sentence, dangles in zip(output.sentences, dangling_openings(output, cluster), strict=True)
        if dangles
    ]
    return Behaviour(
        words=output.words,
        sentences=len(output.sentences),
        articles=len({span.article for span in (*spans, *copies)}),
        dangling=dangling.count(False),
        dangling_quotations=dangling.count(True),
        repeated=int(redundancy_scores(output, embedder=embedder)["redundancy.near_duplicates"]),
        strange=sum(span.article in situation.strangers for span in spans),
    )
