"""Where sentences begin and end: hand-made cases, real articles, and what must hold for every text."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer import Article, InputError, Splitter
from summarizer.splitting.lines import split_lines
from summarizer.splitting.nltk import NltkSplitter
from summarizer.splitting.nupunkt import NupunktSplitter

CASES = Path(__file__).parents[1] / "cases" / "sentences.txt"
SPLITTERS: dict[str, Splitter] = {"nupunkt": NupunktSplitter(), "nltk": NltkSplitter()}
# By the first sentence of the block. Punkt cannot tell an ellipsis that ends a sentence from one that does not.
KNOWN_MISSES: dict[str, set[str]] = {"nupunkt": set(), "nltk": {"Wait..."}}

per_splitter = pytest.mark.parametrize("name", SPLITTERS)


def golden() -> list[tuple[str, list[str]]]:
    """(line, its sentences) for every block of the file, see its header."""
    blocks = []
    for block in CASES.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines:
            text = lines[0] + "".join(line[1:] if line.startswith("~") else f" {line}" for line in lines[1:])
            blocks.append((text, [line.removeprefix("~") for line in lines]))
    return blocks


def texts(splitter: Splitter, text: str) -> list[str]:
    return [sentence.text for sentence in splitter.split(Article("a", text))]


@per_splitter
def test_every_hard_case_but_the_known_ones_is_split_as_a_reader_would(name: str) -> None:
    cases = golden()
    assert len(cases) >= 110
    missed = {expected[0] for text, expected in cases if texts(SPLITTERS[name], text) != expected}
    assert missed == KNOWN_MISSES[name]


@per_splitter
def test_all_hard_cases_in_one_article_are_split_as_each_alone(name: str) -> None:
    kept = [case for case in golden() if case[1][0] not in KNOWN_MISSES[name]]
    together = "\n".join(text for text, _ in kept)
    assert texts(SPLITTERS[name], together) == [sentence for _, expected in kept for sentence in expected]


@per_splitter
def test_the_seed_articles_have_the_sentences_counted_by_hand(name: str, seeds: Path) -> None:
    counted = {"000": 17, "001": 26, "002": 20, "003": 21, "004": 36}
    found = {
        path.name[:3]: len(texts(SPLITTERS[name], path.read_text("utf-8"))) for path in sorted(seeds.glob("*.txt"))
    }
    assert found == counted


@per_splitter
@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f"])
def test_a_headline_is_never_glued_to_the_next_line(name: str, separator: str) -> None:
    lines = ["Bridge to close for a year", "The port authority said so on Friday."]
    assert texts(SPLITTERS[name], separator.join(lines)) == lines


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\n \t"])
def test_a_text_of_white_space_has_no_sentences(text: str) -> None:
    assert all(texts(splitter, text) == [] for splitter in SPLITTERS.values())


pieces = st.sampled_from(
    [
        "The U.S. voted. ",
        "“Oh!” ",
        "e.g. ",
        "Gaza.The ",
        "5 p.m. ",
        "...",
        "\n",
        "\r\n",
        "。",
        "」",
        "[1]",
        "No. 5 ",
        "\u00a0",
        "É. ",
        "🙂 ",
    ]
)


@per_splitter
@given(text=st.one_of(st.text(max_size=80), st.lists(pieces, max_size=12).map("".join)))
@example(text="\ud800. \x00. a")
def test_sentences_are_slices_in_order_that_lose_nothing_but_white_space(name: str, text: str) -> None:
    article = Article("a", text)
    found = SPLITTERS[name].split(article)
    end = 0
    for number, sentence in enumerate(found):
        assert sentence.article is article
        assert sentence.position == number
        assert sentence.start >= end
        assert text[end : sentence.start].strip() == ""
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        end = sentence.end
    assert text[end:].strip() == ""


@pytest.mark.slow
@per_splitter
@pytest.mark.parametrize(
    ("unit", "per_unit"),
    [
        ("The council met at noon in the U.S. and adjourned. ", 1),
        ("See No. 5 and Sen. Bo. lower case goes on. ", 1),
        ("It rained.The road flooded.", 2),
        ("今天下雨。", 1),
    ],
)
def test_a_line_of_megabytes_is_split_like_a_short_one(name: str, unit: str, per_unit: int) -> None:
    many = 1_000_000 // len(unit) if name == "nupunkt" else 150_000 // len(unit)
    found = texts(SPLITTERS[name], unit * many)
    # Where an engine sees no boundary for 100,000 characters, the line is cut there.
    assert many * per_unit <= len(found) <= many * per_unit + 10
    assert max(map(len, found)) <= len(unit)


@pytest.mark.slow
def test_a_line_of_ten_megabytes_is_shown_to_the_engine_once_and_in_chunks() -> None:
    shown: list[int] = []

    def engine(text: str) -> list[tuple[int, int]]:
        shown.append(len(text))
        return [(0, len(text) // 2), (len(text) // 2, len(text))]

    line = "word " * 2_000_000
    assert "".join(sentence.text + " " for sentence in split_lines(Article("a", line), engine)).split() == line.split()
    assert max(shown) <= 100_000
    # Here the last half of every chunk may continue after it, and is shown twice.
    assert sum(shown) <= 2 * len(line)


def test_ten_megabytes_without_a_full_stop_are_one_sentence() -> None:
    line = "word " * 2_000_000
    assert texts(NupunktSplitter(), line) == [line.strip()]


def test_a_language_without_parameters_is_refused_with_the_list() -> None:
    with pytest.raises(InputError, match=r"no parameters for language 'klingon': choose one of .*czech.*"):
        NltkSplitter("klingon").split(Article("a", "text"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "german",
            "Das gilt z.B. für Dr. Meier. Er kam am 3. Mai.",
            ["Das gilt z.B. für Dr. Meier.", "Er kam am 3. Mai."],
        ),
        ("french", "M. Dupont est parti. Il pleut.", ["M. Dupont est parti.", "Il pleut."]),
    ],
)
def test_nltk_splits_other_languages_by_their_own_parameters(language: str, text: str, expected: list[str]) -> None:
    assert texts(NltkSplitter(language), text) == expected
