"""How long a summary may be."""

from dataclasses import dataclass, fields
from typing import TypedDict

from summarizer.errors import InputError

DEFAULT_SENTENCES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be: exactly one limit, never exceeded.

    Attributes:
        max_sentences: Sentences.
        max_words: Words, see `count_words`.
        max_characters: Characters (code points) of the sentences joined by single blanks.
        max_tokens: Word pieces of the MiniLM tokenizer, without its two special tokens.

    Raises:
        InputError: If not exactly one limit is given, or it is not a positive whole number.
    """

    max_sentences: int | None = None
    max_words: int | None = None
    max_characters: int | None = None
    max_tokens: int | None = None

    def __post_init__(self) -> None:
        given = {
            limit.name: getattr(self, limit.name) for limit in fields(self) if getattr(self, limit.name) is not None
        }
        if len(given) != 1:
            names = " and ".join(f"{name}={value!r}" for name, value in given.items()) or "none"
            raise InputError(
                f"a summary needs exactly one budget, got {names}: give one of {', '.join(f.name for f in fields(self))}"
            )
        [(name, value)] = given.items()
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputError(f"{name} must be a whole number, not {value!r}: give 1 or more")
        if value < 1:
            raise InputError(f"{name} must be 1 or more, not {value}")

    @property
    def unit(self) -> str:
        """What is counted: "sentences", "words", "characters" or "tokens"."""
        return self._limit[0]

    @property
    def size(self) -> int:
        """The limit, in units."""
        return self._limit[1]

    @property
    def capacity(self) -> int:
        """What the costs of the chosen sentences may add up to: each of n sentences costs a blank, of which n - 1 stand."""
        return self.size + (self.unit == "characters")

    @property
    def _limit(self) -> tuple[str, int]:
        return next(
            (f.name.removeprefix("max_"), value) for f in fields(self) if (value := getattr(self, f.name)) is not None
        )


class Limits(TypedDict, total=False):
    """The lengths that a call may ask for, one at a time; see `Budget`."""

    max_sentences: int | None
    max_words: int | None
    max_characters: int | None
    max_tokens: int | None


def make_budget(**limits: int | None) -> Budget:
    """Return the budget with the one limit that is not None; five sentences if all are.

    Raises:
        InputError: If there are two limits, or one is not a positive whole number.
    """
    if all(limit is None for limit in limits.values()):
        limits["max_sentences"] = DEFAULT_SENTENCES
    return Budget(**limits)
