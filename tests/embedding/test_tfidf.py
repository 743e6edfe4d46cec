"""TF-IDF: unit rows for every text, and cosines that count common stems."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.embedding.tfidf import TfIdf


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
