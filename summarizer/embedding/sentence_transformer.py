"""Any model of sentence-transformers, by folder or by a name in the local cache; by default the bundled MiniLM weights."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from summarizer.embedding.weights import MINILM_WEIGHTS, verified
from summarizer.errors import InputError, ModelUnavailableError, install_hint
from summarizer.numerics.types import Matrix

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEVICES = ("cpu", "cuda", "mps", "auto")
DTYPES = ("float32", "bfloat16")


@dataclass(frozen=True, slots=True)
class SentenceTransformerEmbedder:
    """A sentence-transformers model; on the CPU in float32 it gives the same vectors every time.

    Attributes:
        model: A folder, or a name that is in the local cache; "" = the bundled all-MiniLM-L6-v2. Nothing is downloaded.
        device: "cpu", "cuda", "mps", or "auto": the fastest of these that is there.
        dtype: "float32" or "bfloat16". Half as many bits are faster where the processor has them; a vector then depends a little
            on its neighbours.

    Raises:
        InputError: If the device or the dtype is none of these.
    """

    model: str = ""
    device: str = "cpu"
    dtype: str = "float32"

    def __post_init__(self) -> None:
        for name, value, known in (("device", self.device, DEVICES), ("dtype", self.dtype, DTYPES)):
            if value not in known:
                raise InputError(f"unknown {name} {value!r}: choose one of {', '.join(known)}")

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """(n, d) float32, unit rows, see `Embedder`.

        Raises:
            InputError: If this machine does not have the device.
            ModelUnavailableError: If the model is not on this machine.
        """
        model = _model(self.model, self.device, self.dtype)
        if not texts:
            return np.zeros((0, model.get_embedding_dimension() or 0), dtype=np.float32)
        unique = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        readable = [text.encode("utf-8", "replace").decode() for text in unique]
        encoded = model.encode(readable, show_progress_bar=False, convert_to_numpy=True)
        vectors = np.asarray(encoded, dtype=np.float32).reshape(len(unique), -1)
        # Here, and not by the model: in bfloat16 a length is 1 to two digits only.
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors[[unique[text] for text in texts]]

    def fingerprint(self) -> str:
        """The hash of every file of the model, the device and the dtype, see `Cacheable`.

        Raises:
            ModelUnavailableError: If the model is not on this machine.
        """
        return f"sentence-transformer {_hashed(self.model)} {self.device} {self.dtype}"


@cache
def _model(name: str, device: str, dtype: str) -> "SentenceTransformer":
    # A missing hub name is retried over the network for more than a minute: look on this machine first.
    folder = _folder(name)
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call, unused-ignore]
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if device == "auto":
        device = next(device for device in ("cuda", "mps", "cpu") if there[device])
    if not there[device]:
        raise InputError(f"no device {device!r} on this machine: choose 'cpu', or 'auto' for what is there")
    try:
        return SentenceTransformer(
            str(folder), device=device, local_files_only=True, model_kwargs={"dtype": getattr(torch, dtype)}
        )
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailableError(
            f"{name!r} is not a sentence-transformers model ({reason}): give its folder"
        ) from error


@cache
def _hashed(name: str) -> str:
    folder, digest = _folder(name), hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _folder(name: str) -> Path:
    if find_spec("sentence_transformers") is None:
        raise ModelUnavailableError(
            f"the embedder 'sentence-transformer' needs sentence-transformers: {install_hint('sentence-transformers')}"
        )
    if not name:
        return verified(MINILM_WEIGHTS).parent
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    raise ModelUnavailableError(
        f"no model {name!r} on this machine (neither a folder nor in the local cache): download it first, or give its folder"
    )
