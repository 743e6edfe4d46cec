"""The blind panel: nothing betrays the systems, and what judges write is checked and counted."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.cli import main
from evaluation.corpus import ReferenceCluster
from evaluation.errors import EvaluationError
from evaluation.outputs import Output, from_text
from evaluation.panel import INSTRUCTIONS, make_panel, read_verdicts, tally
from summarizer import Article

Capture = pytest.CaptureFixture[str]
KEY = {"1": {"id": "harbour", "A": "ours", "B": "theirs"}, "2": {"id": "bridge", "A": "theirs", "B": "ours"}}


def verdict(rank: str = "AB", a: float = 8, b: float = 5, **flaws: list[str]) -> dict[str, Any]:
    return {"rank": list(rank), "score": {"A": a, "B": b}, "flaws": flaws}


def long(cluster: ReferenceCluster, words: int = 400) -> ReferenceCluster:
    filler = Article("filler", " ".join(["Word"] * words) + ".")
    return replace(cluster, articles=(*cluster.articles, filler))


def outputs(clusters: list[ReferenceCluster]) -> dict[str, dict[str, Output]]:
    return {
        name: {
            cluster.id: from_text(cluster.articles[0].text.split("\n")[start : start + 2], cluster.articles)
            for cluster in clusters
        }
        for name, start in (("ours", 0), ("theirs", 1), ("third", 2))
    }


def test_letters_are_shuffled_and_the_same_seed_gives_the_same_panel(clusters: list[ReferenceCluster]) -> None:
    chosen = [replace(long(cluster), id=f"{cluster.id}-{n}") for n in range(4) for cluster in clusters]
    panel = make_panel(chosen, outputs(chosen), count=10, seed=3)
    assert panel == make_panel(list(reversed(chosen)), outputs(chosen), count=10, seed=3)
    assert list(panel.key) == [str(number) for number in range(1, 11)]
    assert len({tuple(entry[letter] for letter in "ABC") for entry in panel.key.values()}) > 2
    assert len({entry["id"] for entry in panel.key.values()}) == 10
    for entry in panel.key.values():
        assert {entry[letter] for letter in "ABC"} == {"ours", "theirs", "third"}


def test_judges_see_articles_and_summaries_but_no_system_and_no_cluster(harbour: ReferenceCluster) -> None:
    cluster = long(harbour)
    panel = make_panel([cluster], outputs([cluster]))
    [entry] = panel.key.values()
    for letter in "ABC":
        shown = panel.summaries.split(f"**{letter}**\n\n")[1].split("\n\n")[0].rstrip("\n")
        assert shown == "\n".join(f"- {text}" for text in outputs([cluster])[entry[letter]]["harbour"].texts)
    for article in cluster.articles:
        assert f"## Article {article.id}\n\n{article.text}\n" in panel.clusters
    for hidden in ("ours", "theirs", "third", "# harbour"):
        assert hidden not in panel.summaries
        assert hidden not in panel.clusters


def test_only_clusters_that_a_judge_reads_well_and_all_systems_have_are_chosen(
    harbour: ReferenceCluster, bridge: ReferenceCluster, market: ReferenceCluster
) -> None:
    clusters = [harbour, long(bridge), long(market, 4000)]
    panel = make_panel(clusters, outputs(clusters))
    assert [entry["id"] for entry in panel.key.values()] == ["bridge"]
    with pytest.raises(EvaluationError, match="no cluster of 300 to 3200 words has a summary of every system"):
        make_panel([harbour], outputs([harbour]))
    with pytest.raises(EvaluationError, match="a panel compares 2 to 26 systems, not 1"):
        make_panel(clusters, {"ours": outputs(clusters)["ours"]})


def test_the_tally_by_hand() -> None:
    one = {
        "1": verdict("AB", 8, 5, B=["unresolved: he", "unresolved: the visit", "noise"]),
        "2": verdict("BA", 4, 6, A=["missing: the toll"]),
    }
    other = {"1": verdict("BA", 6, 7, A=["order: late"])}
    judges = {name: read_verdicts(value, KEY, where=name) for name, value in (("one", one), ("other", other))}
    ours, theirs = tally(judges)
    # Ours is A in cluster 1 and B in cluster 2: scores 8, 6 and 6; ranks 1, 1 and 2.
    assert (ours.system, theirs.system, ours.verdicts, theirs.verdicts) == ("ours", "theirs", 3, 3)
    assert [ours.score, ours.rank] == pytest.approx([20 / 3, 4 / 3])
    assert [theirs.score, theirs.rank] == pytest.approx([16 / 3, 5 / 3])
    assert ours.by_judge == {"one": 7, "other": 6}
    assert (ours.beats, theirs.beats) == ({"theirs": 2}, {"ours": 1})
    assert {kind: count for kind, count in theirs.flawed.items() if count} == {
        "unresolved": 1,
        "noise": 1,
        "missing": 1,
    }
    assert {kind: count for kind, count in ours.flawed.items() if count} == {"order": 1}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "judge: a judge writes an object"),
        ({"3": verdict()}, "no cluster '3' in this panel: use the numbers 1 to 2"),
        ({"1": {"rank": ["A", "B"]}}, "judge, cluster 1: a verdict must be an object with rank, score and flaws"),
        ({"1": verdict("AA")}, "cluster 1: rank is .*: list each of A, B once, best first"),
        ({"1": verdict("ABC")}, "list each of A, B once"),
        ({"1": verdict() | {"score": {"A": 3}}}, "score must have a number for each of A, B"),
        ({"1": verdict(a=11)}, "A has score 11: use a number from 1 to 10"),
        ({"1": verdict() | {"score": {"A": True, "B": 2}}}, "A has score True"),
        ({"1": verdict(C=["noise"])}, "flaws must be an object with lists for some of A, B"),
        ({"1": verdict() | {"flaws": {"A": "noise"}}}, "cluster 1, A: flaws must be a list of texts"),
        ({"1": verdict(B=["dull: very"])}, "flaws of the kind dull do not exist: begin each with one of unresolved"),
    ],
)
def test_what_a_judge_wrote_wrongly_is_said(value: Any, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        read_verdicts(value, KEY, where="judge")


def test_the_example_of_the_instructions_is_a_verdict() -> None:
    example = json.loads(INSTRUCTIONS.split("```json\n")[1].split("```")[0])
    assert read_verdicts(example, KEY, where="example")["1"].ranks == {"theirs": 1, "ours": 2}


@pytest.fixture
def panel(tmp_path: Path, jsonl: Callable[..., Path], clusters: list[ReferenceCluster]) -> Path:
    """The folder of a panel of two systems, made by the program."""
    records = [
        {
            "id": cluster.id,
            "articles": [{"id": article.id, "text": article.text} for article in long(cluster).articles],
            "references": [reference.text for reference in cluster.references],
        }
        for cluster in clusters
    ]
    mine = tmp_path / "mine"
    mine.mkdir()
    for cluster in clusters:
        (mine / f"{cluster.id}.txt").write_text(cluster.articles[0].text.split("\n")[0], "utf-8")
    folder = tmp_path / "panel"
    arguments = ("panel", "make", jsonl(*records), "--systems", "lead", "--summaries", mine, "-o", folder, "-w", "30")
    assert main([str(argument) for argument in arguments]) == 0
    return folder


def test_a_panel_goes_out_and_comes_back(panel: Path, capsys: Capture) -> None:
    assert sorted(path.name for path in panel.iterdir()) == ["PANEL.md", "clusters.md", "key.json", "summaries.md"]
    capsys.readouterr()
    key = json.loads((panel / "key.json").read_text("utf-8"))
    for judge, score in (("anna", 9), ("ben", 7)):
        verdicts = {number: verdict("AB" if entry["A"] == "mine" else "BA") for number, entry in key.items()}
        for number, entry in key.items():
            verdicts[number]["score"] = {letter: score if entry[letter] == "mine" else 3 for letter in "AB"}
        (panel / f"judge-{judge}.json").write_text(json.dumps(verdicts), "utf-8")
    assert main(["panel", "tally", str(panel), "-f", "csv"]) == 0
    header, mine, lead = capsys.readouterr().out.splitlines()[:3]
    assert header.startswith("system,score mean,score anna,score ben,rank mean")
    assert mine.startswith("mine,8.00,9.00,7.00,1.00,–,6,")
    assert lead.startswith("lead,3.00,3.00,3.00,2.00,0,–,")
    assert main(["panel", "tally", str(panel), "-f", "json"]) == 0
    assert [one["score"] for one in json.loads(capsys.readouterr().out)["systems"]] == [8.0, 3.0]


def test_a_judge_who_left_clusters_out_is_named(panel: Path, capsys: Capture) -> None:
    (panel / "judge-anna.json").write_text(json.dumps({"1": verdict()}), "utf-8")
    assert main(["panel", "tally", str(panel)]) == 0
    assert "anna: 1 of 3 clusters" in capsys.readouterr().out


def test_what_is_no_panel_is_refused(panel: Path, tmp_path: Path, capsys: Capture) -> None:
    for arguments, message in (
        (("panel", "tally", panel), "holds no judge-*.json"),
        (("panel", "tally", tmp_path), "name a folder that `panel make` wrote"),
        (("panel", "make", tmp_path / "clusters.jsonl", "--systems", "lead,random", "-o", panel), "holds a panel"),
    ):
        capsys.readouterr()
        assert main([str(argument) for argument in arguments]) == 1
        assert message in capsys.readouterr().err


def test_summaries_of_results_files_get_names(
    tmp_path: Path, jsonl: Callable[..., Path], harbour: ReferenceCluster, capsys: Capture
) -> None:
    record = {
        "id": "harbour",
        "articles": [{"id": article.id, "text": article.text} for article in long(harbour).articles],
        "references": ["The fish hall burned down."],
    }
    clusters, run = jsonl(record), tmp_path / "run.json"
    arguments = ["run", str(clusters), "--systems", "lead,lead-longest,random", "-w", "30", "--results", str(run)]
    assert main(arguments) == 0
    for number, (saved, names) in enumerate(
        (
            ((f"{run}",), {"lead", "lead-longest"}),
            ((f"before={run}:lead", f"now={run}:lead-longest"), {"before", "now"}),
            ((f"{run}:lead", f"dice={run}:random"), {"lead", "dice"}),
        )
    ):
        folder = tmp_path / str(number)
        options = [part for text in saved for part in ("--results", text)]
        assert main(["panel", "make", str(clusters), *options, "-o", str(folder)]) == 0
        entry = json.loads((folder / "key.json").read_text("utf-8"))["1"]
        assert {entry["A"], entry["B"]} == names
    for text, message in ((f"x={run}", "add the system"), (f"{run}:led", "did you mean 'lead'")):
        capsys.readouterr()
        assert main(["panel", "make", str(clusters), "--results", text, "-o", str(tmp_path / "no")]) == 1
        assert message in capsys.readouterr().err
