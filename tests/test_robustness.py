"""What is promised for unusual inputs: any number of articles, any budget, strangers, copies alone, reviews and reports."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.cli import main
from evaluation.corpus import load_clusters
from evaluation.embedding import Memo
from evaluation.errors import EvaluationError
from evaluation.robustness import BUDGETS, Behaviour, Situation, behaviour, situations

ROOT = Path(__file__).parent.parent
KINDS = Path(__file__).parent / "cases" / "genres.jsonl"
MADE = situations(load_clusters([ROOT / "corpus"], split="dev"), load_clusters([KINDS]))
Behave = Callable[[int], Behaviour]


@pytest.fixture(scope="module")
def memo() -> Memo:
    return Memo()


@pytest.fixture(params=MADE, ids=lambda situation: situation.name)
def situation(request: pytest.FixtureRequest) -> Situation:
    found: Situation = request.param
    return found


def test_every_situation_is_made() -> None:
    names = [situation.name for situation in MADE]
    counts = [len(situation.articles) for situation in MADE[:6]]
    assert counts == [1, 2, 5, 10, 20, 50]
    assert sum(bool(situation.strangers) for situation in MADE) == 2
    assert names[-4:] == ["one long, many short", "wire copies only", "kettle-reviews", "port-report"]


def test_in_every_situation_the_summary_keeps_its_promises(situation: Situation, memo: Memo) -> None:
    available = sum(len(article.text.split()) for article in situation.articles)
    for words in BUDGETS:
        found = behaviour(situation, words=words, embedder=memo)
        assert 0 < found.words <= words
        assert (found.dangling, found.repeated, found.strange) == (0, 0, 0)
        # Where there is far more than fits, and room for more than a sentence or two.
        if words >= 60 and available > 4 * words and situation.name != "wire copies only":
            assert found.words >= 0.8 * words
        if words >= 120 and len(situation.articles) > 1 and situation.name != "wire copies only":
            assert found.articles > 1


def test_copies_alone_are_one_source_and_cited_with_each_sentence(memo: Memo) -> None:
    from summarizer import summarize

    [copies] = [situation for situation in MADE if situation.name == "wire copies only"]
    summary = summarize(copies.articles, max_words=120, embedder=memo)
    assert all(cited.sources == 1 for cited in summary.sentences)
    assert all(len(cited.also_in) == len(copies.articles) - 1 for cited in summary.sentences)


def test_fifty_articles_are_asked_for() -> None:
    with pytest.raises(EvaluationError, match="articles: robustness is tried on 50"):
        situations(load_clusters([ROOT / "corpus" / "krona-rate-decision"]))


def test_the_command_draws_a_line_for_each_situation(capsys: pytest.CaptureFixture[str]) -> None:
    corpus = [str(ROOT / "corpus"), "--split", "dev", "--kinds", str(KINDS)]
    assert main(["robustness", *corpus, "-f", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[0].strip('"') for line in lines[1:3]] == ["1 article", "2 articles"]
    assert len(lines) == len(MADE) + 1
