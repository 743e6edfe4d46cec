"""The commands that score disagreements and train what finds them."""

import json
from pathlib import Path

import pytest

from evaluation.research.__main__ import main

CORPUS = Path(__file__).parents[3] / "corpus"
TWO = [str(CORPUS / "white-house-visit"), str(CORPUS / "deep-vent-microbe")]


@pytest.mark.slow
def test_what_is_planted_is_counted_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["disagreements", *TWO, "--held-out", "-f", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    # As the two folders' cluster.json list them.
    assert shown["listed"] == {"negation": 2, "number": 2, "date": 2, "name": 1, "update": 2, "negation twin": 3}
    assert shown["planted"] <= shown["right"] <= shown["shown"]


@pytest.mark.slow
def test_weights_are_stored_feature_by_feature(tmp_path: Path) -> None:
    target = tmp_path / "model.json"
    assert main(["train-disagreements", TWO[1], "-o", str(target)]) == 0
    trained = json.loads(target.read_text("utf-8"))
    shipped = json.loads((CORPUS.parent / "summarizer" / "disagreement" / "model.json").read_text("utf-8"))
    assert list(trained["pairs"]["features"]) == list(shipped["pairs"]["features"])


@pytest.mark.slow
def test_a_cluster_that_nobody_judged_teaches_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train-disagreements", str(CORPUS / "amber-cup-final")]) == 1
    assert "'amber-cup-final' has no judged facts" in capsys.readouterr().err
