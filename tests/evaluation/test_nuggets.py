"""Nugget recall by citation and by words; the modified pyramid by hand."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.corpus import ReferenceCluster, Span, load_clusters
from evaluation.corpus.loading import is_cluster
from evaluation.metrics.nuggets import LEXICAL_THRESHOLD, found_nuggets, nugget_scores, supporting_spans, word_overlap
from evaluation.outputs import Output, OutputSentence, from_text

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def quoted(cluster: ReferenceCluster, *sentences: str) -> Output:
    output = from_text(sentences, cluster.articles)
    assert all(sentence.span for sentence in output.sentences)
    return output


def test_a_quoted_sentence_states_what_it_supports(harbour: ReferenceCluster) -> None:
    output = quoted(harbour, "The fish hall, which was built in 1911, burned to the ground.")
    assert found_nuggets(output, harbour) == {"n1"}


def test_a_quoted_sentence_that_is_no_supporting_quote_states_nothing_however_many_words_it_shares(
    harbour: ReferenceCluster,
) -> None:
    output = quoted(harbour, "The hall had stood on the quay since 1911 and held eleven stalls.")
    assert found_nuggets(output, harbour) == set()


def test_a_copy_found_by_the_summarizer_counts_like_the_sentence(harbour: ReferenceCluster) -> None:
    [sentence] = quoted(harbour, "They were released on Tuesday morning.").sentences
    mayor = next(nugget for nugget in harbour.nuggets if nugget.id == "n3")
    copied = replace(sentence, copies=tuple(supporting_spans(mayor, harbour)))
    assert found_nuggets(Output((copied,)), harbour) == {"n3"}


def test_a_slice_must_cover_most_of_the_quote(harbour: ReferenceCluster) -> None:
    text = harbour.articles[0].text
    end = text.index("\n")
    for length, found in ((end - 3, {"n1"}), (end // 2, set())):
        sentence = OutputSentence(text[:length], Span("herald", 0, length))
        assert found_nuggets(Output((sentence,)), harbour) == found


def test_text_from_elsewhere_states_what_it_has_half_the_words_of(harbour: ReferenceCluster) -> None:
    output = from_text("A heater may have started it, and the mayor wants another hall.", harbour.articles)
    # n4 "A heater started the fire": 2 of 3 content words; n3 "The mayor promised a new hall": 2 of 3 ("new" is no
    # content word); n1 "The fish hall burned down": 1 of 3.
    assert found_nuggets(output, harbour) == {"n3", "n4"}


def test_recall_and_pyramid_by_hand(harbour: ReferenceCluster) -> None:
    served = harbour.for_budget(100)
    scores = nugget_scores(quoted(served, "Two firefighters were taken to hospital with smoke poisoning."), served)
    # Weights 2, 1, 1; found: one of weight 1; vital: n1 and n2. Two references state 4 / 2 = 2 nuggets on average, and
    # two weigh at most 2 + 1.
    assert scores["nuggets.recall"] == pytest.approx(1 / 4)
    assert scores["nuggets.vital"] == pytest.approx(1 / 2)
    assert scores["nuggets.pyramid"] == pytest.approx(1 / 3)


def test_all_nuggets_score_one_and_an_empty_summary_none(harbour: ReferenceCluster) -> None:
    every = quoted(harbour, *(quote.text for nugget in harbour.nuggets for quote in nugget.supported_by))
    assert nugget_scores(every, harbour)["nuggets.recall"] == 1.0
    empty = nugget_scores(Output(()), harbour)
    assert set(empty.values()) == {0.0}


def test_without_nuggets_there_is_nothing_to_score(bridge: ReferenceCluster) -> None:
    assert nugget_scores(Output(()), bridge) == {}


@given(st.lists(st.sampled_from(["fire", "halls", "burning", "the", "Velm"]), max_size=6), st.data())
def test_more_text_never_overlaps_less(words: list[str], data: st.DataObject) -> None:
    more = words + data.draw(st.lists(st.sampled_from(["quay", "fires", "a"]), max_size=3))
    nugget = "Fire burned the hall on the quay."
    assert 0 <= word_overlap(" ".join(words), nugget) <= word_overlap(" ".join(more), nugget) <= 1


@pytest.fixture(scope="module")
def written() -> list[ReferenceCluster]:
    folders = [path for path in sorted(CORPUS.glob("*/")) if is_cluster(path) and (path / "nuggets.json").exists()]
    return load_clusters(folders)


def test_the_threshold_agrees_with_the_labels_of_which_reference_states_which_nugget(
    written: list[ReferenceCluster],
) -> None:
    pairs = [
        (
            max(word_overlap(sentence, nugget.text) for sentence in reference.sentences) >= LEXICAL_THRESHOLD,
            reference.writer in nugget.stated_by,
        )
        for cluster in written
        for nugget in cluster.nuggets
        for reference in cluster.references
    ]
    hits = sum(said and stated for said, stated in pairs)
    assert len(pairs) > 1_000
    assert hits / sum(said for said, _ in pairs) > 0.9
    assert hits / sum(stated for _, stated in pairs) > 0.75


def test_the_threshold_finds_as_many_nuggets_in_leads_as_are_there(written: list[ReferenceCluster]) -> None:
    said = stated = 0
    for cluster in written:
        for article in cluster.articles:
            lead = from_text(
                list(chain.from_iterable([article.text[:600].rpartition("\n")[0].split("\n")])), cluster.articles
            )
            stated += len(found_nuggets(lead, cluster))
            loose = Output(tuple(OutputSentence(text) for text in from_text(" ".join(lead.texts), ()).texts))
            said += len(found_nuggets(loose, cluster))
    assert stated > 300
    assert said == pytest.approx(stated, rel=0.2)
