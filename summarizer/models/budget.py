"""The length of a summary, and amounts in words."""

from dataclasses import dataclass, fields
from typing import TypedDict

from summarizer.errors import InputError, OptionError

DEFAULT_SENTENCES = 5


def counted(count: int, thing: str, things: str = "") -> str:
    """Return a number with what it counts: "1 article", "2 articles", "3 copies".

    Args:
        count: The number.
        thing: The singular.
        things: The plural, if it is not the singular with an "s".
    """
    return f"{count} {thing if count == 1 else things or thing + 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A limit of length that a summary never exceeds: exactly one of four.

    Attributes:
        max_sentences: Number of sentences.
        max_words: Number of words, see `count_words`.
        max_characters: Number of characters (code points) of the sentences joined by single spaces.
        max_tokens: Number of word pieces of the MiniLM tokenizer, without its two special tokens.

    Raises:
        InputError: If not exactly one limit is given, or it is not a positive whole number.
    """

    max_sentences: int | None = None
    max_words: int | None = None
    max_characters: int | None = None
    max_tokens: int | None = None

    def __post_init__(self) -> None:
        given = self._given()
        if len(given) != 1:
            names = " and ".join(f"{name}={value!r}" for name, value in given.items()) or "none"
            options = ", ".join(limit.name for limit in fields(self))
            raise InputError(f"a summary needs exactly one budget, got {names}: pass one of {options}")
        [(name, value)] = given.items()
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputError(f"{name} must be a whole number, not {value!r}: pass 1 or more")
        if value < 1:
            raise InputError(f"{name} must be 1 or more, not {value}")

    @property
    def unit(self) -> str:
        """The unit: "sentences", "words", "characters" or "tokens"."""
        [name] = self._given()
        return name.removeprefix("max_")

    @property
    def size(self) -> int:
        """The limit, in units."""
        [size] = self._given().values()
        return size

    @property
    def capacity(self) -> int:
        """The limit for the sum of the chosen sentences' costs, in units.

        In characters each sentence costs the space after it, which the last one does not need.
        """
        return self.size + (self.unit == "characters")

    def amount(self, cost: int) -> str:
        """Return a cost with its unit: "1 word", "7 words"."""
        return counted(cost, self.unit.removesuffix("s"))

    def _given(self) -> dict[str, int]:
        return {limit.name: value for limit in fields(self) if (value := getattr(self, limit.name)) is not None}


class Limits(TypedDict, total=False):
    """The lengths that a call may ask for, one at a time; see `Budget`."""

    max_sentences: int | None
    max_words: int | None
    max_characters: int | None
    max_tokens: int | None


def make_budget(**limits: int | None) -> Budget:
    """Return the budget with the one limit that is not None; five sentences if all are.

    Raises:
        OptionError: If there is no limit of a name.
        InputError: If there are two limits, or one is not a positive whole number.
    """
    names = [limit.name for limit in fields(Budget)]
    for name in limits:
        if name not in names:
            raise OptionError(
                f"there is no length {name!r}: choose among {', '.join(names)}; make_pipeline takes other options"
            )
    if all(limit is None for limit in limits.values()):
        limits["max_sentences"] = DEFAULT_SENTENCES
    return Budget(**limits)
