"""The example notebook shows what it did when it was written."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import summarize

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parent.parent / "docs"


def test_the_example_notebook_runs_and_shows_the_same(tmp_path: Path) -> None:
    made = tmp_path / "made.ipynb"
    subprocess.run([sys.executable, str(DOCS / "notebook.py"), str(made)], check=True, capture_output=True)
    shown = (DOCS / "example.ipynb").read_text("utf-8")
    assert made.read_text("utf-8") == shown
    assert len(shown) < 100_000
    outputs = [output for cell in json.loads(shown)["cells"] for output in cell.get("outputs", [])]
    assert {"text/html", "text/markdown", "text/plain"} in [set(output.get("data", ())) for output in outputs]


class Printer:
    """What IPython hands to a value that it is to show in a terminal."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def text(self, text: str) -> None:
        self.shown.append(text)


def test_a_terminal_shows_a_summary_as_text() -> None:
    printer = Printer()
    summary = summarize(["The ferry sank at noon."], embedder="tfidf")
    summary._repr_pretty_(printer, False)
    assert printer.shown == ["The ferry sank at noon. [1]\n\nSources\n  1  1"]
    assert str(summary) == printer.shown[0]
