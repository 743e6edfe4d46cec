"""No program asks the network or leaves a file in the home directory, seen from the system calls and not from Python."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
CLUSTER = ROOT / "corpus" / "white-house-visit"
PAGES = ROOT / "tests" / "cases" / "pages"
# Seconds after which a program that is watched has failed, on a busy machine, too.
END = 240
# What a user may have set; the program must not heed it.
TALKATIVE = {
    "ORT_DISABLE_TELEMETRY": "0",
    "RAY_USAGE_STATS_ENABLED": "1",
    "HF_HUB_DISABLE_TELEMETRY": "0",
    "HF_HUB_OFFLINE": "0",
    "LANGSMITH_TRACING": "true",
    "LANGSMITH_API_KEY": "none",
    "NO_PROXY": "169.254.169.254",
}
ARTICLES = (
    "import sys, time\n"
    "from pathlib import Path\n"
    "from summarizer import Article, summarize\n"
    "articles = [Article(path.stem, path.read_text()) for path in sorted(Path(sys.argv[1]).iterdir())]\n"
)
# The engine's telemetry waits some seconds before it looks up its host.
LONG_LIVED = (
    f"{ARTICLES}end = time.monotonic() + 8\nwhile time.monotonic() < end:\n    summarize(articles, max_words=40)\n"
)
TORCH = f"{ARTICLES}summarize(articles, max_words=40, embedder='sentence-transformer')\n"
LANGCHAIN = (
    "import sys\n"
    "from pathlib import Path\n"
    "from langchain_core.documents import Document\n"
    "from summarizer.integrations.langchain import SentenceCompressor\n"
    "documents = [Document(page_content=path.read_text()) for path in sorted(Path(sys.argv[1]).iterdir())]\n"
    "SentenceCompressor().compress_documents(documents, 'Who went to Washington?')\n"
)
SUMY = ("--ranker", "sumy-lsa", "--splitter", "nltk")
BATCH = ("-c", "from summarizer.__main__ import summarize_batch; summarize_batch()", "batch.jsonl", "-w", "40")
EVALUATION = ("-m", "evaluation", "run", str(CLUSTER), "--systems", "default,lead,sumy-lsa", "-w", "40")


@dataclass(frozen=True, slots=True)
class Traces:
    """Traces of a program.

    Attributes:
        addresses: (IP address, port) of every connection and datagram.
        files: Files in the home directory, which was empty.
    """

    addresses: frozenset[tuple[str, int]]
    files: frozenset[str]


@pytest.fixture(scope="module")
def strace() -> str:
    path = shutil.which("strace")
    if path is None:
        pytest.skip("no strace on this machine")
    tried = subprocess.run([path, "-f", "-o", os.devnull, "true"], capture_output=True, check=False, timeout=END)
    if tried.returncode:
        pytest.skip(f"strace may not watch a process here: {tried.stderr.decode().strip()}")
    return path


def watch(strace: str, folder: Path, *arguments: str) -> Traces:
    """Run Python with some arguments to its end, and return the traces it leaves."""
    home, record = folder / "home", folder / "strace"
    home.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "COVERAGE", "COV_"))
    }
    done = subprocess.run(
        [strace, "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o", str(record), sys.executable, *arguments],
        env={**environment, **TALKATIVE, "HOME": str(home), "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=END,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return Traces(
        frozenset(addresses(record.read_text("utf-8", "replace").splitlines())),
        frozenset(str(path.relative_to(home)) for path in home.rglob("*") if not path.is_dir()),
    )


def addresses(calls: Sequence[str]) -> Sequence[tuple[str, int]]:
    """Return where system calls connect and send to."""
    sending = [call for call in calls if re.search(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(", call)]
    pattern = r"sin6?_port=htons\((\d+)\).*?inet_(?:addr\(|pton\(AF_INET6, )\"([^\"]+)\""
    return [(address, int(port)) for call in sending for port, address in re.findall(pattern, call)]


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """Return a folder with a batch of eight clusters."""
    texts = [path.read_text("utf-8") for path in sorted((CLUSTER / "articles").iterdir())]
    lines = [json.dumps({"id": str(number), "articles": texts}) + "\n" for number in range(8)]
    (tmp_path / "batch.jsonl").write_text("".join(lines), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("-m", "summarizer", str(PAGES), str(CLUSTER / "articles"), "-f", "html"), id="all formats"),
        pytest.param(("-m", "summarizer", str(CLUSTER / "articles"), *SUMY), id="sumy"),
        pytest.param(("-c", LONG_LIVED, str(CLUSTER / "articles")), id="from Python"),
        pytest.param(EVALUATION, id="evaluation"),
    ],
)
def test_nothing_is_asked_or_left(arguments: Sequence[str], strace: str, tmp_path: Path) -> None:
    assert watch(strace, tmp_path, *arguments) == Traces(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("package", "program"),
    [("sentence_transformers", TORCH), ("langchain_core", LANGCHAIN)],
    ids=["torch", "langchain"],
)
def test_optional_packages_ask_and_leave_nothing(package: str, program: str, strace: str, tmp_path: Path) -> None:
    pytest.importorskip(package)
    assert watch(strace, tmp_path, "-c", program, str(CLUSTER / "articles")) == Traces(frozenset(), frozenset())


def test_the_workers_of_a_batch_ask_nothing_and_leave_the_cache(strace: str, batch: Path) -> None:
    found = watch(strace, batch, *BATCH, "--jobs", "2")
    assert found == Traces(frozenset(), frozenset({".cache/summarizer/vectors-1.sqlite3"}))


@pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed")
def test_ray_connects_to_itself_alone(strace: str, batch: Path) -> None:
    found = watch(strace, batch, *BATCH, "--engine", "ray", "--jobs", "1", "-o", "out.jsonl")
    assert {address for address, _ in found.addresses} <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
    assert 53 not in {port for _, port in found.addresses}
    assert found.files == frozenset()
    assert len((batch / "out.jsonl").read_bytes().splitlines()) == 8


def test_the_watch_sees_connections_and_files(strace: str, tmp_path: Path) -> None:
    code = (
        "import socket, subprocess, sys\n"
        "from pathlib import Path\n"
        "Path.home().joinpath('left').touch()\n"
        "with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:\n"
        "    one.connect(('127.0.0.2', 53))\n"
        "with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as two:\n"
        "    two.sendto(b'', ('::1', 9))\n"
    )
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}], check=True)"
    assert watch(strace, tmp_path, "-c", outer) == Traces(
        frozenset({("127.0.0.2", 53), ("::1", 9)}), frozenset({"left"})
    )
