"""Numbers of a sentence, and when two sentences may say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.lexical.numbers import Numbers, find_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It cost $1,200.", {"1200"}),
        ("It cost 1,200,300.50 crowns.", {"1200300.50"}),
        ("It rose 3.5 percent to 28.9.", {"3.5", "28.9"}),
        ("The score was 3-2.", {"3", "2"}),
        ("The 17-year-old won.", {"17"}),
        ("Three ships and twelve boats left.", {"3", "12"}),
        ("Twenty-three people, forty one dogs.", {"23", "41"}),
        ("Ninety thousand crowns.", {"90", "thousand"}),
        ("It cost 2 million.", {"2", "million"}),
        ("Half of them left.", {"half"}),
        ("No one came, only one of them.", set()),
        ("1,998 people came.", {"1998"}),
        ("In 1998 they came.", set()),
        ("On the 2nd day.", {"2"}),
        ("At 8:38 p.m.", {"8", "38"}),
        ("Nothing here.", set()),
    ],
)
def test_numbers_are_found_in_digits_and_in_words(text: str, numbers: set[str]) -> None:
    assert find_numbers(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "years", "months", "weekdays"),
    [
        ("On Sunday, 9 February 2025, it began.", {"2025"}, {"february"}, {"sunday"}),
        ("On Feb. 4 it began.", set(), {"february"}, set()),
        ("It opened on Sept. 3, 1998.", {"1998"}, {"september"}, set()),
        ("It opens Dec. 5.", set(), {"december"}, set()),
        ("He may come on 4 May.", set(), {"may"}, set()),
        ("He may come in May 2026.", {"2026"}, {"may"}, set()),
        ("It may end.", set(), set(), set()),
        ("From Saturday to Sunday.", set(), set(), {"saturday", "sunday"}),
        ("2,025 people came.", set(), set(), set()),
    ],
)
def test_dates_are_found(text: str, years: set[str], months: set[str], weekdays: set[str]) -> None:
    found = find_numbers(text)
    assert [set(found.years), set(found.months), set(found.weekdays)] == [years, months, weekdays]


@pytest.mark.parametrize(
    "text",
    ["He did not come.", "He didn't come.", "He didn’t come.", "Nobody came.", "He failed to come.", "He cannot come."],
)
def test_negation_is_found(text: str) -> None:
    assert find_numbers(text).negated


@pytest.mark.parametrize("text", ["He came.", "The No. 4 bus came.", "The knot held.", "The Norwegian notary came."])
def test_what_looks_like_a_negation_is_not_one(text: str) -> None:
    assert not find_numbers(text).negated


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("Forty people were hurt.", "40 people were hurt.", True),
        ("The bridge closes on 3 March.", "The bridge closes on Monday, 3 March 2025.", True),
        ("The bridge closes in March.", "The bridge closes.", True),
        ("Forty people were hurt.", "Forty-two people were hurt.", False),
        ("It cost 2 million.", "It cost 2 billion.", False),
        ("The bridge closes on Monday.", "The bridge closes on Tuesday.", False),
        ("The bridge closes in March.", "The bridge closes in April.", False),
        ("He was born in 1962.", "He was born in 1963.", False),
        ("He agreed to the plan.", "He did not agree to the plan.", False),
    ],
)
def test_sentences_agree_if_neither_contradicts_the_other(
    first: str,
    second: str,
    agree: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    assert find_numbers(first).agrees_with(find_numbers(second)) is agree


names = st.sampled_from(["3", "17", "million"])
kinds = st.builds(
    Numbers,
    numbers=st.frozensets(names),
    years=st.frozensets(st.sampled_from(["1998", "2025"])),
    months=st.frozensets(st.sampled_from(["may", "june"])),
    weekdays=st.frozensets(st.sampled_from(["monday", "friday"])),
    negated=st.booleans(),
)


@given(kinds, kinds)
def test_agreement_is_mutual_and_a_sentence_agrees_with_itself(one: Numbers, other: Numbers) -> None:
    assert one.agrees_with(one)
    assert one.agrees_with(other) == other.agrees_with(one)


@given(st.text())
def test_any_text_has_numbers(text: str) -> None:
    assert find_numbers(text) == find_numbers(text)
