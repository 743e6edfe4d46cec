"""The default embedder: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) on ONNX Runtime, without torch."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from summarizer.embedding.weights import MINILM_GRAPH, MINILM_TOKENIZER, verified
from summarizer.embedding.wordpieces import encode
from summarizer.stages import Matrix

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

_DIMENSIONS = 384
_LONGEST = 256
# Up to so many texts, starting and feeding threads costs more than it gains.
_FEW = 300
_MOST_THREADS = 4


@dataclass(frozen=True, slots=True)
class MiniLM:
    """The shipped graph: int8 weights, float arithmetic, so that no vector depends on its neighbours in a batch.

    Attributes:
        threads: Threads of the engine, 0 = one for up to 300 texts, else one per core up to four. The vectors are the same to
            the bit, so that the record of settings leaves them out; two threads take 20 % more CPU time and a third less
            wall time.
        batch_tokens: Word pieces per batch, padding included. Small batches stay in the processor's cache: 384 takes a
            tenth less time than 1,024, and a third less than 4,096.
    """

    threads: int = field(default=0, repr=False)
    batch_tokens: int = 384

    def embed(self, texts: Sequence[str], /) -> Matrix:
        """(n, 384) float32, unit rows: the mean over a text's first 256 word pieces, see `Embedder`.

        Raises:
            ModelUnavailableError: If a model file is missing or altered.
        """
        vectors = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
        if not texts:
            return vectors
        unique = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        pieces = encode(list(unique), longest=_LONGEST)
        distinct = np.zeros((len(unique), _DIMENSIONS), dtype=np.float32)
        session = _session(self.threads or (1 if len(unique) <= _FEW else min(os.cpu_count() or 1, _MOST_THREADS)))
        for batch in self._batches(pieces):
            distinct[batch] = _run(session, [pieces[number] for number in batch])
        vectors[:] = distinct[[unique[text] for text in texts]]
        return vectors

    def fingerprint(self) -> str:
        """The model; neither threads nor batches change a vector, see `Cacheable`."""
        return f"minilm {MINILM_GRAPH.sha256} {MINILM_TOKENIZER.sha256}"

    def _batches(self, pieces: "Sequence[Encoding]") -> list[list[int]]:
        """Numbers of texts of like length, so that little is spent on padding."""
        batches: list[list[int]] = []
        for number in sorted(range(len(pieces)), key=lambda number: len(pieces[number])):
            if not batches or (len(batches[-1]) + 1) * len(pieces[number]) > self.batch_tokens:
                batches.append([])
            batches[-1].append(number)
        return batches


def _run(session: "InferenceSession", pieces: "Sequence[Encoding]") -> Matrix:
    width = max(len(piece) for piece in pieces)
    ids = np.zeros((len(pieces), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, piece in enumerate(pieces):
        ids[row, : len(piece)] = piece.ids
        mask[row, : len(piece)] = 1
    inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    [states] = session.run(["last_hidden_state"], inputs)
    means = np.einsum("btd,bt->bd", states, mask.astype(np.float32))
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)


@cache
def _session(threads: int) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(verified(MINILM_GRAPH)), options, providers=["CPUExecutionProvider"])
