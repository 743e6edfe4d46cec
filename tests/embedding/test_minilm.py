"""MiniLM: vectors that depend on their text alone, to the bit."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnxruntime
import pytest

from summarizer import summarize
from summarizer.embedding.minilm import MiniLM
from summarizer.numerics.types import Matrix

pytestmark = pytest.mark.slow


def cosines(first: Matrix, second: Matrix) -> Any:
    return (first.astype(np.float64) * second.astype(np.float64)).sum(axis=1)


def test_a_vector_does_not_depend_on_its_neighbours(sentences: Sequence[str]) -> None:
    together = MiniLM().embed(sentences)
    backwards = MiniLM(batch_tokens=300).embed(sentences[::-1])[::-1]
    assert cosines(together, backwards).min() >= 0.9999
    for number in range(0, 200, 20):
        [alone] = MiniLM().embed([sentences[number]])
        assert alone @ together[number] >= 0.9999


def test_a_vector_is_the_same_to_the_bit_alone_and_in_any_batch(sentences: Sequence[str]) -> None:
    together = MiniLM().embed(sentences)
    assert (MiniLM(threads=2, batch_tokens=5_000).embed(sentences[::-1])[::-1] == together).all()
    assert (MiniLM(batch_tokens=1).embed(sentences) == together).all()
    assert all((MiniLM().embed([sentences[number]]) == together[number]).all() for number in range(0, 200, 10))


def test_equal_inputs_give_equal_bytes_whatever_the_number_of_threads(sentences: Sequence[str]) -> None:
    some = sentences[:20]
    assert MiniLM().embed(some).tobytes() == MiniLM().embed(some).tobytes()
    assert cosines(MiniLM().embed(some), MiniLM(threads=2).embed(some)).min() >= 0.9999


def test_copies_are_computed_once_and_get_equal_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    run, computed = onnxruntime.InferenceSession.run, []

    def counting(session: Any, names: Any, inputs: Any, options: Any = None) -> Any:
        computed.append(len(inputs["input_ids"]))
        return run(session, names, inputs, options)

    monkeypatch.setattr(onnxruntime.InferenceSession, "run", counting)
    vectors = MiniLM().embed(["one", "two", "one", "one", "two"])
    assert sum(computed) == 2
    assert (vectors[0] == vectors[2]).all()
    assert (vectors[0] == vectors[3]).all()
    assert (vectors[1] == vectors[4]).all()


def test_what_lies_behind_256_word_pieces_is_not_read() -> None:
    long = "word " * 254
    vectors = MiniLM().embed([long, long + "something else entirely", long.replace("word", "bridge")])
    assert vectors[0] @ vectors[1] == pytest.approx(1, abs=1e-5)
    assert vectors[0] @ vectors[2] < 0.9


def test_likeness_follows_meaning() -> None:
    vectors = MiniLM().embed(
        ["The bridge is shut for repairs.", "Repair work closes the bridge.", "He plays the piano."]
    )
    assert vectors[0] @ vectors[1] > 0.8
    assert vectors[0] @ vectors[2] < 0.3


def test_copies_of_a_sentence_are_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    run, computed = onnxruntime.InferenceSession.run, []

    def counting(session: Any, names: Any, inputs: Any, options: Any = None) -> Any:
        computed.append(len(inputs["input_ids"]))
        return run(session, names, inputs, options)

    monkeypatch.setattr(onnxruntime.InferenceSession, "run", counting)
    text = "The old bridge was closed on Monday. A ferry sails every ten minutes until it opens again."
    summarize([text, text, f"{text} The work costs four million crowns."])
    assert sum(computed) == 3
