"""Rankers × selectors: what is run, and the table of it."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from evaluation.cli import main as harness
from evaluation.research.__main__ import main
from evaluation.results import read_results

pytestmark = pytest.mark.slow

CROSS = ("--cross", "lead,lexrank:top,coverage", "--cross", "lead:mmr")


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
    assert head[1:] == ["top", "coverage", "mmr"]
    assert [line[0] for line in lines] == ["lead", "lexrank"]
    results = read_results(Path("stages.json"))
    cells = {(line[0], selector): cell for line in lines for selector, cell in zip(head[1:], line[1:], strict=True)}
    assert cells.pop(("lexrank", "mmr")) == "–"
    for (ranker, selector), cell in cells.items():
        found = (results.values(f"{ranker} + {selector}", key) for key in ("R-2.recall", "sources.articles"))
        rouge, articles = (sum(values.values()) / 3 for values in found)
        assert cell == f"{100 * rouge:.1f} / {articles:.1f}"
    assert main(["matrix", "stages.json", *shown]) == 0
    assert capsys.readouterr().out == table


@pytest.mark.parametrize("cross", ["lexrank", "lexrank:", ":mmr"])
def test_what_crosses_nothing_is_refused(corpus: Path, cross: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stages", str(corpus), "--cross", cross]) == 1
    assert f"'{cross}' crosses nothing" in capsys.readouterr().err


def test_results_without_pairs_make_no_matrix(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert harness(["run", str(corpus), "--systems", "lead", "-w", "40", "--results", "one.json"]) == 0
    capsys.readouterr()
    assert main(["matrix", "one.json"]) == 1
    assert "no pairs of ranker and selector" in capsys.readouterr().err
