"""The harness of `make bench`: what it measures is what the kernel says, contestants take turns, tables say what was stored."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.clusters import corpus_sentences, make_cluster
from benchmarks.measuring import Run, measure
from benchmarks.races import Row, race
from summarizer.splitting.nupunkt import NupunktSplitter

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
# pytest's own size is passed on to what it starts: figures of memory are taken by a small process.
_MEASURE = "import sys; from benchmarks.measuring import measure; print(measure(sys.argv[1:], limit=60).peak_mb)"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def peak_mb(code: str) -> float:
    command = [sys.executable, "-c", _MEASURE, *python(code)]
    return float(subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True).stdout)


def test_memory_is_what_the_command_held_at_most() -> None:
    idle = peak_mb("pass")
    assert peak_mb("held = bytearray(200 * 2**20)") == pytest.approx(idle + 200, abs=8)
    assert idle < 40


def test_cpu_time_is_that_of_the_command_and_its_children() -> None:
    # A limit of the kernel says how much was used, whatever the clock says: the child burns one second and is ended.
    burn = f"import subprocess; subprocess.run(['sh', '-c', 'ulimit -t 1; {sys.executable} -c \"while True: pass\"'])"
    run = measure(python(burn), limit=60)
    assert run.outcome == "done"
    assert run.cpu > 0.5


def test_a_run_beyond_its_limit_is_ended_and_said_to_be() -> None:
    run = measure(python("while True: pass"), limit=1)
    assert run.outcome == "limit"
    assert run.cpu == pytest.approx(1, abs=0.9)


def test_a_failure_is_kept_and_its_message_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure(python("import sys; sys.exit('no such thing')"), limit=60).outcome == "exit code 1"
    assert capsys.readouterr().err == "no such thing\n"


def test_figures_that_a_program_prints_are_kept() -> None:
    assert measure(python("print('{\"rate\": 2.5}')"), limit=60).report == {"rate": 2.5}
    assert measure(python("print('A sentence.')"), limit=60).report == {}


def test_contestants_take_turns_and_who_fails_takes_no_part_in_the_next_round(tmp_path: Path) -> None:
    log = tmp_path / "log"

    def writing(letter: str, code: int) -> list[str]:
        return ["sh", "-c", f"printf {letter}{{round}} >> {log}; exit {code}"]

    rows = race("x", {"a": writing("a", 0), "b": writing("b", 1), "c": writing("c", 0)}, size=1, rounds=2, limit=60)
    assert log.read_text() == "a0b0c0a1c1"
    assert [row.is_finished for row in rows] == [True, False, True]


def test_a_cluster_is_made_of_the_corpus_and_repeats_a_seventh(corpus: Path) -> None:
    sentences = corpus_sentences(corpus)
    articles = make_cluster(sentences, 3_000, seed=1)
    assert [article.text for article in make_cluster(sentences, 3_000, seed=1)] == [a.text for a in articles]
    assert make_cluster(sentences, 3_000, seed=2)[0].text != articles[0].text
    assert len(articles) == 100
    words = {word for sentence in sentences for word in sentence.split()}
    assert {word for article in articles for word in article.text.split()} <= words
    made = [sentence.text for article in articles for sentence in NupunktSplitter().split(article)]
    # An edit hardly ever touches both ends, and two crossings hardly ever share both.
    ends = Counter((*text.split()[1:3], *text.split()[-3:-1]) for text in made)
    assert sum(count - 1 for count in ends.values()) / len(made) == pytest.approx(0.15, abs=0.03)
    assert len(made) - len(set(made)) == pytest.approx(0.03 * len(made), abs=30)


def test_growth_of_the_square_has_exponent_two() -> None:
    assert report.growth_exponent((2_000, 4.0), (20_000, 400.0)) == pytest.approx(2)
    rows = [Row("growth", "square", size, [Run(cpu, cpu, 10)]) for size, cpu in ((2_000, 4.0), (20_000, 400.0))]
    assert report.growth_table({"growth": rows}).splitlines()[-1] == "| square | 4.00 | 400 | 2.00 |"


def test_who_did_not_finish_has_no_number() -> None:
    rows = [Row("growth", "slow", 2_000, [Run(60, 60, 10, "limit")])]
    assert report.growth_table({"growth": rows}).splitlines()[-1] == "| slow | not finished | – |"


def test_the_line_of_the_readme_has_a_number_or_a_dash_for_each_size() -> None:
    rows = [Row("growth", "ours", size, [Run(cpu, cpu, 10)]) for size, cpu in ((125, 1.0), (500, 2.0), (2_000, 12.0))]
    rows.append(Row("growth", "theirs", 500, [Run(60, 60, 10, "limit")]))
    assert report.speed_line({"growth": rows}).endswith("out of 500 / 2,000: ours 2.00 / 12; theirs – / –.")


def test_medians_not_means_stand_in_the_tables() -> None:
    row = Row("cold", "summarizer", 88, [Run(1, 2, 30), Run(9, 9, 50), Run(2, 3, 40)])
    assert report.cold_table({"cold": [row]}).splitlines()[-1] == "| summarizer | 2.00 | 3.00 | 50 | 1.00 |"


def test_python_alone_is_no_contestant() -> None:
    rows = [
        Row("cold", "python, nothing else", 88, [Run(0.02, 0.03, 10)]),
        Row("cold", "summarizer", 88, [Run(1, 2, 30)]),
    ]
    assert report.cold_table({"cold": rows}).splitlines()[-2] == "| python, nothing else | 0.02 | 0.03 | 10 | – |"


def test_documents_have_a_place_for_every_table() -> None:
    text = "".join(document.read_text("utf-8") for document in report.DOCUMENTS)
    for name in report.TABLES:
        assert re.search(rf"<!-- bench:{name}:begin -->\n.*?<!-- bench:{name}:end -->", text, re.DOTALL), name
