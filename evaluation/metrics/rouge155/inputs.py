"""Checks of the input, and length limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation.errors import EvaluationError


def check_inputs(
    summary: Sequence[str],
    references: Sequence[Sequence[str]],
    *,
    tokenize: Callable[[str], Sequence[str]],
    fewest_references: int,
) -> None:
    """Refuse input whose scores would mean nothing.

    Raises:
        EvaluationError: If a text is passed in place of its sentences, there are too few references, or a reference has
            no token, against which every summary would score 0.
    """
    for text in (summary, references, *references):
        if isinstance(text, str):
            raise EvaluationError(f"expected a list of sentences, not the text {text[:40]!r}: put it into a list")
    if len(references) < fewest_references:
        raise EvaluationError(
            f"{len(references)} references, but at least {fewest_references} are needed: add references"
        )
    for number, reference in enumerate(references, start=1):
        if not any(map(tokenize, reference)):
            raise EvaluationError(
                f"reference {number} of {len(references)} has no token: write its text, "
                "or use the tokenizer 'unicode' if it is not in ASCII letters"
            )


# The program works on bytes, so a no-break space is part of a word.
_WHITE_SPACE = re.compile(r"[ \t\n\v\f\r]+")


@dataclass(frozen=True, slots=True)
class WordLimit:
    """A limit in words; a word is a piece of the raw text between ASCII white space."""

    words: int

    def __post_init__(self) -> None:
        """Raise EvaluationError unless the limit is positive."""
        if self.words < 1:
            raise EvaluationError(f"a limit of {self.words} words is too small: use 1 or more, or limit=None")

    def __str__(self) -> str:
        """Return the limit as in a signature: `100w`."""
        return f"{self.words}w"

    def cut(self, sentences: Sequence[str]) -> list[str]:
        """Cut sentences to the limit; a leading space of a sentence counts as a word."""
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
    """A limit in bytes of UTF-8; the spaces between sentences do not count."""

    bytes: int

    def __post_init__(self) -> None:
        """Raise EvaluationError unless the limit is positive."""
        if self.bytes < 1:
            raise EvaluationError(f"a limit of {self.bytes} bytes is too small: use 1 or more, or limit=None")

    def __str__(self) -> str:
        """Return the limit as in a signature: `665b`."""
        return f"{self.bytes}b"

    def cut(self, sentences: Sequence[str]) -> list[str]:
        """Cut sentences to the limit; a character that is cut in two is dropped."""
        kept: list[str] = []
        left = self.bytes
        for sentence in sentences:
            raw = sentence.encode("utf-8", "surrogatepass")
            kept.append(raw[:left].decode("utf-8", "ignore"))
            left -= len(raw)
            if left <= 0:
                break
        return kept
