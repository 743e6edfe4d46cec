"""The commands that score disagreements and train what finds them."""

import json
from pathlib import Path

import pytest

from evaluation.cli import main

CORPUS = Path(__file__).parents[2] / "corpus"
TWO = [str(CORPUS / "white-house-visit"), str(CORPUS / "deep-vent-microbe")]


def test_what_is_planted_is_counted_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["disagreements", *TWO, "--held-out", "-f", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    # As the two folders' cluster.json list them.
    assert shown["listed"] == {"negation": 2, "number": 2, "date": 2, "name": 1, "update": 2, "negation twin": 3}
    assert shown["planted"] <= shown["right"] <= shown["shown"]


def test_weights_are_stored_feature_by_feature(tmp_path: Path) -> None:
    target = tmp_path / "model.json"
    assert main(["train-disagreements", TWO[1], "-o", str(target)]) == 0
    trained = json.loads(target.read_text("utf-8"))
    shipped = json.loads((CORPUS.parent / "summarizer" / "disagreement" / "model.json").read_text("utf-8"))
    assert list(trained["pairs"]["features"]) == list(shipped["pairs"]["features"])


def cluster_file(folder: Path, *texts: str) -> Path:
    path = folder / "clusters.jsonl"
    articles = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    path.write_text(json.dumps({"id": "one", "articles": articles, "references": ["A ferry."]}) + "\n", "utf-8")
    return path


def test_a_cluster_that_nobody_judged_teaches_by_the_values_that_agree(tmp_path: Path) -> None:
    path = cluster_file(
        tmp_path,
        "The ferry carried 212 passengers when it ran aground off Tessel. It was built in the yard of Arlo for 340 people.",
        "Aboard the ferry were 212 passengers. Some 95 passengers had left the ferry at Tessel.",
    )
    target = tmp_path / "model.json"
    assert main(["train-disagreements", TWO[1], str(path), "-o", str(target)]) == 0
    both = json.loads(target.read_text("utf-8"))
    assert [source["clusters"] for source in both["provenance"]["trained_on"]] == [
        "deep-vent-microbe",
        "clusters.jsonl",
    ]
    assert main(["train-disagreements", TWO[1], "-o", str(target)]) == 0
    assert json.loads(target.read_text("utf-8"))["pairs"] != both["pairs"]


def test_clusters_without_values_teach_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = cluster_file(tmp_path, "The sea was calm.", "The harbour stayed shut.")
    assert main(["train-disagreements", str(path)]) == 1
    assert "no two values to compare" in capsys.readouterr().err
