"""Redundancy, sources, attribution, order: by hand, by SciPy, and for every text."""

import math
from dataclasses import replace
from datetime import datetime

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from evaluation.corpus import Reference, ReferenceCluster, Span
from evaluation.metrics.order import order_scores
from evaluation.metrics.similarity import redundancy_scores, semantic_scores
from evaluation.metrics.sources import attribution_scores, source_scores
from evaluation.outputs import Output, OutputSentence, from_summary, from_text
from evaluation.scoring import CachedEmbedder
from summarizer import summarize


def plain(*sentences: str) -> Output:
    return Output(tuple(OutputSentence(sentence) for sentence in sentences))


def quoted(cluster: ReferenceCluster, *rows: tuple[int, int]) -> Output:
    """Sentences by (number of the article, number of the line)."""
    return from_text([cluster.articles[a].text.split("\n")[line] for a, line in rows], cluster.articles)


@pytest.fixture(scope="module")
def embedder() -> CachedEmbedder:
    return CachedEmbedder()


def test_a_sentence_said_twice_is_wholly_redundant(embedder: CachedEmbedder) -> None:
    scores = redundancy_scores(
        plain("The bridge will close in May.", "The bridge will close in May."), embedder=embedder
    )
    assert scores["redundancy.near_duplicates"] == 1
    assert scores["redundancy.max_cosine"] == pytest.approx(1, abs=1e-5)
    assert scores["redundancy.self_rouge2"] == 1
    assert scores["redundancy.unique_bigrams"] == 0.5


def test_self_rouge_by_hand(embedder: CachedEmbedder) -> None:
    # Bigrams: "the bridg", "bridg close"; "the bridg", "bridg sway", "sway now": one of two and one of three again.
    scores = redundancy_scores(plain("The bridge closes.", "The bridge sways now."), embedder=embedder)
    assert scores["redundancy.self_rouge2"] == pytest.approx((1 / 2 + 1 / 3) / 2)
    assert scores["redundancy.unique_bigrams"] == pytest.approx(4 / 5)


def test_one_sentence_repeats_nothing_and_no_sentence_has_no_score(embedder: CachedEmbedder) -> None:
    assert redundancy_scores(plain("The bridge closes."), embedder=embedder) == {
        "redundancy.near_duplicates": 0,
        "redundancy.max_cosine": 0,
        "redundancy.self_rouge2": 0,
        "redundancy.unique_bigrams": 1,
    }
    assert redundancy_scores(plain(), embedder=embedder) == {}


@given(st.permutations(["The bridge closes.", "A ferry runs.", "The bridge closes in May.", "Buses go round."]))
def test_redundancy_does_not_depend_on_the_order(sentences: list[str]) -> None:
    memo = CachedEmbedder()
    there, back = (redundancy_scores(plain(*order), embedder=memo) for order in (sentences, sentences[::-1]))
    assert there == pytest.approx(back, abs=1e-5)


def test_the_effective_number_of_sources_is_the_exponential_of_the_entropy(harbour: ReferenceCluster) -> None:
    output = quoted(harbour, (0, 1), (0, 2), (1, 4))
    words = [9 + 6, 11]
    scores = source_scores(output)
    assert scores["sources.articles"] == 2
    assert scores["sources.effective"] == pytest.approx(math.exp(scipy.stats.entropy(words)))
    assert source_scores(quoted(harbour, (0, 0), (0, 1)))["sources.effective"] == pytest.approx(1)


def test_corroboration_is_the_mean_of_known_counts(harbour: ReferenceCluster) -> None:
    one, two = quoted(harbour, (0, 0), (1, 4)).sentences
    known = Output((replace(one, sources=2), replace(two, sources=1)))
    assert source_scores(known)["sources.corroboration"] == 1.5
    assert "sources.corroboration" not in source_scores(Output((one, replace(two, sources=1))))


def test_text_that_is_no_quotation_has_no_sources(harbour: ReferenceCluster) -> None:
    assert source_scores(plain("Something burned.")) == {}
    assert attribution_scores(plain("Something burned."), harbour) == {}


def test_our_own_citations_hold(harbour: ReferenceCluster) -> None:
    output = from_summary(summarize(harbour.articles, max_words=60))
    assert attribution_scores(output, harbour) == {"attribution": 1.0}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: replace(s, text=s.text + " "),
        lambda s: replace(s, span=Span(s.span.article, s.span.start + 1, s.span.end)),
        lambda s: replace(s, span=Span("nowhere", s.span.start, s.span.end)),
        lambda s: replace(s, span=Span(s.span.article, -5, s.span.end)),
        lambda s: replace(s, copies=(Span("post", 0, 10**6), Span("post", 0, 5), Span("herald", 0, 5))),
    ],
)
def test_a_wrong_citation_is_seen(harbour: ReferenceCluster, spoil: object) -> None:
    right = quoted(harbour, (0, 0), (1, 1))
    assert attribution_scores(right, harbour)["attribution"] == 1.0
    assert callable(spoil)
    wrong = Output((spoil(right.sentences[0]), right.sentences[1]))
    assert attribution_scores(wrong, harbour)["attribution"] < 1.0


def test_the_order_of_dates_is_kendalls_tau(harbour: ReferenceCluster) -> None:
    output = quoted(harbour, (0, 0), (1, 1), (0, 1), (1, 4))
    expected = scipy.stats.kendalltau([0, 1, 2, 3], [4, 5, 4, 5]).statistic
    assert order_scores(output, replace(harbour, references=()))["order.dates"] == pytest.approx(expected)


def test_the_order_of_a_reference_is_one_forwards_and_minus_one_backwards(harbour: ReferenceCluster) -> None:
    sentences = (
        "A fire destroyed the hall.",
        "Two firefighters went to hospital.",
        "The mayor promised a new building.",
    )
    cluster = replace(harbour, references=(Reference("plain", sentences),))
    assert order_scores(plain(*sentences), cluster) == {"order.references": pytest.approx(1)}
    assert order_scores(plain(*sentences[::-1]), cluster) == {"order.references": pytest.approx(-1)}
    assert order_scores(plain(*sentences[:2]), cluster) == {}


def test_a_time_without_a_zone_is_ordered_as_utc(harbour: ReferenceCluster) -> None:
    first, second = harbour.articles
    # 02:00 and 03:00 UTC, though the clock of the first shows a later hour.
    first = replace(first, published=datetime.fromisoformat("2025-03-01T04:00:00+02:00"))
    second = replace(second, published=datetime.fromisoformat("2025-03-01T03:00:00"))
    mixed = replace(harbour, articles=(first, second), references=())
    expected = scipy.stats.kendalltau([0, 1, 2], [2, 3, 3]).statistic
    assert order_scores(quoted(mixed, (0, 0), (1, 1), (1, 2)), mixed) == {"order.dates": pytest.approx(expected)}


def test_semantic_coverage_of_the_references_themselves_is_one(
    bridge: ReferenceCluster, embedder: CachedEmbedder
) -> None:
    sentences = [sentence for reference in bridge.references for sentence in reference.sentences]
    assert semantic_scores(plain(*sentences), bridge, embedder=embedder)["semantic.coverage"] == pytest.approx(
        1, abs=1e-5
    )
    assert semantic_scores(plain(), bridge, embedder=embedder) == {"semantic.coverage": 0}
