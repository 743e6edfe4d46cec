"""The API that a user tries first: `evaluate` and `rouge`, what they print, and what they say when used wrongly."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evaluation import (
    Comparison,
    EvaluationError,
    FunctionSystem,
    ReferenceCluster,
    Results,
    Rouge155,
    evaluate,
    load_clusters,
    rouge,
)
from summarizer import Article, Summary, summarize

pytestmark = pytest.mark.slow


def first_lines(articles: list[Article], max_words: int) -> str:
    """Return the first line of each article; `max_words` is kept by the harness."""
    assert max_words == 40
    return "\n".join(article.text.split("\n")[0] for article in articles)


def as_list(articles: list[Article], max_words: int) -> list[str]:
    return first_lines(articles, max_words).split("\n")


def ours(articles: list[Article], max_words: int) -> Summary:
    return summarize(articles, max_words=max_words)


@pytest.fixture
def results(clusters: list[ReferenceCluster]) -> Results:
    return evaluate(["default", "lead", first_lines], clusters, words=40)


def test_names_and_functions_are_evaluated_side_by_side(results: Results, clusters: list[ReferenceCluster]) -> None:
    assert [system.name for system in results.systems] == ["default", "lead", "first_lines"]
    assert results.clusters == ("bridge", "harbour", "market")
    expected = Rouge155(metrics=("2",)).score(
        as_list(list(clusters[0].articles), 40), [reference.sentences for reference in clusters[0].references]
    )
    assert results.values("first_lines", "R-2.recall")["bridge"] == expected["2"].recall


def test_print_shows_the_table(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    print(results)  # noqa: T201 - what a user does
    shown = capsys.readouterr().out
    assert shown.startswith("3 clusters, 40 words, ")
    for part in ("default", "first_lines", "R-2", "corpus:"):
        assert part in shown
    assert repr(results) == "<Results of default, lead, first_lines on 3 clusters, 40 words>"


def test_compare_tests_a_difference_and_prints_it(results: Results) -> None:
    comparison = results.compare("default", "lead")
    assert isinstance(comparison, Comparison)
    assert {(made.first, made.second) for made in comparison} == {("default", "lead")}
    shown = str(comparison)
    assert shown.startswith("default against lead, 3 clusters, 40 words\n")
    assert "won–tied–lost" in shown
    assert len(results.compare("default", "lead", columns=["R-1.recall"])) == 1
    with pytest.raises(EvaluationError, match="no system 'leed' in these results: did you mean 'lead'"):
        results.compare("default", "leed")
    with pytest.raises(EvaluationError, match=r"unknown column 'R-2\.recal': did you mean 'R-2\.recall'"):
        results.compare("default", "lead", columns=["R-2.recal"])


def test_to_pandas_has_a_row_per_cluster_and_system(results: Results) -> None:
    pandas = pytest.importorskip("pandas")
    frame = results.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns[:3]) == ["cluster", "system", "words"]
    assert len(frame) == 9
    mine = frame[frame["system"] == "default"].set_index("cluster")["R-2.recall"]
    assert dict(mine) == results.values("default", "R-2.recall")


def test_to_pandas_without_pandas_says_how_to_get_it(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(EvaluationError, match="to_pandas\\(\\) needs pandas: install it with"):
        results.to_pandas()


@pytest.mark.parametrize("function", [first_lines, as_list, ours])
def test_a_function_returns_a_text_sentences_or_a_summary(function: Any, bridge: ReferenceCluster) -> None:
    results = evaluate(function, [bridge], words=40)
    record = results.record("bridge", function.__name__)
    assert record is not None
    assert record.output is not None
    assert 0 < record.output.words <= 40
    assert record.scores["attribution"] == 1


def test_a_longer_summary_of_a_function_is_cut(bridge: ReferenceCluster) -> None:
    def everything(articles: Sequence[Article], _: int) -> str:
        return "\n".join(article.text for article in articles)

    assert evaluate(everything, [bridge], words=10).values("everything", "length.words") == {"bridge": 10}


def test_a_function_that_returns_something_else_is_named(bridge: ReferenceCluster) -> None:
    with pytest.raises(EvaluationError, match="the function 'five' returned 5: return a text"):
        evaluate(FunctionSystem("five", lambda *_: 5), [bridge])  # type: ignore[arg-type]  # wrong on purpose


def test_clusters_are_any_iterable_or_a_path(corpus: Path) -> None:
    expected = evaluate("lead", load_clusters(str(corpus)), words=40).to_json()
    assert evaluate(["lead"], (cluster for cluster in load_clusters([corpus])), words=40).to_json() == expected
    assert evaluate(["lead"], str(corpus), words=40).to_json() == expected


@pytest.mark.parametrize(
    ("systems", "options", "message"),
    [
        (["defualt"], {}, "unknown system 'defualt': did you mean 'default'"),
        (["lead"], {"word": 40}, "unknown option 'word': did you mean 'words'"),
        (["lead", 5], {}, "5 is no system: use a name"),
        (["lead", "lead"], {}, "two systems have the name 'lead'"),
        ([], {}, "no systems"),
        (["lead"], {"words": 0}, "a budget of 0 words is too small"),
    ],
)
def test_wrong_systems_and_options_are_named(
    bridge: ReferenceCluster, systems: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(EvaluationError, match=message):
        evaluate(systems, [bridge], **options)


def test_no_clusters_are_an_error() -> None:
    with pytest.raises(EvaluationError, match="no clusters"):
        evaluate(["lead"], [])


def test_a_reference_in_one_string_is_one_reference() -> None:
    alone = rouge(["The ferry sank."], ["The old ferry sank at noon."])
    assert alone.pairs == rouge(["The ferry sank."], [["The old ferry sank at noon."]]).pairs
    expected = Rouge155(metrics=("1",)).score(["The ferry sank."], [["The old ferry sank at noon."]])["1"]
    assert alone.mean["R-1.recall"] == expected.recall == 0.5


def test_several_references_count_as_one_set() -> None:
    both = rouge(["The ferry sank."], [["The old ferry sank.", "At noon the ferry sank."]])
    expected = Rouge155(metrics=("2",)).score(
        ["The ferry sank."], [["The old ferry sank."], ["At noon the ferry sank."]]
    )
    assert both.mean["R-2.recall"] == expected["2"].recall
    best = rouge(["The ferry sank."], [["The old ferry sank.", "At noon the ferry sank."]], combination="best")
    assert best.mean["R-2.recall"] > both.mean["R-2.recall"]


def test_rouge_prints_means_over_the_pairs_and_the_signature() -> None:
    scores = rouge(["A dog ran.", "A cat sat."], ["A dog ran.", "The moon rose."], words=50)
    assert scores.mean["R-1.recall"] == scores.mean["rouge1.f1"] == 0.5
    shown = str(scores)
    assert shown.startswith("2 pairs\n")
    for part in ("ROUGE-1.5.5 R-SU4", "rouge-score rougeLsum", "recall", "cut-at-50w", "refs:pooled"):
        assert part in shown
    assert scores.to_json()["mean"]["R-1.recall"] == 0.5


def test_with_the_unicode_tokenizer_rouge_score_is_left_out() -> None:
    scores = rouge(["Мост закрыт."], ["Мост закрыт."], tokenizer="unicode", stem=False)
    assert scores.mean["R-1.recall"] == 1
    assert not [key for key in scores.mean if key.startswith("rouge")]


@pytest.mark.parametrize(
    ("summaries", "references", "message"),
    [
        ("A dog ran.", ["A dog ran."], "summaries must be a list, not the text 'A dog ran.'"),
        (["A dog ran."], "A dog ran.", "references must be a list, not the text 'A dog ran.'"),
        (["A dog ran."], [], "1 summary and references for 0"),
        (["A dog.", "A cat."], ["A dog."], "2 summaries and references for 1"),
        ([], [], "no summaries"),
        ([5], ["A dog."], "summaries must be texts, not 5"),
        (["A dog."], [[None]], "references of summary 1 must be texts, not None"),
        (["A dog."], [""], "pair 1: reference 1 of 1 has no token"),
    ],
)
def test_pairs_that_do_not_fit_are_refused(summaries: Any, references: Any, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        rouge(summaries, references)


def fails(articles: list[Article], max_words: int) -> str:
    raise KeyError(f"{len(articles)} articles, {max_words} words")


def test_a_function_that_fails_is_named_with_the_cluster(bridge: ReferenceCluster) -> None:
    message = rf"fails\(articles, 40\) failed on cluster '{bridge.id}': KeyError: '\d articles, 40 words'"
    with pytest.raises(EvaluationError, match=message):
        evaluate(fails, [bridge], words=40)


@pytest.mark.parametrize("words", ["100", True, 2.5])
def test_a_budget_that_is_no_number_of_words_is_refused(words: Any, bridge: ReferenceCluster) -> None:
    with pytest.raises(EvaluationError, match="words must be a whole number, not "):
        evaluate("lead", [bridge], words=words)


def test_an_unknown_split_is_answered_with_those_that_there_are() -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    with pytest.raises(EvaluationError, match=r"splits.json has no list 'train': choose one of dev, test"):
        load_clusters(corpus, split="train")  # type: ignore[arg-type]
