"""MiniLM's word pieces: for its embedder, and for budgets in tokens."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from summarizer.embedding.weights import MINILM_TOKENIZER, verified

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer


def encode(texts: Sequence[str], *, longest: int | None = None) -> "list[Encoding]":
    """The word pieces of each text, with the special tokens [CLS] and [SEP] around them.

    Args:
        texts: What to encode. Lone surrogates, which no encoding holds, are read as "?".
        longest: Cut to so many pieces, special tokens included; None = never.

    Raises:
        ModelUnavailableError: If the tokenizer's file is missing or altered.
    """
    tokenizer = _tokenizer()
    if longest is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(longest)
    return tokenizer.encode_batch([text.encode("utf-8", "replace").decode() for text in texts])


@cache
def _tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(verified(MINILM_TOKENIZER)))
    tokenizer.no_padding()
    return tokenizer
