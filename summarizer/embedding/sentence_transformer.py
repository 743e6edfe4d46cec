"""Any model of sentence-transformers, by folder or by a name in the local cache; by default the bundled MiniLM weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from summarizer.embedding.weights import MINILM_WEIGHTS, verified
from summarizer.errors import ModelUnavailableError
from summarizer.stages import Matrix

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


@dataclass(frozen=True, slots=True)
class SentenceTransformerEmbedder:
    """A sentence-transformers model on the CPU, in float32.

    Attributes:
        model: A folder, or a name that is in the local cache; "" = the bundled all-MiniLM-L6-v2. Nothing is downloaded.
    """

    model: str = ""

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """(n, d) float32, unit rows, see `Embedder`.

        Raises:
            ModelUnavailableError: If the model is not on this machine.
        """
        model = _model(self.model)
        if not texts:
            return np.zeros((0, model.get_embedding_dimension() or 0), dtype=np.float32)
        readable = [text.encode("utf-8", "replace").decode() for text in texts]
        vectors = model.encode(readable, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


@cache
def _model(name: str) -> "SentenceTransformer":
    # A missing hub name is retried over the network for more than a minute: look on this machine first.
    folder = _folder(name)
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call, unused-ignore]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailableError(
            f"{name!r} is not a sentence-transformers model ({reason}): give its folder"
        ) from error


def _folder(name: str) -> Path:
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
