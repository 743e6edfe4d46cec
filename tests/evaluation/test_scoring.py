"""All numbers of a summary together: copies score 1, order of references is nothing, bad texts are said to be bad."""

from dataclasses import replace
from itertools import permutations

import pytest

from evaluation.columns import COLUMNS
from evaluation.corpus import Reference, ReferenceCluster
from evaluation.errors import EvaluationError
from evaluation.metrics.rouge155 import Rouge155
from evaluation.outputs import Output, OutputSentence, from_text
from evaluation.scoring import CachedEmbedder, Scorer


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(words=100, embedder=CachedEmbedder())


def copy_of(reference: Reference) -> Output:
    return Output(tuple(OutputSentence(sentence) for sentence in reference.sentences))


def test_a_copy_of_the_only_reference_scores_one(bridge: ReferenceCluster, scorer: Scorer) -> None:
    alone = bridge.without("tight")
    scores = scorer.score(copy_of(alone.references[0]), alone)
    rouge = {name: score for name, score in scores.items() if name.startswith(("R-", "rouge"))}
    assert len(rouge) == 7 * 3 + 3
    assert set(rouge.values()) == {1.0}


def test_a_copy_of_one_of_several_references_is_the_best_there_is_for_rouge_score(
    bridge: ReferenceCluster, scorer: Scorer
) -> None:
    scores = scorer.score(copy_of(bridge.references[1]), bridge)
    assert scores["rouge1.f1"] == scores["rouge2.f1"] == scores["rougeLsum.f1"] == 1.0
    assert 0.5 < scores["R-1.recall"] < 1.0


def test_the_order_of_the_references_changes_nothing(harbour: ReferenceCluster, scorer: Scorer) -> None:
    output = from_text("Velm's fish hall burned down. Two firefighters were hurt.", harbour.articles)
    scores = [scorer.score(output, replace(harbour, references=order)) for order in permutations(harbour.references)]
    assert all(other == scores[0] for other in scores)


def test_an_empty_summary_scores_zero(harbour: ReferenceCluster, scorer: Scorer) -> None:
    scores = scorer.score(Output(()), harbour)
    assert set(scores.values()) == {0.0}
    assert {"R-1.recall", "R-2.recall.jackknife", "rougeLsum.f1", "nuggets.recall", "length.words"} <= scores.keys()


def test_every_number_has_a_column(harbour: ReferenceCluster, scorer: Scorer) -> None:
    output = from_text(harbour.articles[0].text, harbour.articles)
    assert scorer.score(output, harbour).keys() <= COLUMNS.keys()
    assert scorer.score_human(harbour.references[0], harbour).keys() <= COLUMNS.keys()


def test_words_beyond_the_budget_do_not_count(bridge: ReferenceCluster, scorer: Scorer) -> None:
    short = replace(scorer, words=5)
    filled = from_text("The Marrow bridge will close for nine weeks.", bridge.articles)
    cut = from_text("The Marrow bridge will close", bridge.articles)
    assert short.score(filled, bridge)["R-1.recall"] == short.score(cut, bridge)["R-1.recall"]
    assert scorer.score(filled, bridge)["R-1.recall"] > scorer.score(cut, bridge)["R-1.recall"]
    assert short.score(filled, bridge)["length.words"] == 8


def test_a_person_is_scored_against_the_other_references(harbour: ReferenceCluster, scorer: Scorer) -> None:
    plain, tight = harbour.for_budget(100).references
    scores = scorer.score_human(plain, harbour)
    alone = Rouge155(metrics=("1",)).score(plain.sentences, [tight.sentences])["1"].recall
    assert scores["R-1.recall.jackknife"] == pytest.approx(alone, abs=1e-6)
    # Of the nuggets that "tight" states, n1 and n3, "plain" states n1.
    assert scores["nuggets.recall"] == 0.5


def test_two_equal_references_make_a_perfect_person_and_a_perfect_copy(
    bridge: ReferenceCluster, scorer: Scorer
) -> None:
    twin = replace(bridge, references=(bridge.references[0], replace(bridge.references[0], writer="twin")))
    assert scorer.score_human(twin.references[0], twin)["R-2.recall.jackknife"] == 1.0
    assert scorer.score(copy_of(twin.references[0]), twin)["R-2.recall.jackknife"] == 1.0


@pytest.mark.parametrize("text", ["今日は橋が閉まる。", "สะพานปิด", "Мост закрыт на девять недель."])
def test_other_scripts_are_refused_by_the_programs_tokenizer_and_scored_by_the_unicode_one(
    bridge: ReferenceCluster, scorer: Scorer, text: str
) -> None:
    cluster = replace(bridge, references=(Reference("plain", (text,)),))
    with pytest.raises(EvaluationError, match=r"cluster 'bridge'.*unicode"):
        scorer.score(from_text(text, ()), cluster)


@pytest.mark.parametrize("text", ["今日は橋が閉まる。", "สะพานปิด", "Мост закрыт на девять недель."])
def test_with_the_unicode_tokenizer_a_copy_in_any_script_scores_one(
    bridge: ReferenceCluster, scorer: Scorer, text: str
) -> None:
    cluster = replace(bridge, references=(Reference("plain", (text,)),))
    scores = replace(scorer, tokenizer="unicode", language="russian").score(from_text(text, ()), cluster)
    assert {score for name, score in scores.items() if name.startswith(("R-1", "R-L"))} == {1.0}
    assert "rouge1.f1" not in scores


def test_the_signature_names_what_decides_the_numbers(scorer: Scorer) -> None:
    everything = "\n".join(scorer.signature)
    for part in ("1.5.5", "stem:yes", "refs:pooled", "tok:bytes", "cut-at-100w", "rouge-score-rs", "MiniLM"):
        assert part in everything
    assert replace(scorer, words=50).signature != scorer.signature
