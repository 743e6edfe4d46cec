"""What an import costs, and what it offers."""

import subprocess
import sys
from types import ModuleType

import pytest

import summarizer

HEAVY = frozenset(
    ("torch", "onnxruntime", "nltk", "sumy", "sentence_transformers", "transformers", "tokenizers", "scipy", "sklearn")
)
RUN = "from summarizer.cli import command; from summarizer.program import run; run(command, 'summarize')"


@pytest.mark.parametrize(
    "statement",
    [
        "import summarizer",
        "import summarizer.cli",
        f"import sys; sys.argv[1:] = ['--help']; {RUN}",
        f"import sys; sys.argv[1:] = ['nowhere']; {RUN}",
    ],
    ids=["import", "command", "--help", "error"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str) -> None:
    code = f"{statement}\nimport sys\nprint('loaded:', *{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    *_, loaded = done.stdout.strip().split("\n")
    assert loaded.startswith("loaded: ")
    assert "numpy" in loaded.split()
    assert not HEAVY & set(loaded.split())


def test_the_public_names_are_those_of_all_and_no_others() -> None:
    found = {
        name
        for name, value in vars(summarizer).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert found == set(summarizer.__all__)
    assert len(summarizer.__all__) == len(set(summarizer.__all__))


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert (getattr(summarizer, name).__doc__ or "").strip()
