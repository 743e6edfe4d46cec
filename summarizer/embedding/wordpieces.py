"""The WordPiece tokenizer of MiniLM, for its embedder and for budgets in tokens."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from summarizer.embedding.weights import MINILM_VOCABULARY, verified

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

_SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def encode(texts: Sequence[str], *, max_length: int | None = None) -> "list[Encoding]":
    """Split each text into word pieces, with the special tokens [CLS] and [SEP] around them.

    Args:
        texts: The texts. Lone surrogates, which UTF-8 cannot encode, are read as "?".
        max_length: Number of word pieces, special tokens included, to which a text is cut; None = no limit.

    Raises:
        ModelUnavailableError: If the vocabulary is missing or altered.
    """
    tokenizer = _tokenizer()
    if max_length is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(max_length)
    return tokenizer.encode_batch([text.encode("utf-8", "replace").decode() for text in texts])


@cache
def _tokenizer() -> "Tokenizer":
    """Return the uncased tokenizer of BERT (Devlin et al. 2019), which MiniLM was trained with."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import TemplateProcessing

    tokenizer = Tokenizer(WordPiece.from_file(str(verified(MINILM_VOCABULARY)), unk_token="[UNK]"))  # noqa: S106 - no secret
    tokenizer.add_special_tokens(_SPECIAL_TOKENS)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    ends = [(token, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    return tokenizer
