"""The model files that come in packages: the published ones, or an error that says what to install."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from summarizer import ModelUnavailableError
from summarizer.embedding.graph import structure
from summarizer.embedding.weights import (
    MINILM_GRAPH,
    MINILM_STRUCTURE,
    MINILM_VOCABULARY,
    MINILM_WEIGHTS,
    PackagedFile,
    verified,
)

_NO_EXTRA = pytest.mark.skipif(
    find_spec(MINILM_WEIGHTS.package) is None, reason="the extra 'sentence-transformers' is not installed"
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "file",
    [MINILM_GRAPH, MINILM_STRUCTURE, MINILM_VOCABULARY, pytest.param(MINILM_WEIGHTS, marks=_NO_EXTRA)],
    ids=lambda file: file.path,
)
def test_the_model_files_are_the_published_ones(file: PackagedFile) -> None:
    assert verified(file).is_file()


def test_the_structure_is_what_its_source_makes() -> None:
    pytest.importorskip("onnx", reason="only who changes the structure needs onnx")
    assert structure() == verified(MINILM_STRUCTURE).read_bytes()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An importable copy of the model package's layout, to break."""
    folder = tmp_path / "broken_model"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "broken_model", raising=False)
    return folder


def broken(path: str) -> PackagedFile:
    return PackagedFile(package="broken_model", requirement="some-model==1.0", path=path, sha256=MINILM_GRAPH.sha256)


def test_an_altered_model_file_is_refused(package: Path) -> None:
    shutil.copy(verified(MINILM_GRAPH), package / "model.onnx")
    assert verified(broken("model.onnx")) == package / "model.onnx"
    data = bytearray((package / "model.onnx").read_bytes())
    data[1_000] ^= 1
    (package / "altered.onnx").write_bytes(data)
    with pytest.raises(
        ModelUnavailableError,
        match=r"altered.onnx of some-model==1.0 is not the published file.*-m pip install --force-reinstall",
    ):
        verified(broken("altered.onnx"))


@pytest.mark.usefixtures("package")
def test_a_missing_model_file_says_what_to_install() -> None:
    with pytest.raises(ModelUnavailableError, match=r"cannot read none.onnx of .*-m pip install .*some-model==1.0"):
        verified(broken("none.onnx"))


def test_a_missing_model_package_says_what_to_install() -> None:
    file = PackagedFile(package="no_such_package", requirement="some-model==1.0", path="x", sha256="")
    with pytest.raises(ModelUnavailableError, match=r"not installed: .* -m pip install some-model==1.0"):
        verified(file)


def test_an_altered_file_of_this_package_is_not_fetched_under_its_name(package: Path) -> None:
    (package / "vocabulary.txt").write_text("other")
    file = PackagedFile(package="broken_model", requirement="", path="vocabulary.txt", sha256=MINILM_VOCABULARY.sha256)
    with pytest.raises(ModelUnavailableError, match=r"is not the published file.*: install this package again$"):
        verified(file)
