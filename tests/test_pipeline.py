"""Stages as objects, and the orders in which a summary is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest

from summarizer import Article, Budget, Candidates, InputError, Pipeline, Sentence, summarize
from summarizer.assembly.ordering import ORDERS
from summarizer.embedding.tfidf import TfIdf
from summarizer.numerics.types import Vector
from summarizer.ranking.lead import Lead
from summarizer.selection.top import Top
from summarizer.splitting.nupunkt import NupunktSplitter

PIPELINE = Pipeline(splitter=NupunktSplitter(), embedder=TfIdf(), ranker=Lead(), selector=Top())
AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
DATED = (
    Article("b", "Engineers found cracks in two girders.\nThe repair will take fourteen months.", published=AT),
    Article(
        "a", "The harbour bridge closed on Friday.\nA ferry runs every ten minutes.", published=AT - timedelta(days=1)
    ),
    Article("c", "Shop owners fear for their customers.\nThe state pays for three quarters of it."),
)


@dataclass(frozen=True)
class ByLength:
    """A ranker of one's own: the longest sentence first."""

    def rank(self, candidates: Candidates, /) -> Vector:
        lengths = np.array([len(text) for text in candidates.texts], dtype=np.float64)
        return np.asarray(lengths / lengths.max())


@dataclass(frozen=True)
class ByLine:
    """A splitter of one's own: every line is a sentence."""

    def split(self, article: Article, /) -> Sequence[Sentence]:
        ends = np.cumsum([len(line) + 1 for line in article.text.split("\n")]).tolist()
        starts = [0, *ends[:-1]]
        return [Sentence(article, n, start, end - 1) for n, (start, end) in enumerate(zip(starts, ends, strict=True))]


def ids(order: str, articles: Sequence[Article] = DATED) -> list[str]:
    summary = replace(PIPELINE, order=order).summarize(articles, Budget(max_sentences=6))
    return [cited.sentence.article.id for cited in summary.sentences]


def test_a_pipeline_is_a_value_that_can_be_used_again_and_says_what_it_is() -> None:
    first = PIPELINE.summarize(DATED, Budget(max_sentences=2))
    assert PIPELINE.summarize(DATED, Budget(max_sentences=2)) == first
    assert first.settings.endswith(f"{PIPELINE!r} {first.budget!r}")
    assert replace(PIPELINE) == PIPELINE


def test_the_function_does_what_the_object_does() -> None:
    by_name = summarize(DATED, max_words=20, splitter="nupunkt", embedder="tfidf", ranker="lead", selector="top")
    assert by_name == PIPELINE.summarize(DATED, Budget(max_words=20))


def test_a_stage_of_ones_own_is_given_as_an_object() -> None:
    summary = summarize(DATED, max_sentences=1, splitter=ByLine(), embedder=TfIdf(), ranker=ByLength(), selector=Top())
    assert summary.text == "The state pays for three quarters of it."
    assert "ByLength()" in summary.settings


def test_plain_texts_are_named_by_their_place() -> None:
    summary = summarize([article.text for article in DATED], max_sentences=6, embedder="tfidf")
    assert [article.id for article in summary.articles] == ["1", "2", "3"]
    assert [article.text for article in summary.articles] == [article.text for article in DATED]


def test_sentences_are_read_by_date_and_those_without_one_last() -> None:
    assert ids("chronological") == ["a", "a", "b", "b", "c", "c"]


def test_a_time_without_a_zone_is_read_as_utc() -> None:
    later = replace(DATED[1], published=datetime(2025, 3, 1, 12, 30))  # noqa: DTZ001 - that is the case
    east = replace(DATED[2], published=datetime(2025, 3, 1, 13, 15, tzinfo=timezone(timedelta(hours=1))))
    assert ids("chronological", [later, east, DATED[0]]) == ["b", "b", "c", "c", "a", "a"]


def test_sentences_are_read_by_salience_or_source_by_source_from_the_most_salient_one_on() -> None:
    longest = "The harbour bridge at Sellin will close for fourteen months from Monday on."
    articles = [
        Article("p", f"{longest}\nIt rained.\nThe port authority closed Sellin's bridge."),
        Article("q", "Engineers found cracks in two of its nine steel girders."),
    ]
    by_length = replace(PIPELINE, ranker=ByLength())
    read = {
        order: [
            (cited.sentence.article.id, cited.sentence.position)
            for cited in replace(by_length, order=order).summarize(articles, Budget(max_sentences=3)).sentences
        ]
        for order in ("salience", "source")
    }
    assert read == {"salience": [("p", 0), ("q", 0), ("p", 2)], "source": [("p", 0), ("p", 2), ("q", 0)]}


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_changes_nothing_but_the_order(order: str) -> None:
    one = replace(PIPELINE, order=order).summarize(DATED, Budget(max_sentences=4))
    other = PIPELINE.summarize(DATED, Budget(max_sentences=4))
    assert {cited.sentence for cited in one.sentences} == {cited.sentence for cited in other.sentences}


def test_an_unknown_order_is_refused_when_the_pipeline_is_made() -> None:
    with pytest.raises(InputError, match="unknown order 'date': choose one of "):
        replace(PIPELINE, order="date")
