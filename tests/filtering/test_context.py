"""Context groups: sentences that are understood alone, and the neighbours that others need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.filtering.context import find_context_groups
from summarizer.models import Article
from summarizer.splitting.nupunkt import NupunktSplitter


def groups(text: str) -> tuple[tuple[int, ...], ...]:
    return find_context_groups(NupunktSplitter().split(Article("a", text)))


ALONE = "The council of Sellin voted for the new bridge on Monday evening."


@pytest.mark.parametrize(
    "sentence",
    [
        "It is unclear when the new bridge over the Velm will open.",
        "There were four boats in the harbour when the storm began.",
        "This week the council will vote on the bridge once more.",
        "“We will not sell the ferry to anybody,” Mayor Berit Hale said on Monday.",
        '"They came at night and took the coins," museum director Ida Rask told reporters.',
        "On Monday Berit Hale left the room early because, she said, there was nothing to add.",
        "According to the ministry, about 40 people were moved to a school.",
        "Half of those who voted on Sunday had come by boat.",
        "Most of those questioned in the town agreed with the plan.",
        "One of these days the old bridge over the Velm will fall.",
        "The ferry is free for those who have lost their houses.",
        "The pilots walked out this week over a plan to guide ships from the shore.",
        "Plenty of churches hold relics of saints, but few of those relics are so old.",
        "By the same day of next year the bridge is to be open again.",
    ],
)
def test_what_is_complete_stands_alone(sentence: str) -> None:
    assert groups(f"{ALONE} {sentence}") == ((0,), (1,))


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that the bridge would cost more than the old one.",
        "But the plan has to be approved by the county board first.",
        "Its members had been divided over the question for many months.",
        "The latter was built of wood in the spring of that year.",
        "The second is a duty sheet with the names of the crew.",
        "Half of you have worked here for more than twenty years.",
        "Two of those were closed again in the spring of last year.",
        "No bridge over the Velm was built in those twenty years.",
        "Marlow Springs has two of those cells already, both on one shift.",
        "The operator caught this error and deleted the whole message.",
        "Another question that the council left open is the timing.",
        "During the same interview she said that she hated carrots.",
        "The other heir to the mill was a stage actor in the capital.",
        "No. It stops the charge of the pack at 60 percent.",
        "“It was the right thing to do for all of us here.”",
        "“And we are going to build it before the winter,” Hale said on Monday.",
    ],
)
def test_what_refers_back_needs_the_sentence_before_it(sentence: str) -> None:
    assert groups(f"{ALONE} {sentence}") == ((0,), (0, 1))


def test_a_chain_of_pronouns_needs_all_of_it_but_no_more_than_three() -> None:
    links = ["He has led the council of the town for eleven years."] * 4
    assert groups(" ".join([ALONE, *links])) == ((0,), (0, 1), (0, 1, 2), (0, 1, 2, 3), ())


def test_what_refers_back_at_the_beginning_of_an_article_is_never_chosen() -> None:
    assert groups(f"He said that the bridge would cost more than the old one. {ALONE}") == ((), (1,))


def test_the_halves_of_a_quotation_need_each_other() -> None:
    text = "“The map of the whole valley has changed. We can draw it again from here,” Mayor Berit Hale said."
    assert groups(f"{ALONE} {text}") == ((0,), (1, 2), (1, 2))


def test_the_middle_of_a_quotation_is_not_the_writers_statement() -> None:
    text = "“The map of the valley has changed. The dam is broken and the road gone. Nobody here knows it yet,” Mayor Hale said."
    assert groups(f"{ALONE} {text}")[2] == (1, 2, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "What will the council of Sellin decide about the bridge on Monday?",
        "and the rest of the harbour was closed to ships for a week.",
        "Read on to learn what the council decided about the bridge.",
        "The council gave three reasons for its vote on the bridge:",
        "The harbour of Sellin was closed to all ships for a week",
        "Finished!",
        "In seats for the five parties of the new parliament: 56, 52, 22, 21 and 9.",
    ],
)
def test_questions_fragments_and_teasers_are_never_chosen(sentence: str) -> None:
    assert groups(f"{ALONE}\n{sentence}") == ((0,), ())


@pytest.mark.parametrize(
    ("sentence", "is_answer"),
    [
        ("Power was out in 11,500 homes.", True),
        ("Deaths: 1,612 by Friday morning.", True),
        ("The dyke has held.", True),
        ("Opening hours.", False),
        ("Who pays for the dyke?", False),
        ("It was the third time.", False),
    ],
)
def test_a_short_statement_is_no_fragment_for_a_query(sentence: str, *, is_answer: bool) -> None:
    sentences = NupunktSplitter().split(Article("a", "\n".join([*[ALONE] * 5, "What then?", sentence])))
    assert not find_context_groups(sentences)[-1]
    assert bool(find_context_groups(sentences, for_query=True)[-1]) == is_answer


def test_articles_in_short_sentences_keep_them() -> None:
    assert groups("Nice clean room. Friendly staff at breakfast. Great view of the lake.") == ((0,), (1,), (2,))


def test_neighbours_of_another_article_do_not_help() -> None:
    first = NupunktSplitter().split(Article("a", ALONE))
    second = NupunktSplitter().split(Article("b", "He said that the bridge would cost more than the old one."))
    assert find_context_groups([*first, *second]) == ((0,), ())


@given(st.text(max_size=200))
def test_a_context_group_is_a_run_of_rows_that_holds_its_own(text: str) -> None:
    for row, rows in enumerate(groups(text)):
        assert not rows or (row in rows and list(rows) == list(range(rows[0], rows[-1] + 1)) and len(rows) <= 4)


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("Prepared with the member organisations in Lund and Ossa last week.", ()),
        ("Hazard: The packs can ignite during charging and while parked in a hall.", ()),
        ("Deaths: 1,612 by the count of the authorities on 17 October at seven.", (1,)),
        ("Home and Order 31.8, Concord 29.6, the Farmers 12.4, Green Linden 11.9.", ()),
        ("Home and Order, the Farmers, the Liberal Forum of Olsava: 87.", ()),
        ("Mayor Carol Lund: “We were told about all of it last Friday by telephone.”", (1,)),
        ("On 4 May 12 people died, 30 were hurt and 9 were still missing at noon.", (1,)),
        ("Published in 2019 by two engineers, the study had warned of the cracks.", (1,)),
        ("Posted workers from four countries have built most of the new bridge.", (1,)),
    ],
)
def test_a_note_on_the_making_of_a_text_is_no_statement(sentence: str, rows: tuple[int, ...]) -> None:
    assert groups(f"{ALONE} {sentence}") == ((0,), rows)
