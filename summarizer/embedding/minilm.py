"""The default embedder: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) on ONNX Runtime, without torch."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from summarizer.embedding.parallel import available_cores, run_parallel
from summarizer.embedding.weights import MINILM_GRAPH, MINILM_STRUCTURE, MINILM_VOCABULARY, verified
from summarizer.embedding.wordpieces import encode
from summarizer.errors import InputError
from summarizer.numerics.types import Matrix

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

_DIMENSIONS = 384
_MAX_LENGTH = 256  # word pieces, the limit of the published model
_MAX_THREADS = 8
# numpy's names for the instruction sets that include VNNI.
_VNNI_SETS = frozenset(("AVX512_CLX", "AVX512_ICL", "AVX512_SPR"))


@dataclass(frozen=True, slots=True)
class MiniLM:
    """MiniLM with the published int8 weights, computed in int8 with one scale for each token (see `graph.py`).

    A vector has the same bits alone and in any batch, with any number of threads: each token has its own scale, products of
    integers are exact, and all texts of a batch have the same length, so that nothing is padded.

    Attributes:
        threads: Batches computed in parallel; 0 = one for each core that the process may use, at most eight. A container's
            quota of CPU time is not taken into account. Left out of the settings of a summary, since it changes no vector.
        batch_tokens: Largest number of word pieces in a batch.
        on_embedded: Called after each batch with the number of its texts, if given.
    """

    threads: int = field(default=0, repr=False)
    batch_tokens: int = 384
    on_embedded: Callable[[int], object] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raise InputError if `threads` is negative."""
        if self.threads < 0:
            raise InputError(f"threads must be 0 (one per core) or more, not {self.threads!r}")

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """Return a float32 matrix of shape (n, 384) with unit rows: the mean over the first 256 word pieces of each text.

        Raises:
            ModelUnavailableError: If a model file is missing or altered, or a thread cannot be started.
        """
        vectors = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
        if not texts:
            return vectors
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        encodings = encode(list(rows), max_length=_MAX_LENGTH)
        unique_vectors = np.zeros((len(rows), _DIMENSIONS), dtype=np.float32)
        session = _session()

        def embed_batch(batch: list[int]) -> Matrix:
            return _run(session, [encodings[row] for row in batch])

        # One thread per batch: threads within the engine would wait for each other after each product.
        threads = self.threads or min(available_cores(), _MAX_THREADS)
        with closing(run_parallel(embed_batch, self._batches(encodings), threads=threads)) as results:
            for batch, batch_vectors in results:
                unique_vectors[batch] = batch_vectors
                if self.on_embedded is not None:
                    self.on_embedded(len(batch))
        vectors[:] = unique_vectors[[rows[text] for text in texts]]
        return vectors

    def fingerprint(self) -> str:
        """Return the hashes of the model's files; threads and batches change no vector (see `Cacheable`)."""
        return f"minilm {MINILM_STRUCTURE.sha256} {MINILM_GRAPH.sha256} {MINILM_VOCABULARY.sha256}"

    def _batches(self, encodings: "Sequence[Encoding]") -> Iterator[list[int]]:
        """Yield rows of texts of the same length, the longest first so that all threads end at about the same time."""
        ordered = sorted(range(len(encodings)), key=lambda row: -len(encodings[row]))
        for length, group in groupby(ordered, key=lambda row: len(encodings[row])):
            rows = list(group)
            size = max(1, self.batch_tokens // length)
            yield from (rows[start : start + size] for start in range(0, len(rows), size))


def _run(session: "InferenceSession", encodings: "Sequence[Encoding]") -> Matrix:
    with _raising_memory_errors():
        [states] = session.run(["states"], {"input_ids": np.array([one.ids for one in encodings], dtype=np.int64)})
    # Summed here because in the graph the order of the additions depends on the number of texts.
    sums = states.sum(axis=1)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), dtype=np.float32)


@cache
def _session() -> "InferenceSession":
    with _raising_memory_errors():
        import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # errors are raised anyway
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", str(verified(MINILM_GRAPH).parent)
    )
    if not _has_exact_products():
        options.add_session_config_entry("session.x64quantprecision", "1")
    structure = verified(MINILM_STRUCTURE).read_bytes()
    # No fallback: it would use the same provider and print a notice on standard output.
    with _raising_memory_errors():
        return onnxruntime.InferenceSession(structure, options, providers=["CPUExecutionProvider"], enable_fallback=0)


_MEMORY_MESSAGES = ("bad_alloc", "Cannot allocate memory", "failed to map segment")


@contextmanager
def _raising_memory_errors() -> Iterator[None]:
    """Raise MemoryError for errors of the engine whose message says so: it has no exception class for them."""
    try:
        yield
    except Exception as error:
        if any(words in str(error) for words in _MEMORY_MESSAGES):
            raise MemoryError(str(error)) from error
        raise


def _has_exact_products() -> bool:
    """Return whether this processor is known to have VNNI.

    Without VNNI, x86 processors add pairs of products in 16 bits, which can overflow. The slower exact kernel gives the
    same bits as VNNI and takes 1.8 times as long on a processor with VNNI.
    """
    found = np.show_config(mode="dicts")["SIMD Extensions"]["found"]
    return not _VNNI_SETS.isdisjoint(found)
