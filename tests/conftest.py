"""What the tests share: no network, reproducible property tests, the corpus, and a small made-up story."""

import gzip
import importlib.util
import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import zstandard
from click import Command
from hypothesis import HealthCheck, settings

from summarizer import Article, Budget, Candidates, Embedder, Pipeline
from summarizer.cli.exit_codes import run
from summarizer.cli.summarize import command
from summarizer.embedding.tfidf import TfIdf
from summarizer.numerics.types import Matrix, Vector
from summarizer.selection.top import Top
from summarizer.splitting.nupunkt import NupunktSplitter

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A suite that a shell runs in the background ignores Ctrl-C, and so would the programs that the tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Read when huggingface_hub is imported: a model that is not on this machine fails at once.
os.environ["HF_HUB_OFFLINE"] = "1"

settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("project")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"

STORY = (
    Article(
        "courier",
        "The harbour bridge at Sellin will close for 14 months from Monday, 3 March 2025, the port authority said."
        " Engineers found cracks in two of its nine steel girders during an inspection in January."
        "\nMayor Ida Lund said the city would run a free ferry every ten minutes until the repair is finished."
        ' "Nobody will be stranded," she told reporters at the quay.\nRead more: how the bridge was built',
        title="Sellin bridge to close for 14 months",
        source="Sellin Courier",
    ),
    Article(
        "radio",
        "The port authority is closing Sellin's harbour bridge for 14 months, starting on 3 March."
        "\nA free ferry will cross the harbour every ten minutes while the bridge is shut, according to Mayor Ida Lund."
        "\nShop owners on the north bank fear that they will lose half of their customers.",
        source="Radio Piek",
    ),
    Article(
        "ledger",
        "Repairing the harbour bridge in Sellin will cost 41 million crowns, of which the state pays 30 million."
        "\nInspectors saw cracks in two steel girders in January and advised the port authority to act at once."
        "\nThe contract has gone to Halden Works, which rebuilt the Ossa viaduct in 2019."
        "\nShare this article\nDonate now to support our journalism",
        source="The Ledger",
    ),
)


@dataclass(frozen=True, slots=True)
class Recorder:
    """A ranker that keeps the candidates it is shown."""

    seen: list[Candidates] = field(default_factory=list)

    def rank(self, candidates: Candidates, /) -> Vector:
        self.seen.append(candidates)
        return np.ones(len(candidates))


@dataclass(frozen=True, slots=True)
class Fixed:
    """An embedder that gives the rows of a matrix, in order."""

    rows: Matrix

    def embed(self, texts: Sequence[str], /) -> Matrix:
        assert len(texts) == len(self.rows)
        return self.rows


class Packing:
    """Files of lines as their suffix has them compressed: ".gz", ".zst", or not at all."""

    @staticmethod
    def packed(data: bytes, suffix: str) -> bytes:
        pack = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}.get(Path(f"x{suffix}").suffix, bytes)
        return pack(data)

    @staticmethod
    def unpacked(path: Path) -> bytes:
        data = path.read_bytes()
        if path.suffix == ".gz":
            return gzip.decompress(data)
        if path.suffix == ".zst":
            return zstandard.ZstdDecompressor().stream_reader(BytesIO(data), read_across_frames=True).read()
        return data


@pytest.fixture
def packing() -> type[Packing]:
    return Packing


def candidates_of(
    articles: Sequence[Article],
    *,
    embedder: Embedder | None = None,
    budget: Budget | None = None,
    duplicate_threshold: float = 0.85,
) -> Candidates:
    """The candidates that the pipeline makes of some articles."""
    recorder = Recorder()
    pipeline = Pipeline(
        splitter=NupunktSplitter(),
        embedder=embedder or TfIdf(),
        ranker=recorder,
        selector=Top(),
        duplicate_threshold=duplicate_threshold,
    )
    pipeline.summarize(articles, budget or Budget(max_sentences=1))
    return recorder.seen[0]


def candidates_with(rows: Matrix) -> Candidates:
    """The candidates of one article of which the sentences have these vectors."""
    text = "\n".join(f"Ship number {number} left the harbour." for number in range(len(rows)))
    return candidates_of([Article("a", text)], embedder=Fixed(rows))


@pytest.fixture(scope="session")
def story() -> tuple[Article, ...]:
    """Three short articles about one event, with copies, figures and boilerplate."""
    return STORY


@pytest.fixture(scope="session")
def make_candidates() -> Callable[..., Candidates]:
    return candidates_of


@pytest.fixture(scope="session")
def make_candidates_with() -> Callable[[Matrix], Candidates]:
    return candidates_with


@pytest.fixture(scope="session")
def corpus() -> Path:
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Five real articles that are not part of the project."""
    if not SEEDS.is_dir():
        pytest.skip("the seed articles are not part of the project: put them into ../shared/seeds")
    return SEEDS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Iterator[Callable[..., Outcome]]:
    """Runs `summarize`, or another program, in this process: arguments in, exit code and output out."""
    handlers, level = list(logging.root.handlers), logging.root.level

    def invoke(*arguments: str, stdin: bytes | BytesIO = b"", program: Command = command) -> Outcome:
        stream = stdin if isinstance(stdin, BytesIO) else BytesIO(stdin)
        monkeypatch.setattr(sys, "argv", ["summarize", *arguments])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(stream))
        monkeypatch.setattr(sys, "stdout", sys.stdout)
        code = run(program, "summarize" if program is command else "summarize-batch")
        out, err = capsysbinary.readouterr()
        return Outcome(code, out.decode("utf-8", "surrogateescape"), err.decode())

    yield invoke
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """A browser that asks nothing of the network by itself."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium on this machine")
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("playwright is not installed")
    from playwright.sync_api import sync_playwright

    silent = ("background-networking", "component-update", "sync", "gpu")
    arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{service}" for service in silent)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
