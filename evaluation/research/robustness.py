"""Unusual inputs made of the clusters: the command `robustness`."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import click

from evaluation.cli.options import clusters_argument, emit, format_option, output_option, progress_bar, split_option
from evaluation.corpus import ReferenceCluster, corpus_hash, load_clusters
from evaluation.errors import EvaluationError
from evaluation.metrics.similarity import redundancy_scores
from evaluation.outputs import Output, OutputSentence, from_summary
from evaluation.report.drawing import DRAWINGS
from evaluation.report.table import Cell, Header, Table
from evaluation.scoring import CachedEmbedder
from summarizer import Article, Embedder, summarize

BUDGETS = (30, 60, 120, 250, 500)
_COUNTS = (1, 2, 5, 10, 20, 50)
_COPIES = 6
_QUOTES = '“"‘'
_NOTICE_LINES = 3
_PRONOUN = re.compile(
    r"[\W_]*(?:he|she|it|they|him|them|his|her|its|their|this|that|these|those|such|both|the (?:former|latter|two))\b",
    re.IGNORECASE,
)
_DUMMY = re.compile(
    r"[\W_]*(?:it (?:is|was|will be|would be) \w+ (?:that|to|for)|that (?:is|was) (?:why|when|because|how))\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"[\W_]*(?:and|but|or|so|yet|nor|also|however|moreover|furthermore|meanwhile|instead|nevertheless|nonetheless|therefore"
    r"|thus|hence|besides|still|then|otherwise|similarly|consequently|in addition|in contrast|by contrast"
    r"|for (?:example|instance)|as a result|at the same time|that said|in turn|in fact|indeed|after all|even so)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Articles of an unusual number, length or kind.

    Attributes:
        name: Name in tables.
        articles: At least one.
        off_topic: Ids of the articles about something else.
    """

    name: str
    articles: tuple[Article, ...]
    off_topic: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Counts of the summary of a situation within one budget.

    Attributes:
        words: Length of the summary.
        sentences: Its sentences.
        articles: Articles that it cites, for a quotation or a near-duplicate.
        dangling: Sentences, not quotations, that open with a word which refers to a missing sentence before.
        dangling_quotations: The same for quotations, in which "they" and "this" are the speaker's.
        repeated: Pairs of sentences with a cosine of 0.8 or more.
        off_topic: Sentences quoted from articles about something else.
    """

    words: int
    sentences: int
    articles: int
    dangling: int
    dangling_quotations: int
    repeated: int
    off_topic: int


def situations(clusters: Sequence[ReferenceCluster], kinds: Sequence[ReferenceCluster] = ()) -> tuple[Situation, ...]:
    """Make unusual inputs of ordinary clusters.

    Args:
        clusters: News with the notes of the corpus, together at least fifty articles.
        kinds: Clusters of another kind than news; each is a situation of its own.

    Raises:
        EvaluationError: If there are fewer articles.
    """
    pool = [
        replace(article, id=f"{cluster.id}/{article.id}")
        for cluster in clusters
        for article in cluster.articles
        if article.id not in _off_topic(cluster)
    ]
    if len(pool) < max(_COUNTS):
        raise EvaluationError(f"{len(pool)} articles are too few, {max(_COUNTS)} are needed: add clusters")
    counted = (
        Situation(name=f"{count} article{'s' if count > 1 else ''}", articles=tuple(pool[:count])) for count in _COUNTS
    )
    first = pool[0]
    copies = tuple(replace(first, id=f"copy {number}", source=f"Outlet {number}") for number in range(_COPIES))
    return (
        *counted,
        *(
            Situation(name=f"off topic in {cluster.id}", articles=cluster.articles, off_topic=_off_topic(cluster))
            for cluster in clusters
            if _off_topic(cluster)
        ),
        Situation(name="one long, many short", articles=tuple(_one_long(clusters[0]))),
        Situation(name="wire copies only", articles=copies),
        *(Situation(name=kind.id, articles=kind.articles) for kind in kinds),
    )


def _off_topic(cluster: ReferenceCluster) -> frozenset[str]:
    return frozenset(json.loads(cluster.notes).get("off_topic", ()))


def _one_long(cluster: ReferenceCluster) -> Iterable[Article]:
    """Yield half of a cluster's articles as one, and the first lines of each of the others."""
    half = len(cluster.articles) // 2
    long, short = cluster.articles[:half], cluster.articles[half:]
    yield replace(long[0], id="long", text="\n".join(article.text for article in long), source="The Long Read")
    for article in short:
        lines = islice((line for line in article.text.splitlines() if line.endswith(".")), _NOTICE_LINES)
        yield replace(article, text="\n".join(lines))


