"""Rankers × selectors: what is run, and the table of it."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from evaluation.cli import main
from evaluation.files import read_results

pytestmark = pytest.mark.slow

CROSS = ("--cross", "lead,lexrank:top,coverage", "--cross", "lead:coverage-exact")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_pair_has_its_cell_and_saved_results_draw_the_same_table(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ("--columns", "R-2.recall,sources.articles", "-f", "csv")
    assert main(["stages", str(corpus), *CROSS, "-w", "40", *shown, "--results", "stages.json"]) == 0
    table = capsys.readouterr().out
    head, *lines = csv.reader(StringIO(table))
    assert head[1:] == ["top", "coverage", "coverage-exact"]
    assert [line[0] for line in lines] == ["lead", "lexrank"]
    results = read_results(Path("stages.json"))
    for line in lines:
        for selector, cell in zip(head[1:], line[1:], strict=True):
            rouge = results.values(f"{line[0]} + {selector}", "R-2.recall")
            articles = results.values(f"{line[0]} + {selector}", "sources.articles")
            if (line[0], selector) == ("lexrank", "coverage-exact"):
                assert (cell, rouge) == ("–", {})
            else:
                means = [sum(values.values()) / 3 for values in (rouge, articles)]
                assert cell == f"{100 * means[0]:.1f} / {means[1]:.1f}"
    assert main(["report", "stages.json", "--matrix", *shown]) == 0
    assert capsys.readouterr().out == table


@pytest.mark.parametrize("cross", ["lexrank", "lexrank:", ":mmr"])
def test_what_crosses_nothing_is_refused(corpus: Path, cross: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stages", str(corpus), "--cross", cross]) == 1
    assert f"'{cross}' crosses nothing" in capsys.readouterr().err


def test_results_without_pairs_make_no_matrix(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(corpus), "--systems", "lead", "-w", "40", "--results", "one.json"]) == 0
    capsys.readouterr()
    assert main(["report", "one.json", "--matrix"]) == 1
    assert "no pairs of ranker and selector" in capsys.readouterr().err
