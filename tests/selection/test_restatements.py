"""Sentences that repeat a chosen one although their vectors differ."""

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer import Article, Candidates, summarize
from summarizer.reading import read_articles
from summarizer.selection.state import is_restatement

MakeCandidates = Callable[..., Candidates]
CHOSEN = "The prime minister's office in Lund says the two leaders will meet at the castle on 4 February."


def restates(text: str, make_candidates: MakeCandidates, *, chosen: str = CHOSEN) -> bool:
    """Return whether a text restates the chosen one, by its words alone."""
    candidates = make_candidates([Article("a", chosen), Article("b", text)])
    row = candidates.texts.index(chosen)
    return bool(
        is_restatement(candidates, row, candidates.vectors @ candidates.vectors[row])[candidates.texts.index(text)]
    )


@pytest.mark.parametrize(
    ("text", "is_restated"),
    [
        ("The prime minister's office said the two would meet on Feb. 4.", True),
        ("The two leaders will meet at the castle on Feb. 4.", True),
        ("The two leaders will meet at the castle on Feb. 5.", False),
        ("The two leaders will meet at the castle on 4 March.", False),
        ("The two leaders will not meet at the castle on Feb. 4.", False),
        (
            "The two leaders will meet at the castle on Feb. 4 and fly to Ossa the next day for talks with fishermen.",
            False,
        ),
    ],
)
def test_a_sentence_that_adds_no_word_and_no_number_restates(
    text: str,
    is_restated: bool,  # noqa: FBT001 - parametrized
    make_candidates: MakeCandidates,
) -> None:
    assert restates(text, make_candidates) is is_restated


def test_the_longer_sentence_of_a_pair_is_no_restatement(make_candidates: MakeCandidates) -> None:
    short = "The two leaders will meet on Feb. 4."
    assert restates(short, make_candidates)
    assert not restates(CHOSEN, make_candidates, chosen=short)


@pytest.mark.slow
def test_one_date_in_two_spellings_is_quoted_once(corpus: Path) -> None:
    summary = summarize(read_articles([str(corpus / "white-house-visit" / "articles")]), max_words=120)
    assert (
        sum("4 February" in cited.sentence.text or "Feb. 4" in cited.sentence.text for cited in summary.sentences) == 1
    )
