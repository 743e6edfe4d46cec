"""Clusters from folders and from JSON Lines, and a clear message for everything that can be wrong in them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluation.corpus import ReferenceCluster, corpus_hash, load_clusters
from evaluation.errors import EvaluationError

Write = Callable[..., Path]


def record(**changes: Any) -> dict[str, Any]:
    return {"id": "c1", "articles": [{"id": "a", "text": "One fact."}], "references": ["A fact."]} | changes


def test_folders_give_back_what_was_written(corpus: Path, clusters: list[ReferenceCluster]) -> None:
    loaded = load_clusters([corpus])
    assert [cluster.id for cluster in loaded] == ["bridge", "harbour", "market"]
    for cluster, written in zip(loaded, clusters, strict=True):
        assert [(a.id, a.text, a.source, a.published) for a in cluster.articles] == [
            (a.id, a.text, a.source, a.published) for a in written.articles
        ]
        assert set(cluster.references) == set(written.references)
        assert cluster.nuggets == written.nuggets


def test_front_matter_is_read_as_the_summarizer_reads_it(corpus: Path) -> None:
    path = corpus / "bridge" / "articles" / "post.txt"
    path.write_text("---\nsource: No\npublished: 2025-03-12\n---\nDrivers must do without it.\n", "utf-8")
    [bridge] = load_clusters(corpus / "bridge")
    assert [(article.id, article.source) for article in bridge.articles] == [("herald", "Herald"), ("post", "No")]
    path.write_text("---\npublished: last Tuesday\n---\nDrivers must do without it.\n", "utf-8")
    with pytest.raises(EvaluationError, match="article 'post': the date 'last Tuesday' is not understood"):
        load_clusters(corpus / "bridge")


def test_paths_are_a_string_a_path_or_several(corpus: Path) -> None:
    for paths in (str(corpus), corpus, [str(corpus / name) for name in ("bridge", "harbour", "market")]):
        assert [cluster.id for cluster in load_clusters(paths)] == ["bridge", "harbour", "market"]


def test_a_folder_of_one_cluster_is_a_corpus_of_one(corpus: Path) -> None:
    assert [cluster.id for cluster in load_clusters([corpus / "harbour"])] == ["harbour"]


def test_json_lines_take_references_as_texts_and_as_lists_of_sentences(jsonl: Write) -> None:
    path = jsonl(
        record(references=["It rained. It stopped.", ["It rained a lot.", "It stopped."]]), "", record(id="c2")
    )
    first, second = load_clusters([path])
    assert [reference.sentences for reference in first.references] == [
        ("It rained.", "It stopped."),
        ("It rained a lot.", "It stopped."),
    ]
    assert second.id == "c2"


def test_a_line_separator_inside_a_text_does_not_part_a_json_line(jsonl: Write) -> None:
    [cluster] = load_clusters(
        [jsonl(json.dumps(record(articles=[{"id": "a", "text": "One.\u2028Two."}]), ensure_ascii=False))]
    )
    assert cluster.articles[0].text == "One.\u2028Two."


def test_splits_choose_the_clusters_that_they_name(corpus: Path) -> None:
    (corpus / "splits.json").write_text('{"dev": ["market", "bridge"], "test": ["harbour"]}')
    assert [cluster.id for cluster in load_clusters([corpus], split="dev")] == ["bridge", "market"]
    assert [cluster.id for cluster in load_clusters([corpus], split="test")] == ["harbour"]
    assert len(load_clusters([corpus])) == 3


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "c2"', "line 2: not JSON"),
        ('{"id": "c2", "articles": NaN}', "line 2: NaN is not a number"),
        (record(id="c2", references=[]), "line 2: cluster 'c2' has no references"),
        (record(id="c2", articles=[]), "line 2: cluster 'c2' has no articles"),
        (record(id="c2", references=["  "]), "line 2: reference '1' is empty"),
        (record(id="c2", references=["…!"]), "line 2: reference '1' is empty"),
        (record(id="c2", references=[5]), "line 2: reference '1' must be a text"),
        (record(id="c2", articles=["text"]), "line 2: an article must be an object with id and text"),
        (record(id="c2", articles=[{"id": "a", "text": None}]), "line 2: article 'a': text must be a string"),
        (
            record(id="c2", articles=[{"id": "a", "text": "t", "published": "soon"}]),
            "line 2: article 'a': published is 'soon'",
        ),
        (record(id="c2", nuggets=[{"id": "n"}]), "line 2: a nugget must be an object"),
        (record(id="c2", nuggets=[{"id": "n", "text": "t", "weight": 0}]), "line 2: nugget 'n' has weight 0"),
        ([1, 2], "line 2: a cluster must be an object"),
        (record(), "two clusters have the id 'c1'"),
        (record(id="c2", articles=[{"id": "a", "text": "x"}] * 2), "cluster 'c2': two articles have the id 'a'"),
        (
            record(id="c2", nuggets=[{"id": "n", "text": "t", "supported_by": [{"article": "a", "quote": "Lie."}]}]),
            "cluster 'c2': nugget 'n' quotes 'Lie.', which is not in article 'a'",
        ),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_what_is_wrong(jsonl: Write, line: object, message: str) -> None:
    with pytest.raises(EvaluationError, match=r"^[^\n]+$") as caught:
        load_clusters([jsonl(record(), line)])
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "references" / "plain.txt").write_text("\n"), "reference 'plain' is empty"),
        (lambda folder: [path.unlink() for path in (folder / "references").iterdir()], "no references"),
        (lambda folder: [path.unlink() for path in (folder / "articles").iterdir()], "no articles"),
        (lambda folder: (folder / "nuggets.json").write_text("[\n{,\n]"), "nuggets.json, line 2: not JSON"),
        (lambda folder: (folder / "nuggets.json").write_text("{}"), "must be a list of nuggets"),
        (lambda folder: (folder / "cluster.json").write_text("[]"), "boilerplate must be an object"),
        (lambda folder: (folder / "references" / "plain.txt").write_bytes(b"\xff\xfe\x00"), "it is not UTF-8"),
        (lambda folder: (folder / "articles" / "post.txt").write_text("---\ntitle: a: b\n---\nText."), "valid YAML"),
    ],
)
def test_an_incomplete_folder_is_named_with_what_is_missing(
    corpus: Path, spoil: Callable[[Path], object], message: str
) -> None:
    spoil(corpus / "harbour")
    with pytest.raises(EvaluationError, match="harbour") as caught:
        load_clusters([corpus])
    assert message in str(caught.value)


def test_what_is_not_there_is_an_error(corpus: Path, jsonl: Write, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no such file or folder"):
        load_clusters([tmp_path / "nowhere"])
    with pytest.raises(EvaluationError, match="no clusters"):
        load_clusters([corpus / "harbour" / "articles"])
    with pytest.raises(EvaluationError, match=r"there is no .*splits\.json"):
        load_clusters([corpus], split="dev")
    with pytest.raises(EvaluationError, match="leave --split out"):
        load_clusters([jsonl(record())], split="dev")
    (corpus / "splits.json").write_text('{"dev": ["gone"], "test": []}')
    with pytest.raises(EvaluationError, match="do not exist: gone"):
        load_clusters([corpus], split="dev")


def test_the_hash_knows_every_change_and_no_order(clusters: list[ReferenceCluster], corpus: Path) -> None:
    known = corpus_hash(clusters)
    assert corpus_hash(reversed(clusters)) == known
    path = corpus / "harbour" / "articles" / "post.txt"
    before = corpus_hash(load_clusters([corpus]))
    path.write_text(path.read_text("utf-8").replace("Orla", "Orle"), "utf-8")
    (corpus / "harbour" / "nuggets.json").write_text("[]")
    assert corpus_hash(load_clusters([corpus])) != before
