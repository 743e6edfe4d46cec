"""Readers' gold from files, and a clear message for everything that can be wrong in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.corpus import Fact, Span, corpus_hash, load_clusters
from evaluation.corpus.gold import check_gold, read_gold, read_gold_file
from evaluation.errors import EvaluationError

SENTENCES = {"a1.1": ["herald", 0, 67], "a1.2": ["herald", 68, 129], "a2.1": ["post", 0, 77]}
RECORD: dict[str, Any] = {
    "id": "harbour",
    "story": "The fish hall burned down.",
    "facts": [
        {"fact": "A fire destroyed the fish hall", "weight": 3, "stated_by": ["a1.1"]},
        {"fact": "Two firefighters were hurt", "weight": 2, "stated_by": ["a1.2", "a2.1"]},
    ],
    "extract_50": ["a1.1"],
    "extract_100": ["a1.1", "a2.1"],
    "extract_200": ["a1.1", "a2.1"],
    "flags": {"a1.2": "context"},
}
OBJECTS = {name: dict(zip(("article", "start", "end"), place, strict=True)) for name, place in SENTENCES.items()}


def test_gold_is_read_as_spans() -> None:
    gold = read_gold(RECORD, where="here", sentences=SENTENCES)
    first, second, third = (Span(*place) for place in SENTENCES.values())  # type: ignore[arg-type]
    assert gold.sentences == (first, second, third)
    assert gold.facts[1] == Fact("Two firefighters were hurt", 2, (second, third))
    assert gold.flags == ((second, "context"),)
    assert gold.extracts == ((50, (first,)), (100, (first, third)), (200, (first, third)))


def test_sentences_are_in_the_record_or_beside_it_as_lists_or_objects() -> None:
    beside = read_gold(RECORD, where="here", sentences=SENTENCES)
    assert read_gold(RECORD | {"sentences": OBJECTS}, where="here") == beside
    assert read_gold(RECORD, where="here", sentences=OBJECTS) == beside


@pytest.mark.parametrize(("words", "budget"), [(10, 50), (50, 50), (75, 50), (76, 100), (100, 100), (900, 200)])
def test_the_extract_for_a_budget_is_the_nearest(words: int, budget: int) -> None:
    record = RECORD | {"extract_50": ["a1.1"], "extract_100": ["a1.2"], "extract_200": ["a2.1"]}
    gold = read_gold(record, where="here", sentences=SENTENCES)
    assert gold.extract(words) == dict(gold.extracts)[budget]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"facts": None}, "here: facts is None: write lists"),
        ({"flags": []}, "flags is .*an object of flags"),
        ({"facts": [1]}, "here: a fact must"),
        ({"facts": [{"fact": "x", "weight": 4, "stated_by": []}]}, "fact 'x' has weight 4: use 1, 2 or 3"),
        ({"facts": [{"fact": "x", "weight": 1, "stated_by": ["a9.9"]}]}, "names a9.9, but has no such sentence"),
        ({"facts": [{"fact": "x"}]}, "a fact must be an object with fact, weight and stated_by"),
        ({"extract_50": ["a3.1"]}, "names a3.1"),
        ({"flags": {"a1.1": "boring"}}, "flag 'boring' does not exist: choose one of noise, caption"),
        ({"flags": {"a8.1": "noise"}}, "names a8.1"),
        ({"sentences": {}}, "gold without sentences: add them, or name their file with --gold-sentences"),
        ({"sentences": {"a1.1": ["herald", 0]}}, "sentence 'a1.1' must have article, start and end"),
        ({"sentences": {**SENTENCES, "a1.3": ["herald", 5, 9], "a1.4": ["herald", 2, 3]}}, "at 5 and 2 of 'herald'"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        read_gold(RECORD | {"sentences": SENTENCES} | changes, where="here")


def test_gold_without_a_part_is_no_gold() -> None:
    without: dict[str, Any] = {name: value for name, value in RECORD.items() if name != "extract_100"}
    for record in (7, without):
        with pytest.raises(EvaluationError, match=r"here: gold without .*extract_100.*: add"):
            read_gold(record, where="here", sentences=SENTENCES)


def write_pair(folder: Path, *records: object, sentences: object) -> tuple[Path, Path]:
    gold, beside = folder / "gold.jsonl", folder / "sentences.json"
    gold.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    beside.write_text(json.dumps(sentences), "utf-8")
    return gold, beside


def test_clusters_take_gold_from_a_file_of_their_own_or_from_a_pair(corpus: Path, tmp_path: Path) -> None:
    gold, beside = write_pair(tmp_path, RECORD, sentences={"harbour": SENTENCES})
    with_pair = load_clusters(corpus, gold=gold, gold_sentences=beside)
    assert [cluster.id for cluster in with_pair if cluster.gold] == ["harbour"]
    (corpus / "harbour" / "gold.json").write_text(json.dumps(RECORD | {"sentences": OBJECTS}), "utf-8")
    assert load_clusters(corpus) == with_pair
    gold.write_text(json.dumps(RECORD | {"sentences": OBJECTS}) + "\n", "utf-8")
    assert load_clusters(corpus, gold=str(gold)) == with_pair


def test_gold_decides_scores_and_so_the_hash(corpus: Path) -> None:
    before = corpus_hash(load_clusters(corpus))
    path = corpus / "harbour" / "gold.json"
    path.write_text(json.dumps(RECORD | {"sentences": SENTENCES}), "utf-8")
    after = corpus_hash(load_clusters(corpus))
    path.write_text(json.dumps(RECORD | {"sentences": SENTENCES, "flags": {}}), "utf-8")
    assert len({before, after, corpus_hash(load_clusters(corpus))}) == 3


def test_a_file_of_gold_must_fit_the_clusters(corpus: Path, tmp_path: Path) -> None:
    for records, sentences, message in (
        ([RECORD | {"id": "x"}], {"x": SENTENCES}, "has no gold of these clusters"),
        ([RECORD], {"x": SENTENCES}, "has no sentences of 'harbour'"),
        ([RECORD, RECORD], {"harbour": SENTENCES}, "line 2: the id 'harbour' occurs twice"),
        ([["no"]], {}, "line 1: gold without id"),
        ([RECORD], {"harbour": SENTENCES | {"a2.1": ["post", 0, 9000]}}, "'post' from 0 to 9000, which does not exist"),
    ):
        gold, beside = write_pair(tmp_path, *records, sentences=sentences)
        with pytest.raises(EvaluationError, match=message):
            load_clusters(corpus, gold=gold, gold_sentences=beside)


def test_the_shared_gold_is_read_whole() -> None:
    shared = Path(__file__).parent.parent.parent.parent / "shared"
    if not (shared / "readers").is_dir():
        pytest.skip("readers' gold of texts that may not be passed on: put it into ../shared/readers")
    found = read_gold_file(shared / "readers" / "gold-dev.jsonl", shared / "readers" / "sentences-dev.json")
    assert len(found) == 112
    clusters = load_clusters(shared / "benchmarks" / "multi-news-dev.jsonl")
    texts = {cluster.id: {article.id: article.text for article in cluster.articles} for cluster in clusters}
    for name, gold in found.items():
        check_gold(gold, texts[name], cluster=name)
