"""Words, stop words and stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import InputError
from summarizer.lexical.words import Vocabulary, stemmer, stop_words, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. paid $1,200.50.", ["the", "u.s", "paid", "1,200.50"]),
        ("Mr O’Neill's co-pilot didn't.", ["mr", "o'neill's", "co-pilot", "didn't"]),
        ("Café_Zoë — ÉLODIE!", ["café", "zoë", "élodie"]),
        ("今天下雨。明天晴", ["今天下雨", "明天晴"]),
        ("🙂 … —", []),
    ],
)
def test_words_keep_inner_punctuation(text: str, words: list[str]) -> None:
    assert tokenize(text) == words


@given(st.text())
def test_words_are_in_the_text_in_order(text: str) -> None:
    rest = text.lower().replace("’", "'")
    for word in tokenize(text):
        assert word in rest
        rest = rest[rest.index(word) + len(word) :]


def test_both_apostrophes_make_one_stem_and_contractions_are_stop_words() -> None:
    vocabulary = Vocabulary("english")
    stems = [
        vocabulary.stems(tokenize(text)) for text in ("Lund’s ferry", "Lund's ferry", "Lund ferry", "Don’t", "they've")
    ]
    assert stems[0].tolist() == stems[1].tolist() == stems[2].tolist()
    assert vocabulary.is_stop[[stems[3][0], stems[4][0]]].all()


def test_english_stop_words_are_closed_classes_only() -> None:
    words = stop_words("english")
    assert {"the", "of", "and", "he", "not", "would", "between"} <= words
    assert not words & {"bill", "announce", "president", "state", "fire", "system"}


@pytest.mark.parametrize(("language", "word"), [("german", "und"), ("french", "pour"), ("spanish", "para")])
def test_other_languages_have_stop_words_of_their_own(language: str, word: str) -> None:
    assert word in stop_words(language)


def test_a_language_without_stop_words_is_refused_with_the_list() -> None:
    with pytest.raises(InputError, match=r"no stop words for language 'klingon': choose one of arabic, .*vietnamese"):
        stop_words("klingon")


@pytest.mark.parametrize(
    ("language", "words", "stem"),
    [
        # From the vocabularies at snowballstem.org.
        ("english", ["consign", "consigned", "consigning", "consignment"], "consign"),
        ("english", ["knights", "knight"], "knight"),
        ("german", ["aufeinander", "aufeinanders"], "aufeinand"),
        ("french", ["continua", "continuait", "continuation"], "continu"),
    ],
)
def test_stems_are_those_of_snowball(language: str, words: list[str], stem: str) -> None:
    assert {stemmer(language)(word) for word in words} == {stem}


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stemmer("vietnamese")("chạy") == "chạy"
