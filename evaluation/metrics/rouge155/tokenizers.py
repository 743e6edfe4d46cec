"""Text to tokens: the program's own rule for English, and one for every script."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

import regex

_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")

# Characters of scripts written without blanks between words: Line_Break=Complex_Context is Thai, Lao, Khmer, Burmese
# and their neighbours (Unicode Standard Annex 14), the rest Chinese and Japanese. Each is a token with its marks.
_UNSPACED = r"[\p{L}\p{N}&&[\p{LB=SA}\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\u30FC]]"
_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}+")
_UNICODE_TOKEN = regex.compile(
    rf"{_UNSPACED}\p{{M}}*|(?:(?!{_UNSPACED})[\p{{L}}\p{{N}}]\p{{M}}*)+",
    regex.VERSION1,
)


def tokenize_bytes(text: str) -> list[str]:
    """The program's tokens: runs of ASCII letters and digits in lower case, all else is a blank (`café` gives `caf`).

    The program reads bytes of UTF-8; no byte of a character beyond ASCII is a letter, so characters give the same.
    """
    # Lower case only after the cut: the lower case of the Kelvin sign and of dotted I is ASCII.
    return [word.lower() for word in _ASCII_WORD.findall(text)]


def tokenize_unicode(text: str) -> list[str]:
    """Tokens of any script: runs of letters, digits and their marks, folded as by NFKC_Casefold (Unicode, D145).

    So invisible characters such as the soft hyphen part no word. Scripts written without blanks between words (Chinese,
    Japanese, Thai, Lao, Khmer, Burmese) give a token a character. ASCII text gives the tokens of `tokenize_bytes`.
    """
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _UNICODE_TOKEN.findall(unicodedata.normalize("NFKC", folded))


TOKENIZERS: Mapping[str, Callable[[str], list[str]]] = MappingProxyType(
    {"bytes": tokenize_bytes, "unicode": tokenize_unicode}
)