def behaviour(situation: Situation, *, words: int, embedder: Embedder) -> Behaviour:
    """Summarize a situation within a budget of words and count what is in the summary.

    Raises:
        SummarizerError: If there is no summary.
    """
    output = from_summary(summarize(situation.articles, max_words=words, embedder=embedder))
    cluster = ReferenceCluster(id=situation.name, articles=situation.articles, references=())
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
        off_topic=sum(span.article in situation.off_topic for span in spans),
    )


def dangling_openings(output: Output, cluster: ReferenceCluster) -> list[bool]:
    """Return for each sentence whether it opens with a word that refers to a sentence which is missing before it."""
    return [
        is_dangling(sentence.text) and not _follows(before, sentence, cluster)
        for before, sentence in zip((None, *output.sentences), output.sentences, strict=False)
    ]


def is_dangling(text: str) -> bool:
    """Return whether a sentence opens with a pronoun or connective that refers to the one before."""
    return bool(_CONNECTIVE.match(text) or (_PRONOUN.match(text) and not _DUMMY.match(text)))


def _follows(before: OutputSentence | None, sentence: OutputSentence, cluster: ReferenceCluster) -> bool:
    """Return whether the sentence before is also the one before it in the article, or the summary is no extract."""
    if before is None:
        return False
    if sentence.span is None:
        return True
    if before.span is None or before.span.article != sentence.span.article:
        return False
    text = next(article.text for article in cluster.articles if article.id == sentence.span.article)
    return before.span.end <= sentence.span.start and not text[before.span.end : sentence.span.start].strip()


_FIELDS = ("dangling", "dangling_quotations", "repeated", "off_topic")
_SUMS = ("dangling", "in quotations", "repeated", "off topic")
_NOTES = (
    "Words and articles cited: a number for each budget; the other columns are sums over the budgets.",
    "Dangling: opens with a word that refers to a missing sentence before; in quotations, the same inside of them.",
    "Repeated: pairs of sentences with a cosine of 0.8 or more. Off topic: quoted from an article about something else.",
)


def robustness_table(found: Mapping[str, Sequence[Behaviour]], *, budgets: Sequence[int], corpus: str) -> Table:
    """Return a table with a row per situation.

    Args:
        found: Counts for each budget by name of the situation.
        budgets: Budgets in words.
        corpus: Hash of the clusters.
    """
    headers = (
        Header("", is_text=True),
        *(Header(label) for label in ("words", "articles cited", "sentences", *_SUMS)),
    )
    rows = tuple((Cell(name), *map(Cell, _line(lines))) for name, lines in found.items())
    return Table(
        f"The default within {', '.join(map(str, budgets))} words", headers, (rows,), (*_NOTES, f"corpus:{corpus}")
    )


def _line(lines: Sequence[Behaviour]) -> tuple[str, ...]:
    return (
        " ".join(str(line.words) for line in lines),
        " ".join(str(line.articles) for line in lines),
        *(str(sum(getattr(line, name) for line in lines)) for name in ("sentences", *_FIELDS)),
    )


_EXAMPLES = """\b
Examples:
  python -m evaluation.research robustness corpus --split dev
  python -m evaluation.research robustness corpus --split dev --kinds reviews.jsonl -f markdown
"""


@click.command("robustness", short_help="Try the default on unusual inputs.", epilog=_EXAMPLES)
@clusters_argument
@click.option(
    "--kinds",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Clusters of another kind than news, each a row of the table.",
)
@split_option
@format_option(*DRAWINGS)
@output_option
def robustness_command(
    clusters: tuple[Path, ...], *, kinds: tuple[Path, ...], split: Any, format_: str, output: Path | None
) -> None:
    """Make unusual inputs of CLUSTERS (folders or .jsonl), summarize them and count faults of the summaries."""
    news, others = load_clusters(clusters, split=split), load_clusters(kinds) if kinds else []
    made, embedder = situations(news, others), CachedEmbedder()
    found = {}
    with progress_bar("situations") as progress:
        for number, situation in enumerate(made, start=1):
            found[situation.name] = [behaviour(situation, words=words, embedder=embedder) for words in BUDGETS]
            progress(number, len(made))
    emit(DRAWINGS[format_](robustness_table(found, budgets=BUDGETS, corpus=corpus_hash([*news, *others]))), output)
