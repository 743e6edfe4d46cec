"""Vectors that are computed once, for any embedder of which a vector depends on nothing but its text."""

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
# A run that is interrupted keeps what it had computed, but for so many texts.
_STEP = 2_000


@dataclass(frozen=True, slots=True, repr=False)
class Cached:
    """An embedder that looks into a folder first, and leaves there what it has to compute.

    A key is the hash of the text and of what the embedder's vectors depend on, its `fingerprint`: another model, or another
    version of it, never gets the vectors of this one. Where every vector is there, the model is not even loaded.

    Its `repr` is that of the embedder: where a vector comes from is no part of the record of a run.

    Attributes:
        embedder: Computes what is missing.
        folder: Where the vectors are kept; made if need be.
        max_bytes: Size of the file beyond which the oldest vectors are dropped; a vector of MiniLM takes some 1,700.
    """

    embedder: Cacheable
    folder: Path
    max_bytes: int = 1_000_000_000

    def __repr__(self) -> str:
        return repr(self.embedder)

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """(n, d) float32, unit rows, the same bits as the embedder's own, see `Embedder`.

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
            for start in range(0, len(missing), _STEP):
                some = missing[start : start + _STEP]
                computed = dict(zip((keys[text] for text in some), self.embedder.embed(some), strict=True))
                store.write(computed)
                vectors |= computed
        return np.stack([vectors[keys[text]] for text in texts])


def cached(embedder: Embedder, folder: str | Path) -> Cached:
    """The embedder with a cache in a folder.

    Raises:
        InputError: If a vector of this embedder depends on more than its text, or the folder is no path.
    """
    if not isinstance(folder, str | Path):
        raise InputError(f"cache must be the path of a folder, not {folder!r}: give a text or a Path")
    if not isinstance(embedder, Cacheable):
        raise InputError(
            f"the vectors of {embedder!r} cannot be cached, for they depend on more than their text (it has no method"
            " 'fingerprint'): leave out the cache, or choose another embedder"
        )
    return Cached(embedder, Path(folder))


def _key(fingerprint: str, text: str) -> bytes:
    # The length before it: no text can run over into the fingerprint.
    start = f"{len(fingerprint)} {fingerprint}".encode()
    return hashlib.blake2b(start + text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()
