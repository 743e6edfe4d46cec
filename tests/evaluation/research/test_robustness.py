"""Promises for unusual inputs: any number of articles, any budget, articles off topic, copies alone, reviews and reports."""

from pathlib import Path

import pytest

from evaluation.corpus import load_clusters
from evaluation.errors import EvaluationError
from evaluation.research.__main__ import main
from evaluation.research.robustness import BUDGETS, Behaviour, Situation, behaviour, robustness_table, situations
from evaluation.scoring import CachedEmbedder
from summarizer import summarize

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
KINDS = ROOT / "tests" / "cases" / "genres.jsonl"
MADE = situations(load_clusters([ROOT / "corpus"], split="dev"), load_clusters([KINDS]))


@pytest.fixture(scope="module")
def embedder() -> CachedEmbedder:
    return CachedEmbedder()


@pytest.fixture(scope="module")
def found(embedder: CachedEmbedder) -> dict[str, list[Behaviour]]:
    """Name of a situation → what the default does in it, for each budget."""
    return {made.name: [behaviour(made, words=words, embedder=embedder) for words in BUDGETS] for made in MADE}


def test_every_situation_is_made() -> None:
    names = [situation.name for situation in MADE]
    counts = [len(situation.articles) for situation in MADE[:6]]
    assert counts == [1, 2, 5, 10, 20, 50]
    assert sum(bool(situation.off_topic) for situation in MADE) == 2
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
    summaries = dict(zip(BUDGETS, found[situation.name], strict=True))
    assert all(0 < one.words <= words for words, one in summaries.items())
    assert {(one.dangling, one.repeated, one.off_topic) for one in summaries.values()} == {(0, 0, 0)}
    # Where there is far more than fits, and room for more than a sentence or two.
    assert [words for words, one in summaries.items() if 60 <= words < available / 4 and one.words < 0.8 * words] == []
    several = len(situation.articles) > 1
    assert [words for words, one in summaries.items() if several and words >= 120 and one.articles < 2] == []


def test_hardly_a_sentence_opens_with_what_is_not_there_even_in_quotations(found: dict[str, list[Behaviour]]) -> None:
    every = [one for lines in found.values() for one in lines]
    assert sum(one.dangling + one.dangling_quotations for one in every) < 0.03 * sum(one.sentences for one in every)


def test_copies_alone_are_one_source_and_cited_with_each_sentence(embedder: CachedEmbedder) -> None:
    [copies] = [situation for situation in MADE if situation.name == "wire copies only"]
    summary = summarize(copies.articles, max_words=120, embedder=embedder)
    assert all(cited.sources == 1 for cited in summary.sentences)
    assert all(len(cited.also_in) == len(copies.articles) - 1 for cited in summary.sentences)


def test_fifty_articles_are_asked_for() -> None:
    with pytest.raises(EvaluationError, match="articles are too few, 50 are needed"):
        situations(load_clusters([ROOT / "corpus" / "krona-rate-decision"]))


def test_the_command_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["robustness", str(ROOT / "corpus" / "krona-rate-decision")]) == 1
    assert "articles are too few, 50 are needed" in capsys.readouterr().err


def test_the_table_has_a_line_for_each_situation(found: dict[str, list[Behaviour]]) -> None:
    table = robustness_table(found, budgets=BUDGETS, corpus="0")
    [lines] = table.sections
    assert [line[0].text for line in lines] == list(found)
    assert all(len(line) == len(table.headers) for line in lines)
    assert lines[0][1].text.split() == [str(one.words) for one in found["1 article"]]
