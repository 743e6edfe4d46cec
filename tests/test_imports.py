"""What an import costs, and what it offers."""

import subprocess
import sys
from pathlib import Path
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
        "import evaluation.cli",
    ],
    ids=["import", "command", "--help", "error", "harness"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str) -> None:
    code = f"{statement}\nimport sys\nprint('loaded:', *{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    *_, loaded = done.stdout.strip().split("\n")
    assert loaded.startswith("loaded: ")
    assert "numpy" in loaded.split()
    assert not HEAVY & set(loaded.split())


def test_a_run_with_a_warm_cache_loads_neither_engine_nor_tokenizer_nor_what_costs_as_much_as_it_does(
    tmp_path: Path,
) -> None:
    article, cache = tmp_path / "a.txt", tmp_path / "cache"
    article.write_text(
        "The ferry left the harbour at noon on Monday. The mayor said that it would be back by three.", "utf-8"
    )
    code = (
        f"import sys; sys.argv[1:] = [{str(article)!r}, '--cache', {str(cache)!r}]; {RUN}"
        "\nprint('loaded:', *sys.modules)"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.partition(
            "loaded: "
        )
        for _ in range(2)
    )
    assert first[0] == second[0]
    assert HEAVY & set(first[2].split()) == {"onnxruntime", "tokenizers"}
    assert not (HEAVY | {"numpy.ma", "importlib.resources", "jinja2", "rich"}) & set(second[2].split())


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
