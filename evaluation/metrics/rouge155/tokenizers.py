"""Tokenizers, and the word lists that come with the program."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import regex


def _read_lines(name: str) -> list[str]:
    return files(__package__).joinpath("data", name).read_text("utf-8").splitlines()


@cache
def irregular_forms() -> Mapping[str, str]:
    """Return base forms by irregular form, as in `wolves` → `wolf` (WordNet 2.0)."""
    return MappingProxyType(dict(line.split("\t") for line in _read_lines("wordnet-exceptions.tsv")))


@cache
def stop_words() -> frozenset[str]:
    """Return the SMART stop list."""
    return frozenset(_read_lines("smart-stopwords.txt"))


_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")

# Characters of scripts without spaces between words: Line_Break=Complex_Context is Thai, Lao, Khmer, Burmese
# and their neighbours (Unicode Standard Annex 14), the rest Chinese and Japanese. Each is a token with its marks.
_UNSPACED = r"[\p{L}\p{N}&&[\p{LB=SA}\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\u30FC]]"
_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}+")
_UNICODE_TOKEN = regex.compile(
    rf"{_UNSPACED}\p{{M}}*|(?:(?!{_UNSPACED})[\p{{L}}\p{{N}}]\p{{M}}*)+",
    regex.VERSION1,
)


def tokenize_bytes(text: str) -> list[str]:
    """Return the program's tokens: lower-case runs of ASCII letters and digits (`café` gives `caf`).

    The program reads bytes of UTF-8; no byte of a character beyond ASCII is a letter, so characters give the same.
    """
    # Lower case only after the cut: the lower case of the Kelvin sign and of dotted I is ASCII.
    return [word.lower() for word in _ASCII_WORD.findall(text)]


def tokenize_unicode(text: str) -> list[str]:
    """Return tokens of any script: runs of letters, digits and their marks, folded as by NFKC_Casefold (Unicode, D145).

    Invisible characters such as the soft hyphen do not split a word. Scripts without spaces between words (Chinese,
    Japanese, Thai, Lao, Khmer, Burmese) give a token per character. ASCII text gives the tokens of `tokenize_bytes`.
    """
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _UNICODE_TOKEN.findall(unicodedata.normalize("NFKC", folded))


TOKENIZERS: Mapping[str, Callable[[str], list[str]]] = MappingProxyType(
    {"bytes": tokenize_bytes, "unicode": tokenize_unicode}
)
