"""Length limits: the program's options -l (words) and -b (bytes)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.errors import EvaluationError

# The program works on bytes, so a no-break space is a word and parts none.
_WHITE_SPACE = re.compile(r"[ \t\n\v\f\r]+")


@dataclass(frozen=True, slots=True)
class WordLimit:
    """Keep the first `words` words. A word is a piece of the raw text between ASCII white space."""

    words: int

    def __post_init__(self) -> None:
        """Raise EvaluationError unless the limit is positive."""
        if self.words < 1:
            raise EvaluationError(f"a limit of {self.words} words is not positive; give at least 1, or limit=None")

    def __str__(self) -> str:
        """As in a signature: `100w`."""
        return f"{self.words}w"

    def cut(self, sentences: Sequence[str]) -> list[str]:
        """The sentences up to the limit, the last one perhaps cut; a leading blank of a sentence counts as a word."""
        kept: list[str] = []
        left = self.words
        for sentence in sentences:
            words = _WHITE_SPACE.split(sentence)
            if words[-1] == "":
                words.pop()
            kept.append(" ".join(words[:left]))
            left -= len(words)
            if left <= 0:
                break
        return kept


@dataclass(frozen=True, slots=True)
class ByteLimit:
    """Keep the first `bytes` bytes of UTF-8; the joins between sentences do not count."""

    bytes: int

    def __post_init__(self) -> None:
        """Raise EvaluationError unless the limit is positive."""
        if self.bytes < 1:
            raise EvaluationError(f"a limit of {self.bytes} bytes is not positive; give at least 1, or limit=None")

    def __str__(self) -> str:
        """As in a signature: `665b`."""
        return f"{self.bytes}b"

    def cut(self, sentences: Sequence[str]) -> list[str]:
        """The sentences up to the limit, the last one perhaps cut; a character cut in two is dropped."""
        kept: list[str] = []
        left = self.bytes
        for sentence in sentences:
            raw = sentence.encode("utf-8", "surrogatepass")
            kept.append(raw[:left].decode("utf-8", "ignore"))
            left -= len(raw)
            if left <= 0:
                break
        return kept
