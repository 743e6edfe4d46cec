"""A cache on disk for embedders whose vectors depend on their text alone."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from summarizer.embedding.store import open_store
from summarizer.errors import InputError
from summarizer.numerics.types import Matrix
from summarizer.stages import Cacheable, Embedder

_KEY_BYTES = 16
# Vectors are written after so many texts (5 seconds of MiniLM), so that an interrupted run loses no more than these.
_TEXTS_PER_WRITE = 2_000


@dataclass(frozen=True, slots=True, repr=False)
class DiskCachedEmbedder:
    """An embedder that reads known vectors from a folder and stores there those it has to compute.

    The key of a vector is the hash of its text and of the embedder's `fingerprint`, so that no other model or version of a
    model gets it. If all vectors are stored, the model is not loaded.

    The `repr` is that of the wrapped embedder, since a cache changes nothing in a summary or its settings.

    Attributes:
        embedder: Computes the missing vectors.
        folder: Folder of the vectors; created if missing.
        max_bytes: File size beyond which the oldest vectors are dropped; a vector of MiniLM takes about 1,700.
    """

    embedder: Cacheable
    folder: Path
    max_bytes: int = 1_000_000_000

    def __repr__(self) -> str:
        return repr(self.embedder)

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """Return a float32 matrix of shape (n, d) with unit rows: the same bits as without the cache.

        Raises:
            InputError: If the folder cannot be used.
            ModelUnavailableError: If the model is missing.
        """
        if not texts:
            return self.embedder.embed([])
        fingerprint = self.embedder.fingerprint()
        keys = {text: _key(fingerprint, text) for text in texts}
        with open_store(self.folder, max_bytes=self.max_bytes) as store:
            vectors = store.read(list(keys.values()))
            missing = [text for text, key in keys.items() if key not in vectors]
            for start in range(0, len(missing), _TEXTS_PER_WRITE):
                part = missing[start : start + _TEXTS_PER_WRITE]
                computed = dict(zip((keys[text] for text in part), self.embedder.embed(part), strict=True))
                store.write(computed)
                vectors |= computed
        return np.stack([vectors[keys[text]] for text in texts])


def cached(embedder: Embedder, folder: str | Path) -> DiskCachedEmbedder:
    """Return the embedder with a cache in a folder.

    Raises:
        InputError: If the embedder is not `Cacheable` or the folder is not a path.
    """
    if not isinstance(folder, str | Path):
        raise InputError(f"cache must be the path of a folder, not {folder!r}: pass a str or a Path")
    if not isinstance(embedder, Cacheable):
        raise InputError(
            f"the vectors of {embedder!r} cannot be cached because they depend on more than their text (it has no method"
            " 'fingerprint'): leave out the cache, or use another embedder"
        )
    return DiskCachedEmbedder(embedder, Path(folder))


def _key(fingerprint: str, text: str) -> bytes:
    # The length separates the two: no other fingerprint and text give the same bytes.
    start = f"{len(fingerprint)} {fingerprint}".encode()
    return hashlib.blake2b(start + text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()
