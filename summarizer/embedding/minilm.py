"""The default embedder: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) on ONNX Runtime, without torch."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from summarizer.embedding.cores import available_cores
from summarizer.embedding.parallel import side_by_side
from summarizer.embedding.weights import MINILM_GRAPH, MINILM_STRUCTURE, MINILM_TOKENIZER, verified
from summarizer.embedding.wordpieces import encode
from summarizer.errors import InputError
from summarizer.numerics.types import Matrix

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

_DIMENSIONS = 384
_LONGEST = 256
_MOST_THREADS = 8
# numpy's names for groups of instructions that VNNI is part of.
_WITH_VNNI = frozenset(("AVX512_CLX", "AVX512_ICL", "AVX512_SPR"))


@dataclass(frozen=True, slots=True)
class MiniLM:
    """The published int8 weights, multiplied in int8 with a scale for each token: see `graph.py`.

    A vector is the same to the bit alone and in any batch, with any number of threads: each token is scaled by itself, products
    of whole numbers are exact, and only texts of one length share a batch, so that there is no padding.

    Attributes:
        threads: Batches that are computed side by side, 0 = one per core that the process may use, up to eight; a quota of
            processor time, as containers have it, is not seen. The vectors are the same to the bit, so that the record of
            settings leaves them out.
        batch_tokens: Most word pieces of a batch.
        on_embedded: Called behind every batch with the number of its texts; None = nothing is.
    """

    threads: int = field(default=0, repr=False)
    batch_tokens: int = 384
    on_embedded: Callable[[int], object] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raise InputError for less than no thread."""
        if self.threads < 0:
            raise InputError(f"threads must be 0 (one per core) or more, not {self.threads!r}")

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """(n, 384) float32, unit rows: the mean over a text's first 256 word pieces, see `Embedder`.

        Raises:
            ModelUnavailableError: If a model file is missing or altered, or no thread can be started.
        """
        vectors = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
        if not texts:
            return vectors
        unique = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        pieces = encode(list(unique), longest=_LONGEST)
        distinct = np.zeros((len(unique), _DIMENSIONS), dtype=np.float32)
        session = _session()

        def embedded(batch: list[int]) -> Matrix:
            return _run(session, [pieces[number] for number in batch])

        # A thread for a batch: threads that share each product of the engine wait for each other after every one.
        threads = self.threads or min(available_cores(), _MOST_THREADS)
        with closing(side_by_side(embedded, self._batches(pieces), threads=threads)) as computed:
            for batch, rows in computed:
                distinct[batch] = rows
                if self.on_embedded is not None:
                    self.on_embedded(len(batch))
        vectors[:] = distinct[[unique[text] for text in texts]]
        return vectors

    def fingerprint(self) -> str:
        """The model; neither threads nor batches change a vector, see `Cacheable`."""
        return f"minilm {MINILM_STRUCTURE.sha256} {MINILM_GRAPH.sha256} {MINILM_TOKENIZER.sha256}"

    def _batches(self, pieces: "Sequence[Encoding]") -> Iterator[list[int]]:
        """Numbers of texts of one length, the longest first: so no thread waits long for another at the end."""
        numbers = sorted(range(len(pieces)), key=lambda number: -len(pieces[number]))
        for length, alike in groupby(numbers, key=lambda number: len(pieces[number])):
            members = list(alike)
            step = max(1, self.batch_tokens // length)
            yield from (members[start : start + step] for start in range(0, len(members), step))


def _run(session: "InferenceSession", pieces: "Sequence[Encoding]") -> Matrix:
    with _told_of_too_little_memory():
        [states] = session.run(["states"], {"input_ids": np.array([piece.ids for piece in pieces], dtype=np.int64)})
    # Not in the graph: there the order of the sum depends on the number of texts.
    sums = states.sum(axis=1)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), dtype=np.float32)


@cache
def _session() -> "InferenceSession":
    with _told_of_too_little_memory():
        import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # errors are raised, too
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", str(verified(MINILM_GRAPH).parent)
    )
    if not _has_exact_products():
        options.add_session_config_entry("session.x64quantprecision", "1")
    structure = verified(MINILM_STRUCTURE).read_bytes()
    # Its fallback, to the same provider, would say on standard output that it is one.
    with _told_of_too_little_memory():
        return onnxruntime.InferenceSession(structure, options, providers=["CPUExecutionProvider"], enable_fallback=0)


_TOO_LITTLE_MEMORY = ("bad_alloc", "Cannot allocate memory", "failed to map segment")


@contextmanager
def _told_of_too_little_memory() -> Iterator[None]:
    """The engine has no class of its own for it, and says it in the words of C++, of the system or of its loader."""
    try:
        yield
    except Exception as error:
        if any(words in str(error) for words in _TOO_LITTLE_MEMORY):
            raise MemoryError(str(error)) from error
        raise


def _has_exact_products() -> bool:
    """Whether this processor is known to have VNNI.

    Others of its family add pairs of products in 16 bits, which overflow, unless they are told not to. Where that is
    not needed it gives the same bits, and takes 1.8 times as long.
    """
    found = np.show_config(mode="dicts")["SIMD Extensions"]["found"]
    return not _WITH_VNNI.isdisjoint(found)
