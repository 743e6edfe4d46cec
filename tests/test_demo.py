"""The first thing that a newcomer runs."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_demo_summarizes_the_first_cluster() -> None:
    printed = subprocess.run(
        ["make", "--no-print-directory", "--just-print", "demo"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert re.fullmatch(r"\S*/summarize corpus/white-house-visit(/articles)?", printed.stdout.strip().split("\n")[-1])


def test_its_summary_is_cited_from_at_least_three_of_the_five_articles(cli: Callable[..., Any], corpus: Path) -> None:
    folder = corpus / "white-house-visit"
    outcome = cli(str(folder), "-f", "json", "--with-articles")
    assert (outcome.code, outcome.err) == (0, "")
    summary = json.loads(outcome.out)
    assert len(summary["sentences"]) == 5
    assert len(summary["articles"]) == 5
    quoted = {sentence["article"] for sentence in summary["sentences"]}
    assert len(quoted | {copy["article"] for sentence in summary["sentences"] for copy in sentence["also_in"]}) >= 3
    # No boilerplate, by the corpus's own notes.
    lines = json.loads((folder / "cluster.json").read_text("utf-8"))["boilerplate"]
    texts = {article["id"]: article["text"] for article in summary["articles"]}
    for sentence in summary["sentences"]:
        number = texts[sentence["article"]].count("\n", 0, sentence["start"]) + 1
        assert number not in lines.get(sentence["article"], ())
