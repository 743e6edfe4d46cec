"""Vectors: of unit length, independent of their neighbours, and those of the original model."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import InputError, ModelUnavailableError, summarize
from summarizer.embedding.minilm import MiniLM
from summarizer.embedding.sentence_transformer import SentenceTransformerEmbedder
from summarizer.embedding.tfidf import TfIdf
from summarizer.embedding.wordpieces import encode
from summarizer.numerics.types import Matrix
from summarizer.reading import read_articles
from summarizer.splitting.nupunkt import NupunktSplitter

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sentences(corpus: Path) -> list[str]:
    """200 different sentences of the corpus, the same ones each time."""
    folders = sorted(path.parent for path in corpus.glob("*/cluster.json"))
    articles = (article for folder in folders for article in read_articles([str(folder)]))
    found = dict.fromkeys(sentence.text for article in articles for sentence in NupunktSplitter().split(article))
    every_fifth = islice(found, 0, None, 5)
    return list(islice(every_fifth, 200))


def cosines(first: Matrix, second: Matrix) -> Any:
    return (first.astype(np.float64) * second.astype(np.float64)).sum(axis=1)


def test_minilm_gives_the_vectors_of_the_original_weights(sentences: Sequence[str]) -> None:
    assert len(sentences) == 200
    agreement = cosines(MiniLM().embed(sentences), SentenceTransformerEmbedder().embed(sentences))
    assert agreement.mean() >= 0.998
    assert agreement.min() >= 0.99


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


def test_word_pieces_are_those_of_the_published_vocabulary() -> None:
    # What the tokenizer of bert-base-uncased prints.
    [pieces] = encode(["Unaffable!"])
    assert pieces.tokens == ["[CLS]", "una", "##ffa", "##ble", "!", "[SEP]"]
    assert [len(piece) for piece in encode(["a " * 500, "a " * 500], longest=256)] == [256, 256]
    assert [len(piece) for piece in encode(["a " * 500, "\ud800"])] == [502, 3]


@given(st.lists(st.text(max_size=30), max_size=8))
def test_tfidf_rows_are_unit_rows_for_every_text(texts: list[str]) -> None:
    vectors = TfIdf().embed(texts)
    assert vectors.shape == (len(texts), 2048)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-5)


def test_tfidf_is_zero_without_shared_stems_and_one_for_equal_ones() -> None:
    vectors = TfIdf().embed(["The bridge was closed", "A closing of bridges", "He plays piano", "of the", "to a"])
    assert vectors[0] @ vectors[1] == pytest.approx(1, abs=1e-5)
    assert vectors[0] @ vectors[2] == pytest.approx(0, abs=1e-5)
    assert vectors[3] @ vectors[4] == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("model", ["no-such-model", "nobody/no-such-model", "../nowhere", "a b c"])
def test_a_model_that_is_not_on_this_machine_is_refused_at_once(model: str) -> None:
    with pytest.raises(ModelUnavailableError, match=r"no model .* on this machine"):
        SentenceTransformerEmbedder(model).embed(["text"])


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="is not a sentence-transformers model"):
        SentenceTransformerEmbedder(str(tmp_path)).embed(["text"])


def test_bfloat16_is_like_float32_and_of_unit_length(sentences: Sequence[str]) -> None:
    short = SentenceTransformerEmbedder(dtype="bfloat16").embed(sentences[:40])
    assert short.dtype == np.float32
    assert np.linalg.norm(short, axis=1) == pytest.approx(np.ones(40), abs=1e-5)
    assert cosines(short, SentenceTransformerEmbedder().embed(sentences[:40])).min() >= 0.99


def test_auto_takes_the_device_that_is_there(sentences: Sequence[str]) -> None:
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available() or torch.backends.mps.is_available():
        pytest.skip("this machine has a device besides its processor")
    found = SentenceTransformerEmbedder(device="auto").embed(sentences[:5])
    assert found.tobytes() == SentenceTransformerEmbedder(device="cpu").embed(sentences[:5]).tobytes()
    for device in ("cuda", "mps"):
        with pytest.raises(InputError, match=f"no device '{device}' on this machine: choose 'cpu', or 'auto'"):
            SentenceTransformerEmbedder(device=device).embed(["text"])


def test_copies_reach_no_engine_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence_transformers = pytest.importorskip("sentence_transformers")
    computed: list[int] = []
    run, encode = onnxruntime.InferenceSession.run, sentence_transformers.SentenceTransformer.encode

    def counting_run(session: Any, names: Any, inputs: Any, options: Any = None) -> Any:
        computed.append(len(inputs["input_ids"]))
        return run(session, names, inputs, options)

    def counting_encode(model: Any, texts: Sequence[str], **options: Any) -> Any:
        computed.append(len(texts))
        return encode(model, texts, **options)

    monkeypatch.setattr(onnxruntime.InferenceSession, "run", counting_run)
    monkeypatch.setattr(sentence_transformers.SentenceTransformer, "encode", counting_encode)
    text = "The old bridge was closed on Monday. A ferry sails every ten minutes until it opens again."
    for embedder in ("minilm", "sentence-transformer"):
        computed.clear()
        summarize([text, text, f"{text} The work costs four million crowns."], embedder=embedder)
        assert sum(computed) == 3
