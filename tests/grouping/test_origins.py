"""Origins: groups of articles that are not independent."""

import json
from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article
from summarizer.grouping.origins import find_origins
from summarizer.reading import read_articles

WIRE = (
    "The harbour bridge at Sellin will close for fourteen months from Monday because engineers found cracks in two of"
    " its nine steel girders during an inspection in January, the port authority said on Friday in a short statement."
)
OTHER = (
    "Residents of the north bank learned from the radio that their only crossing is to be shut, and many of them asked"
    " on Saturday who is going to pay for the ferry that the mayor has promised to run until the repair is done."
)


def origins(*articles: tuple[str, str]) -> list[int]:
    found = find_origins([Article(str(n), text, source=source) for n, (text, source) in enumerate(articles)])
    return [int(number) for number in found]


def test_articles_with_their_own_words_and_outlets_are_independent() -> None:
    assert origins((WIRE, "Courier"), (OTHER, "Radio"), (WIRE[:30], "")) == [0, 1, 2]


def test_edits_of_one_text_are_one_origin_in_any_outlet() -> None:
    shortened = WIRE.replace(" in a short statement", "").replace("fourteen", "14")
    assert origins((OTHER, "Radio"), (WIRE, "Courier"), (shortened, "Ledger")) == [0, 1, 1]


def test_an_edit_of_an_edit_is_still_the_same_report() -> None:
    words = f"{WIRE} {OTHER}".split()
    first, middle, last = (" ".join(words[start : start + 45]) for start in (0, 15, 30))
    assert origins((first, "a"), (last, "b")) == [0, 1]
    assert origins((first, "a"), (last, "b"), (middle, "c")) == [0, 0, 0]


def test_articles_of_one_outlet_are_one_origin_however_it_is_spelled() -> None:
    assert origins((WIRE, "The Courier"), (OTHER, " the courier ")) == [0, 0]
    assert origins((WIRE, ""), (OTHER, "")) == [0, 1]


@pytest.mark.parametrize("text", ["", "Short.", "今天下雨。", "🙂"])
def test_a_tiny_text_is_no_copy(text: str) -> None:
    assert origins((text, "a"), (WIRE, "b"), (f"{OTHER} {text}", "c")) == [0, 1, 2]


def test_no_articles_have_no_origins() -> None:
    assert find_origins([]).shape == (0,)


def closed(pairs: Iterable[tuple[str, str]], names: Iterable[str]) -> set[frozenset[str]]:
    """The groups in which everything is joined by some pairs."""
    groups = [{name} for name in names]
    for pair in pairs:
        joined = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return {frozenset(group) for group in groups}


def test_the_origins_of_the_corpus_are_its_wire_copies_and_its_outlets(corpus: Path) -> None:
    clusters = sorted(corpus.glob("*/cluster.json"))
    assert clusters
    for notes in clusters:
        articles = read_articles([str(notes.parent)])
        found = find_origins(articles).tolist()
        names = [article.id for article in articles]
        copies = [pair for group in json.loads(notes.read_text("utf-8"))["wire_copies"] for pair in pairwise(group)]
        outlets = [(a.id, b.id) for a, b in combinations(articles, 2) if a.source.casefold() == b.source.casefold()]
        joined_pairs = [
            (names[one], names[other])
            for one, other in combinations(range(len(names)), 2)
            if found[one] == found[other]
        ]
        assert closed(joined_pairs, names) == closed([*copies, *outlets], names), notes.parent.name


@given(st.permutations([(WIRE, "a"), (WIRE.replace("Sellin", "Ossa"), "b"), (OTHER, "c"), ("Short.", "d")]))
def test_the_order_of_the_articles_does_not_matter(articles: list[tuple[str, str]]) -> None:
    found = origins(*articles)
    outlets = [outlet for _, outlet in articles]
    together = {
        frozenset(outlet for outlet, label in zip(outlets, found, strict=True) if label == group) for group in found
    }
    assert together == {frozenset("ab"), frozenset("c"), frozenset("d")}
