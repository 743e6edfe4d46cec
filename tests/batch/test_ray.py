"""A batch on a real Ray of two cores, on this machine: the same bytes, whatever is killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(900),  # three starts of Ray, on a busy machine, too
    pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed: pip install 'ray[data]'"),
]

PROGRAM = [sys.executable, "-c", "from summarizer.__main__ import summarize_batch; summarize_batch()"]
ON_RAY = ("--engine", "ray", "--jobs", "2")
FAST = ("--embedder", "tfidf", "-w", "30")
# Seconds after which a program hangs, on a machine that is busy with other work, too.
WAIT = 200
ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "batch"


def line(number: int) -> str:
    text = f"The harbour bridge at Sellin will close for {number + 2} months. Nobody had expected it."
    return json.dumps({"id": f"c{number}", "articles": [text]}) + "\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("in.jsonl").write_text("".join(map(line, range(40))))


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, check=False, timeout=WAIT)


def test_the_bytes_are_those_of_one_machine_and_a_torn_file_is_gone_on_with() -> None:
    odd = ['{"id": "bare", "articles": []}\n', "no json\n", "\n", line(3), '{"id": "\udc80"}\n', line(41)]
    # Bytes and signs that end a line for some readers, and a line end of Windows.
    odd += ['{"id": "å", "articles": ["Ångström measured it in Åland.\u2028It was\x85 small."]}\r\n', "  \n"]
    with Path("in.jsonl").open("ab") as file:
        file.write("".join(odd).encode("utf-8", "surrogateescape"))
    Path("more.jsonl").write_text(line(50))
    inputs = ("in.jsonl", "more.jsonl", *FAST)
    local, on_ray = run(*inputs), run(*inputs, *ON_RAY, "-o", "out.jsonl")
    assert (local.returncode, on_ray.returncode) == (1, 1), on_ray.stderr.decode()
    assert Path("out.jsonl").read_bytes() == local.stdout
    assert len(local.stdout.split(b"\n")) == 48
    assert b"Traceback" not in on_ray.stderr
    Path("out.jsonl").write_bytes(local.stdout[:-100])
    run(*inputs, *ON_RAY, "-o", "out.jsonl", "--resume")
    assert Path("out.jsonl").read_bytes() == local.stdout


def test_the_default_embedder_gives_the_same_bytes_from_parquet(corpus: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    names = ["amber-cup-final", "deep-vent-microbe", "white-house-visit"]
    rows = [
        {"id": name, "articles": [{"id": path.stem, "text": path.read_text()} for path in articles(corpus / name)]}
        for name in names
    ]
    parquet.write_table(pa.Table.from_pylist(rows), "in.parquet")
    local = run("in.parquet", "-w", "60", "--jobs", "2")
    assert run("in.parquet", "-w", "60", *ON_RAY, "-o", "out.parquet").returncode == 0
    rows = parquet.read_table("out.parquet").to_pylist()
    assert [row["id"] for row in rows] == names
    assert "".join(row["json"] + "\n" for row in rows).encode() == local.stdout


def articles(cluster: Path) -> Sequence[Path]:
    return sorted((cluster / "articles").iterdir())


@pytest.mark.parametrize("victim", ["worker", "actor"])
def test_an_actor_or_its_worker_that_is_killed_is_replaced(victim: str, gate: Any) -> None:
    """One cluster waits at a gate; whoever waits there is killed, and whoever comes next is let through."""
    Path("in.jsonl").write_text(
        "".join(line(n).replace("bridge", "bridge GATE") if n == 20 else line(n) for n in range(40))
    )
    script = Path("gated.py")
    script.write_text(
        "import sys\n"
        "from functools import partial\n"
        "from poison import Poison\n"
        "from summarizer.batch.api import make_processor\n"
        "from summarizer.batch.output import result_line\n"
        "from summarizer.batch.ray_engine import ray_lines\n"
        "from summarizer.batch.seen_ids import SeenIds\n"
        "processor = make_processor(partial(result_line, with_articles=False), embedder=Poison(sys.argv[1]), max_words=30)\n"
        "out = sys.stdout\n"
        "with SeenIds() as finished:\n"
        "    for line in ray_lines(['in.jsonl'], processor, address=None, jobs=2, timeout=600, memory=8 << 30,\n"
        "                          in_order=True, limit=None, finished=finished):\n"
        "        out.write(line.text)\n"
    )
    environment: dict[str, Any] = {**os.environ, "PYTHONPATH": os.pathsep.join([str(CASES), str(ROOT)])}
    with subprocess.Popen([sys.executable, str(script), gate.path], stdout=subprocess.PIPE, env=environment) as process:
        try:
            worker, actor = gate.arrived()
            os.kill(worker if victim == "worker" else actor, signal.SIGKILL)
            gate.arrived()
            gate.open()
            out, _ = process.communicate(timeout=WAIT)
        finally:
            process.kill()
    assert process.returncode == 0
    found = [json.loads(one) for one in out.splitlines()]
    expected = [json.loads(one) for one in run("in.jsonl", *FAST).stdout.splitlines()]
    assert [one | {"settings": ""} for one in found] == [one | {"settings": ""} for one in expected]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("in.txt",), "the engine 'ray' reads .jsonl, .jsonl.gz, .jsonl.zst or .parquet, not 'in.txt'"),
        (("in.jsonl", "in.parquet"), "not 'in.jsonl', 'in.parquet'"),
    ],
)
def test_what_ray_cannot_read_is_refused(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, *ON_RAY)
    assert done.returncode == 1
    assert message in done.stderr.decode()
