"""The program: what it prints where, and its exit codes."""

import csv
import json
import shutil
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from evaluation.cli import main
from evaluation.results import read_results

pytestmark = pytest.mark.slow

Capture = pytest.CaptureFixture[str]
FEW = ("--systems", "default,lead,oracle-r1", "-w", "40")
PROGRAM = (sys.executable, "-m", "evaluation")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def failure(capsys: Capture, *arguments: str | Path) -> str:
    """What the program says on standard error when it fails with code 1: one line."""
    assert main([str(argument) for argument in arguments]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def output(capsys: Capture, *arguments: str | Path) -> str:
    """What the program prints when all is well, with nothing on standard error."""
    assert main([str(argument) for argument in arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_run_prints_a_table_and_leaves_nothing_behind(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    text = output(capsys, "run", corpus, *FEW)
    assert text.startswith("3 clusters, 40 words, ")
    for part in ("default", "lead", "oracle-r1", "R-SU4", "R-Lsum", "nuggets", "corpus:"):
        assert part in text
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


def test_run_writes_every_format(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    starts = {
        "markdown": "**3 clusters",
        "latex": "% Letters",
        "csv": ",system,",
        "json": '{"format": 1',
        "html": "<!doctype html>",
    }
    for name, start in starts.items():
        path = tmp_path / f"out.{name}"
        assert output(capsys, "run", corpus, *FEW, "-f", name, "-o", path, "--curve", "20") == ""
        assert path.read_text("utf-8").startswith(start)


def test_every_format_shows_the_same_numbers(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    table = output(
        capsys, "run", corpus, *FEW, "-f", "csv", "--columns", "R-1.recall", "--results", tmp_path / "r.json"
    )
    results = read_results(tmp_path / "r.json")
    rows = {line["system"]: line for line in csv.DictReader(StringIO(table, newline=""))}
    for name in ("default", "lead", "oracle-r1"):
        values = results.values(name, "R-1.recall").values()
        assert rows[name]["ROUGE-1.5.5 recall R-1"] == f"{100 * sum(values) / len(values):.1f}"


def test_report_draws_results_again(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    table = output(capsys, "run", corpus, *FEW, "--results", tmp_path / "r.json")
    assert output(capsys, "report", tmp_path / "r.json") == table
    page = output(capsys, "report", tmp_path / "r.json", corpus, "-f", "html")
    assert page.startswith("<!doctype html>")
    assert "name their folders" in failure(capsys, "report", tmp_path / "r.json", "-f", "html")
    assert "not the clusters" in failure(capsys, "report", tmp_path / "r.json", corpus / "bridge", "-f", "html")


def test_gold_puts_what_readers_say_first_and_adds_the_editor(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    gold = {
        "id": "harbour",
        "story": "The hall burned down.",
        "facts": [{"fact": "A fire destroyed the hall", "weight": 3, "stated_by": ["a1.1"]}],
        **{f"extract_{words}": ["a1.1"] for words in (50, 100, 200)},
        "flags": {},
    }
    places = {"harbour": {"a1.1": ["herald", 0, 67], "a2.1": ["post", 0, 77]}}
    for name, value in (("gold.jsonl", gold), ("sentences.json", places)):
        (tmp_path / name).write_text(json.dumps(value), "utf-8")
    options = ("-w", "40", "-f", "csv", "--systems", "lead,editor")
    with_gold = ("--gold", tmp_path / "gold.jsonl", "--gold-sentences", tmp_path / "sentences.json")
    header, lead, editor = output(capsys, "run", corpus, *options, *with_gold).splitlines()[:3]
    assert header.startswith(
        ",system,readers facts,readers vital,readers unusable,readers needs context,readers repeats,"
    )
    assert lead.startswith("a,lead,100.0,100.0,0.00,0.00,0.00,")
    assert editor.startswith(",editor,100.0,100.0,0.00,0.00,0.00,")
    assert ",editor," in output(
        capsys, "score", corpus / "harbour", "--summaries", self_made(tmp_path), *with_gold, "-f", "csv"
    )
    assert "readers" not in output(capsys, "run", corpus, *options)
    assert "readers.facts" not in output(capsys, "show", corpus / "harbour")
    assert main(["run", str(corpus), "--gold-sentences", "sentences.json"]) == 2
    assert "--gold-sentences belongs to --gold" in capsys.readouterr().err


def self_made(folder: Path) -> Path:
    """A folder with a summary of the harbour."""
    (folder / "own").mkdir()
    (folder / "own" / "harbour.txt").write_text(
        "Two firefighters were taken to hospital with smoke poisoning.", "utf-8"
    )
    return folder / "own"


def test_score_takes_summaries_of_anything(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "model.jsonl"
    lines = [
        {"id": "harbour", "summary": "A fire destroyed the fish hall."},
        {"id": "bridge", "summary": "The bridge closes."},
        {"id": "market", "summary": ""},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    text = output(capsys, "score", "--summaries", f"mine={path}", "--systems", "lead", corpus)
    assert "mine" in text
    assert "mine: empty summary, scores 0 (market)" in text


def test_score_names_what_is_missing(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "model.jsonl"
    path.write_text('{"id": "harbour", "summary": "A fire."}\n')
    assert "no summary of bridge, market" in failure(capsys, "score", "--summaries", path, corpus)
    path.write_text("".join(f'{{"id": "{name}", "summary": "A."}}\n' for name in ("harbour", "bridge", "market")))
    assert "two systems have the name 'model'" in failure(
        capsys, "score", "--summaries", path, "--summaries", path, corpus
    )


def test_score_compares_texts_with_references_alone(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("The ferry sank.\nA dog ran.\n", "utf-8")
    (tmp_path / "theirs.txt").write_text("The old ferry sank at noon.\nA dog ran.\n", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("The ferry sank.", "utf-8")
    lines = [{"id": "a", "references": ["The old ferry sank at noon.", "A dog ran."]}]
    (tmp_path / "theirs.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    table = output(capsys, "score", "--summaries", "mine.txt", "--references", "theirs.txt")
    assert table.startswith("2 pairs\n")
    assert "refs:pooled" in table
    value = json.loads(output(capsys, "score", "--summaries", "mine.txt", "--references", "theirs.txt", "-f", "json"))
    assert [pair["R-1.recall"] for pair in value["pairs"]] == [0.5, 1.0]
    several = ("score", "--summaries", "folder", "--references", "theirs.jsonl", "--combine", "best", "-f", "json")
    assert json.loads(output(capsys, *several))["mean"]["R-1.recall"] == 0.5
    twice = ("--references", "theirs.txt", "--references", "mine.txt", "--combine", "best", "-f", "json")
    assert json.loads(output(capsys, "score", "--summaries", "mine.txt", *twice))["mean"]["R-1.recall"] == 1.0
    assert "differ in a, line 1, line 2" in failure(
        capsys, "score", "--summaries", "folder", "--references", "theirs.txt"
    )


def test_compare_decides_between_two_results(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    for name in ("a", "b"):
        output(capsys, "run", corpus, *FEW, "--results", tmp_path / f"{name}.json")
    text = output(capsys, "compare", tmp_path / "a.json", tmp_path / "b.json", "--pair", "default:lead")
    assert "won–tied–lost" in text
    value = json.loads(output(capsys, "compare", tmp_path / "a.json", tmp_path / "b.json", "-f", "json"))
    assert {line["p_value"] for line in value["contrasts"]} == {1.0}
    assert "no pair" in failure(capsys, "compare", tmp_path / "a.json", tmp_path / "b.json", "--pair", "default")


def test_show_prints_sentences_nuggets_and_numbers(corpus: Path, capsys: Capture) -> None:
    text = output(capsys, "show", corpus / "harbour", "-w", "30")
    assert "  1. " in text
    assert "n1 (weight 2, vital): The fish hall burned down." in text
    assert "R-2, ROUGE-1.5.5 recall" in text
    assert "choose with --id" in failure(capsys, "show", corpus)
    assert "no cluster 'x': choose one of bridge, harbour, market" in failure(capsys, "show", corpus, "--id", "x")


def test_corpus_stats_count_what_is_there(corpus: Path, capsys: Capture) -> None:
    value = json.loads(output(capsys, "corpus-stats", corpus, "-f", "json"))
    [harbour] = [line for line in value["clusters"] if line["id"] == "harbour"]
    assert (harbour["articles"], harbour["sentences"], harbour["references"], harbour["nuggets"]) == (2, 10, 3, 4)
    assert (harbour["vital"], harbour["boilerplate"]) == (2, 1)
    assert "mean" in output(capsys, "corpus-stats", corpus)


def test_check_holds_falls_and_refuses(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert "write one with check --accept" in failure(capsys, "check", corpus, "--baseline", baseline)
    assert main(["check", str(corpus), "--baseline", str(baseline), "--accept"]) == 0
    assert capsys.readouterr().err.startswith("wrote ")
    assert "every citation holds" in output(capsys, "check", corpus, "--baseline", baseline)

    known = json.loads(baseline.read_text("utf-8"))
    known["scores"]["R-2.recall"] = {name: value + 0.3 for name, value in known["scores"]["R-2.recall"].items()}
    baseline.write_text(json.dumps(known))
    assert main(["check", str(corpus), "--baseline", str(baseline)]) == 1
    captured = capsys.readouterr()
    assert "worse" in captured.out
    assert captured.err.startswith("evaluate-summaries: worse than baseline.json: R-2; ")

    article = corpus / "bridge" / "articles" / "post.txt"
    article.write_text(article.read_text("utf-8") + "One more sentence stands here.\n", "utf-8")
    assert "other clusters or other texts" in failure(capsys, "check", corpus, "--baseline", baseline)
    baseline.write_text("{}")
    assert "is no baseline of format 1" in failure(capsys, "check", corpus, "--baseline", baseline)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "nowhere"), "no such file or folder: 'nowhere': check the spelling"),
        (("run", "corpus", "--systems", "leed"), "unknown system 'leed': did you mean 'lead'"),
        (("run", "corpus", "--systems", ""), "no systems"),
        (("run", "corpus", *FEW, "--columns", "R-7"), "unknown column 'R-7'"),
        (("run", "corpus", *FEW, "-o", "no/such/folder/x"), "cannot write no/such/folder/x"),
        (("run", "corpus", "--configure", "x:ranker=rank", "--systems", "lead"), "unknown ranker 'rank'"),
        (("run", "corpus", "-w", "2", "--systems", "lead"), "no sentence fits into 2 words"),
        (("compare", "corpus", "corpus"), "cannot read 'corpus': "),
    ],
)
def test_what_cannot_be_done_is_one_line_and_code_1(
    corpus: Path, capsys: Capture, arguments: tuple[str, ...], message: str
) -> None:
    assert corpus.exists()
    assert message in failure(capsys, *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("run",),
        ("run", "corpus", "-w", "0"),
        ("run", "corpus", "-f", "pdf"),
        ("run", "corpus", "--curve", "x"),
        ("walk",),
        ("score", "corpus"),
        ("score", "--summaries", "mine"),
        ("score", "corpus", "--summaries", "mine", "--references", "theirs"),
        ("score", "--summaries", "mine", "--references", "theirs", "-f", "html"),
        ("score", "--summaries", "mine", "--references", "theirs", "--systems", "lead"),
        ("score", "--summaries", "mine", "--references", "theirs", "--summaries", "others"),
    ],
)
def test_what_cannot_be_understood_is_code_2(capsys: Capture, arguments: tuple[str, ...]) -> None:
    assert main(list(arguments)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Usage: ")


def test_help_and_version_are_code_0(capsys: Capture) -> None:
    for command in ("run", "score", "compare", "report", "show", "corpus-stats", "check"):
        assert f"Usage: evaluate-summaries {command} " in output(capsys, command, "--help")
    assert "evaluate-summaries, version" in output(capsys, "-V")


def test_a_failed_run_says_what_is_kept_and_goes_on_from_there(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    path = corpus / "market" / "references" / "plain.txt"
    good = path.read_text("utf-8")
    path.write_text("Мост закрыт.\n", "utf-8")
    message = failure(capsys, "run", corpus, *FEW, "-o", tmp_path / "t.txt")
    assert "cluster 'market'" in message
    assert f"2 of 3 clusters are kept in {tmp_path / 't.txt.partial'}: go on with --resume" in message
    assert "add --resume" in failure(capsys, "run", corpus, *FEW, "-o", tmp_path / "t.txt")
    assert not (tmp_path / "t.txt").exists()
    path.write_text(good, "utf-8")
    # The corpus has changed, so that run cannot go on; what it kept is not thrown away unasked.
    assert "is of a run with other clusters" in failure(
        capsys, "run", corpus, *FEW, "-o", tmp_path / "t.txt", "--resume"
    )


def test_a_closed_pipe_is_code_141(corpus: Path) -> None:
    command = [*PROGRAM, "run", str(corpus), *FEW, "-f", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_ctrl_c_is_code_130_and_keeps_the_finished_clusters(corpus: Path, tmp_path: Path) -> None:
    # A hundred clusters take a minute: the signal comes long before the end.
    for number in range(100):
        shutil.copytree(corpus / "bridge", corpus / f"bridge-{number:02d}")
    partial = tmp_path / "t.txt.partial"
    command = [*PROGRAM, "run", str(corpus), "-w", "40", "-o", str(tmp_path / "t.txt")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        # The time limit of the test ends the loop where the program neither writes nor ends.
        while process.poll() is None and not (partial.exists() and partial.stat().st_size > 1_000):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert len(partial.read_text("utf-8").splitlines()) >= 2
    # An empty line stands behind what a terminal shows of the key.
    kept, empty, interrupted = said.splitlines()
    assert kept.endswith(f" of 103 clusters are kept in {partial}: go on with --resume")
    assert (empty, interrupted) == ("", "evaluate-summaries: interrupted")


def test_the_program_starts_as_a_module() -> None:
    finished = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert finished.stdout.startswith("evaluate-summaries, version ")
    assert finished.stderr == ""


def test_what_was_computed_is_kept_when_it_cannot_be_written(corpus: Path, capsys: Capture, tmp_path: Path) -> None:
    message = failure(capsys, "run", corpus, *FEW, "--results", "no/such/r.json", "-o", "t.txt")
    assert "cannot write no/such/r.json" in message
    assert "3 of 3 clusters are kept in t.txt.partial" in message
    assert output(capsys, "run", corpus, *FEW, "-o", "t.txt", "--resume") == ""
    assert (tmp_path / "t.txt").read_text("utf-8").startswith("3 clusters")
    assert not (tmp_path / "t.txt.partial").exists()
