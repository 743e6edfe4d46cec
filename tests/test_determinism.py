"""The same bytes whatever surrounds the program: hash seed, threads, language, time zone, order, and again and again."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from summarizer import Budget, make_pipeline
from summarizer.embedding.minilm import MiniLM
from summarizer.reading import read_articles

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent.parent / "corpus" / "white-house-visit" / "articles"
COMMAND = [
    sys.executable,
    "-m",
    "summarizer",
    str(FOLDER),
    "-w",
    "80",
    "-f",
    "json",
    "--with-articles",
    "--disagreements",
]


def run(surroundings: Mapping[str, str]) -> bytes:
    done = subprocess.run(COMMAND, env={**os.environ, **surroundings}, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


@cache
def usual() -> bytes:
    return run({"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"})


def languages() -> str:
    return subprocess.run(["locale", "-a"], capture_output=True, check=False, text=True).stdout


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/St_Johns", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        {"LC_ALL": "C", "LANG": "C", "OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "4"},
    ],
    ids=" ".join,
)
def test_the_surroundings_change_no_byte(surroundings: dict[str, str]) -> None:
    assert run(surroundings) == usual()


@pytest.mark.skipif("tr_TR" not in languages(), reason="this machine has no Turkish locale, where I and i are no pair")
def test_a_turkish_machine_gives_the_same_bytes() -> None:
    assert run({"LC_ALL": "tr_TR.UTF-8"}) == usual()


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_threads_and_the_order_of_the_articles_choose_the_same_and_so_do_twenty_runs(threads: int) -> None:
    articles = read_articles([str(FOLDER)])
    pipeline = make_pipeline(embedder=MiniLM(threads=threads))
    budget = Budget(max_words=80)
    first = pipeline.summarize(articles, budget)
    assert json.loads(usual())["sentences"][0]["text"] == first.sentences[0].sentence.text
    for turn in range(20 if threads == 1 else 2):
        shift = turn % len(articles)
        again = pipeline.summarize(articles[shift:] + articles[:shift], budget)
        assert again.sentences == first.sentences
