"""The gold of the corpus: exact places, extracts within their budgets, and two editors who agree as the README says."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean

import pytest

from evaluation.corpus import Gold, ReferenceCluster, load_clusters
from evaluation.corpus.gold import BUDGETS, VITAL, read_gold
from evaluation.files import parse_json, read_text
from evaluation.metrics.readers import UNUSABLE, readers_scores
from evaluation.outputs import Output, OutputSentence

CORPUS = Path(__file__).parents[2] / "corpus"
CLUSTERS = load_clusters(CORPUS, split="dev")
per_cluster = pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda cluster: cluster.id)


def editors(cluster: ReferenceCluster) -> tuple[Gold, Gold]:
    """The gold of the first editor and of the second, who labelled the same sentences."""
    first, second = (
        parse_json(read_text(CORPUS / cluster.id / name), where=name) for name in ("gold.json", "gold-second.json")
    )
    return read_gold(first, where="first"), read_gold(second, where="second", sentences=first["sentences"])


@per_cluster
def test_every_place_holds_the_text_that_is_written_beside_it(cluster: ReferenceCluster) -> None:
    texts = {article.id: article.text for article in cluster.articles}
    record = parse_json(read_text(CORPUS / cluster.id / "gold.json"), where=cluster.id)
    for name, sentence in record["sentences"].items():
        assert texts[sentence["article"]][sentence["start"] : sentence["end"]] == sentence["text"], name
        assert sentence["text"] == sentence["text"].strip(), name
        assert name.split(".")[0] == f"a{[*texts].index(sentence['article']) + 1}"
    # Every word of the articles is in one sentence.
    assert "".join("".join(sentence["text"].split()) for sentence in record["sentences"].values()) == "".join(
        "".join(text.split()) for text in texts.values()
    )


@per_cluster
def test_the_facts_and_extracts_are_of_the_stated_number_and_length(cluster: ReferenceCluster) -> None:
    texts = {article.id: article.text for article in cluster.articles}
    assert cluster.gold == editors(cluster)[0]
    for gold in editors(cluster):
        assert len(gold.story.split()) <= 35
        assert 8 <= len(gold.facts) <= 15
        assert all(fact.stated_by for fact in gold.facts)
        vital = [fact.weight == VITAL for fact in gold.facts]
        assert vital == sorted(vital, reverse=True)
        assert any(vital)
        for words, spans in gold.extracts:
            length = sum(len(texts[span.article][span.start : span.end].split()) for span in spans)
            assert 0.7 * words <= length <= words, words
            assert len(set(spans)) == len(spans)


def kappa(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Cohen's kappa of two labellings."""
    observed = fmean(one == other for one, other in zip(first, second, strict=True))
    one, other = fmean(first), fmean(second)
    by_chance = one * other + (1 - one) * (1 - other)
    return (observed - by_chance) / (1 - by_chance)


def agreement(is_meant: Callable[[str | None], bool]) -> float:
    """Kappa over all sentences of what two editors say of a flag."""
    labels: tuple[list[bool], list[bool]] = ([], [])
    for cluster in CLUSTERS:
        for own, gold in zip(labels, editors(cluster), strict=True):
            flags = dict(gold.flags)
            own += [is_meant(flags.get(sentence)) for sentence in gold.sentences]
    return kappa(*labels)


def scored(words: int, *, editor: int) -> list[float]:
    """Facts, vital facts, unusable sentences and missing context of an editor's extracts under the first one's gold."""
    rows = []
    for cluster in CLUSTERS:
        spans = editors(cluster)[editor].extract(words)
        scores = readers_scores(Output(tuple(OutputSentence("", span) for span in spans)), cluster)
        rows.append([scores[f"readers.{name}"] for name in ("facts", "vital", "unusable", "context")])
    return [fmean(column) for column in zip(*rows, strict=True)]


def test_the_readme_says_how_far_the_editors_agree() -> None:
    said = read_text(CORPUS / "README.md")
    assert f"unusable {agreement(lambda flag: flag in UNUSABLE):.2f}" in said
    assert f"any flag {agreement(lambda flag: flag is not None):.2f}" in said
    for editor, name in enumerate(("first", "second")):
        for words in BUDGETS:
            facts, vital, unusable, context = scored(words, editor=editor)
            row = (
                rf"\| {name} \| {words} \| {100 * facts:.1f} \| {100 * vital:.1f} \| {unusable:.2f} \| {context:.2f} \|"
            )
            assert re.search(row, said), row
