"""Which sentences open with a word that needs the sentence before."""

import pytest

from evaluation.corpus import ReferenceCluster
from evaluation.outputs import Output, OutputSentence, from_text
from evaluation.research.robustness import dangling_openings, is_dangling


@pytest.mark.parametrize(
    "text",
    [
        "He left.",
        "“They knew,” she said.",
        "But nobody came.",
        "However, it rained.",
        "This was new.",
        "As a result, prices rose.",
    ],
)
def test_an_opening_that_needs_the_sentence_before_is_dangling(text: str) -> None:
    assert is_dangling(text)


@pytest.mark.parametrize(
    "text",
    [
        "Andrea left.",
        "Butter is dear.",
        "It is likely that it rains.",
        "Thistles grow.",
        "Heathrow closed.",
        "Thus-Weber won.",
    ],
)
def test_an_opening_that_stands_alone_is_not(text: str) -> None:
    assert is_dangling(text) == (text == "Thus-Weber won.")


def test_a_sentence_after_its_own_predecessor_does_not_dangle(harbour: ReferenceCluster) -> None:
    # "They were released …" after its own predecessor; "But nobody knows …" after a stranger.
    lines = [article.text.split("\n") for article in harbour.articles]
    output = from_text([lines[0][1], lines[0][2], lines[1][2]], harbour.articles)
    assert dangling_openings(output, harbour) == [False, False, True]
    assert dangling_openings(from_text([lines[0][2]], harbour.articles), harbour) == [True]


def test_what_was_written_as_one_text_dangles_only_at_its_start(harbour: ReferenceCluster) -> None:
    output = Output(tuple(map(OutputSentence, ("They left the quay.", "But they came back.", "He saw it."))))
    assert dangling_openings(output, harbour) == [True, False, False]
