"""What is promised for unusual inputs: any number of articles, any budget, strangers, copies alone, reviews and reports."""

from pathlib import Path

import pytest

from evaluation.cli import main
from evaluation.corpus import load_clusters
from evaluation.embedding import Memo
from evaluation.errors import EvaluationError
from evaluation.report.robustness_table import robustness_grid
from evaluation.robustness import BUDGETS, Behaviour, Situation, behaviour, situations
from summarizer import summarize

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
KINDS = Path(__file__).parent / "cases" / "genres.jsonl"
MADE = situations(load_clusters([ROOT / "corpus"], split="dev"), load_clusters([KINDS]))


@pytest.fixture(scope="module")
def memo() -> Memo:
    return Memo()


@pytest.fixture(scope="module")
def found(memo: Memo) -> dict[str, list[Behaviour]]:
    """Name of a situation → what the default does in it, for each budget."""
    return {made.name: [behaviour(made, words=words, embedder=memo) for words in BUDGETS] for made in MADE}


def test_every_situation_is_made() -> None:
    names = [situation.name for situation in MADE]
    counts = [len(situation.articles) for situation in MADE[:6]]
    assert counts == [1, 2, 5, 10, 20, 50]
    assert sum(bool(situation.strangers) for situation in MADE) == 2
    assert names[-5:] == [
        "one long, many short",
        "wire copies only",
        "kettle-reviews",
        "netbook-opinions",
        "port-report",
    ]


@pytest.mark.parametrize("situation", MADE, ids=lambda situation: situation.name)
def test_in_every_situation_the_summary_keeps_its_promises(
    situation: Situation, found: dict[str, list[Behaviour]]
) -> None:
    available = sum(len(text.split()) for text in {article.text for article in situation.articles})
    for words, one in zip(BUDGETS, found[situation.name], strict=True):
        assert 0 < one.words <= words
        assert (one.dangling, one.repeated, one.strange) == (0, 0, 0)
        # Where there is far more than fits, and room for more than a sentence or two.
        assert one.words >= 0.8 * words or words < 60 or available <= 4 * words
        assert one.articles > 1 or words < 120 or len(situation.articles) == 1


def test_hardly_a_sentence_opens_with_what_is_not_there_even_in_quotations(found: dict[str, list[Behaviour]]) -> None:
    every = [one for lines in found.values() for one in lines]
    assert sum(one.dangling + one.dangling_quotations for one in every) < 0.03 * sum(one.sentences for one in every)


def test_copies_alone_are_one_source_and_cited_with_each_sentence(memo: Memo) -> None:
    [copies] = [situation for situation in MADE if situation.name == "wire copies only"]
    summary = summarize(copies.articles, max_words=120, embedder=memo)
    assert all(cited.sources == 1 for cited in summary.sentences)
    assert all(len(cited.also_in) == len(copies.articles) - 1 for cited in summary.sentences)


def test_fifty_articles_are_asked_for() -> None:
    with pytest.raises(EvaluationError, match="articles: robustness is tried on 50"):
        situations(load_clusters([ROOT / "corpus" / "krona-rate-decision"]))


def test_the_command_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["robustness", str(ROOT / "corpus" / "krona-rate-decision")]) == 1
    assert "robustness is tried on 50" in capsys.readouterr().err


def test_the_table_has_a_line_for_each_situation(found: dict[str, list[Behaviour]]) -> None:
    grid = robustness_grid(found, budgets=BUDGETS, corpus="0")
    [lines] = grid.sections
    assert [line[0].text for line in lines] == list(found)
    assert all(len(line) == len(grid.heads) for line in lines)
    assert lines[0][1].text.split() == [str(one.words) for one in found["1 article"]]
