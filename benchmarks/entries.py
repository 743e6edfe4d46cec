"""The contestants of each race and their commands."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.races import Row, race

ROOT = Path(__file__).parent.parent
_PYTHON, _SUMMARIZE = sys.executable, str(Path(sys.executable).parent / "summarize")
PEERS = ROOT / ".venv-bench" / "bin"
_PROGRAMS = ROOT / "benchmarks" / "programs"

# The start of Python, which every contestant pays for.
BARE = "python, nothing else"
SIZES = (125, 500, 2_000, 5_000, 20_000, 100_000)
# CPU seconds of one run: the aim for 20,000 sentences that are all embedded.
LIMIT = 90
_EXHAUSTIVE_LIMIT = 300
# From this size on runs take long and vary little: one round is enough.
_LARGE = 2_000
_COLD_ROUNDS, _ROUNDS, _LARGE_ROUNDS = 5, 3, 1
_EMBEDDING_ROUNDS = 2
# (sentences, whether all of them are embedded)
_STAGES = ((5_000, True), (20_000, True), (20_000, False))
_EMBEDDING_SIZE = _CACHE_SIZE = 500


def _program(name: str, *arguments: str, python: str = _PYTHON) -> list[str]:
    return [python, str(_PROGRAMS / f"{name}.py"), *arguments]


def _peer(name: str, *arguments: str) -> list[str]:
    return _program(name, *arguments, python=str(PEERS / "python"))


def cold(story: Path, text: Path) -> Iterator[Row]:
    """Run whole processes that choose five sentences of five articles; peers get the articles in one file."""
    contestants = {
        BARE: [_PYTHON, "-c", ""],
        "summarizer": [_SUMMARIZE, str(story), "-n", "5"],
        "sumy lex-rank": [str(PEERS / "sumy"), "lex-rank", f"--file={text}", "--length=5"],
        "sentence-transformers script": _program("with_sentence_transformers", str(text)),
    }
    yield from race("cold", contestants, size=_lines(text), rounds=_COLD_ROUNDS, limit=LIMIT)


def growth(clusters: Path, *, most: int) -> Iterator[Row]:
    """Run whole processes on each size; a contestant that does not finish one is left out of the next."""
    dropped: set[str] = set()
    for size in (size for size in SIZES if size <= most):
        articles, text = str(clusters / f"{size}.jsonl"), str(clusters / f"{size}.txt")
        contestants: Mapping[str, Sequence[str]] = {
            "summarizer": [_SUMMARIZE, articles, "-n", "10"],
            "summarizer --embedder tfidf": [_SUMMARIZE, articles, "-n", "10", "--embedder", "tfidf"],
            "sumy LexRank": _peer("with_sumy", "lex_rank", text),
            "sumy TextRank": _peer("with_sumy", "text_rank", text),
            "sumy LSA": _peer("with_sumy", "lsa", text),
            "lexrank": _peer("with_lexrank", text),
            "trimwise": _peer("with_trimwise", text),
            "lede": _peer("with_lede", text),
        }
        running = {name: command for name, command in contestants.items() if name not in dropped}
        rounds = _ROUNDS if size < _LARGE else _LARGE_ROUNDS
        for row in race("growth", running, size=size, rounds=rounds, limit=LIMIT):
            if not row.is_finished:
                dropped.add(row.name)
            yield row


def stages(clusters: Path, *, most: int) -> Iterator[Row]:
    """Run the pipeline stage by stage, with the lexical prefilter and without it."""
    for size, is_exhaustive in _STAGES:
        if size <= most:
            name = "exhaustive" if is_exhaustive else "default"
            command = _program("stages", str(clusters / f"{size}.jsonl"), name)
            yield from race("stages", {name: command}, size=size, rounds=1, limit=_EXHAUSTIVE_LIMIT)


def embedding(clusters: Path, *, most: int) -> Iterator[Row]:
    """Run each embedder that has a model in a process that also measures its engine alone."""
    size = min(_EMBEDDING_SIZE, most)
    names = subprocess.check_output(
        [_PYTHON, "-c", "from summarizer.registry import EMBEDDERS; print(*EMBEDDERS)"], text=True
    )
    contestants = {
        name: _program("embedding_rate", name, str(clusters / f"{size}.jsonl"))
        for name in names.split()
        if name != "tfidf"
    }
    yield from race("embedding", contestants, size=size, rounds=_EMBEDDING_ROUNDS, limit=_EXHAUSTIVE_LIMIT)


def cache(clusters: Path, *, most: int) -> Iterator[Row]:
    """Run twice on the same articles with a cache of vectors, which is empty in the first run, and once without."""
    size = min(_CACHE_SIZE, most)
    command = [_SUMMARIZE, str(clusters / f"{size}.jsonl"), "-n", "10", "--cache", str(clusters / "cache-{round}")]
    contestants = {"first run": command, "second run": command, "no cache": command[:-2]}
    yield from race("cache", contestants, size=size, rounds=_ROUNDS, limit=LIMIT)


def _lines(text: Path) -> int:
    return len(text.read_text("utf-8").splitlines())
