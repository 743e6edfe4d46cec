"""What an import costs, and what it offers."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer
from summarizer.embedding.parallel import available_cores

pytestmark = pytest.mark.slow

HEAVY = frozenset(
    ("torch", "onnxruntime", "nltk", "sumy", "sentence_transformers", "transformers", "tokenizers", "scipy", "sklearn")
)
RUN = (
    "from summarizer.cli.summarize import command; from summarizer.cli.exit_codes import run; run(command, 'summarize')"
)


@pytest.mark.parametrize(
    "statement",
    [
        "import summarizer",
        "import summarizer.cli.summarize",
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
    assert ("numpy" in loaded.split()) == (statement != "import summarizer")
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


def test_what_type_checkers_see_is_public_and_nothing_else_is() -> None:
    stub = ast.parse(Path(summarizer.__file__).with_suffix(".pyi").read_text("utf-8"))
    [seen] = [ast.literal_eval(line.value) for line in stub.body if isinstance(line, ast.Assign)]
    assert seen == sorted(set(seen), key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert set(seen) == set(summarizer.__all__) == set(dir(summarizer))


@pytest.mark.skipif(available_cores() < 2, reason="on one core there is one thread in any case")
def test_the_commands_start_with_one_thread_for_products_and_leave_one_that_was_set(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The ferry left the harbour at noon on Monday.", "utf-8")
    code = (
        "import atexit, os, sys; from summarizer.__main__ import summarize;"
        "assert 'numpy' not in sys.modules; from threadpoolctl import threadpool_info;"
        "atexit.register(lambda: print(*{pool['num_threads'] for pool in threadpool_info() if pool['user_api'] == 'blas'}));"
        f"sys.argv[1:] = [{str(article)!r}, '--embedder', 'tfidf']; summarize()"
    )

    surroundings = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}

    def threads(**more: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True, env={**surroundings, **more}
        )
        return done.stdout.split("\n")[-2]

    assert threads() == "1"
    assert threads(OPENBLAS_NUM_THREADS="2") == "2"


@pytest.mark.parametrize(("start", "name"), [("summarize", "summarize"), ("summarize_batch", "summarize-batch")])
def test_an_interrupt_while_the_program_is_imported_ends_it_without_a_traceback(start: str, name: str) -> None:
    code = (
        "import sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, module, path, target=None):\n"
        "        if module == 'numpy':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        f"from summarizer.__main__ import {start} as start\n"
        "start()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", f"{name}: interrupted\n")


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert (getattr(summarizer, name).__doc__ or "").strip()
