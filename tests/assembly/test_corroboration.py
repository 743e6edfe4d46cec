"""Corroboration of a cited sentence: its near-duplicates, and sentences of other articles that entail it."""

import pytest

from summarizer import Article, Budget, Candidates, Summary, make_pipeline
from summarizer.inputs import known_texts

CITED = "The council of Sellin will close the Vallin bridge on 4 February for repairs."
MORE = "UPDATE: Sellin's council is to close the Vallin bridge for eight months of repairs, from 4 February."
FILLER = "Fishermen from Norhaven sold herring at the market."


def cited_first(*others: str) -> Summary:
    """Return the summary that quotes CITED; each other text is an article of its own."""
    articles = [Article("cited", CITED, source="Courier")]
    articles += [Article(f"other-{number}", f"{FILLER} {text}") for number, text in enumerate(others)]
    return make_pipeline(ranker="lexrank", selector=ChooseCited()).summarize(articles, Budget(max_sentences=1))


class ChooseCited:
    """Selector of CITED alone."""

    def select(self, candidates: Candidates, salience: object, budget: Budget, /) -> list[int]:  # noqa: ARG002
        return [candidates.texts.index(CITED)]


@pytest.mark.parametrize(
    ("other", "supports"),
    [
        (
            "After a long debate the council of Sellin said it will close the Vallin bridge for repairs on Feb. 4, 2026.",
            True,
        ),
        (MORE, True),
        # Another day, no day, a denial.
        (
            "After a long debate the council of Sellin said it will close the Vallin bridge for repairs on Feb. 9.",
            False,
        ),
        ("After a long debate the council of Sellin said it will close the Vallin bridge for repairs.", False),
        ("The council of Sellin will not close the Vallin bridge for repairs on 4 February, it said on Monday.", False),
        # Another thing of the same place and day.
        ("The council of Sellin will vote on the budget of the harbour on 4 February.", False),
    ],
)
def test_a_sentence_that_entails_the_cited_one_supports_it_and_one_that_differs_does_not(
    other: str, *, supports: bool
) -> None:
    (cited,) = cited_first(other).sentences
    assert [copy.sentence.text for copy in cited.also_in] == ([other] if supports else [])
    assert cited.sources == 1 + supports


def test_a_sentence_does_not_support_one_that_says_more_than_it() -> None:
    less = "The Vallin bridge will close for repairs."
    assert cited_first(less).sentences[0].also_in == ()


def test_copies_and_entailing_sentences_are_distinguished() -> None:
    copy = "The council of Sellin will close the Vallin bridge for repairs on 4 February."
    summary = cited_first(copy, MORE)
    (cited,) = summary.sentences
    assert {one.sentence.text: one.says_more for one in cited.also_in} == {copy: False, MORE: True}
    assert [one.sentence.text for one in cited.duplicates] == [copy]
    assert cited.sources == 3
    assert [one["says_more"] for one in summary.to_dict()["sentences"][0]["also_in"]] == [
        one.says_more for one in cited.also_in
    ]


def test_copies_of_one_report_that_say_more_count_once() -> None:
    more = f"{MORE} Inspectors had found cracks in two of its four main girders in January, and the ferry will cross every hour."
    (cited,) = cited_first(more, more).sentences
    assert len(cited.also_in) == 2
    assert cited.sources == 2


def test_a_known_summary_does_not_make_the_sentences_that_entail_its_own_known() -> None:
    summary = cited_first(MORE)
    assert [copy.says_more for copy in summary.sentences[0].also_in] == [True]
    for known in (summary, summary.to_dict()):
        assert [one.text for one in known_texts([known]) or ()] == [CITED]
