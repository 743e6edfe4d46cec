"""The words of a sentence, with their positions and properties."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from summarizer.disagreement.attribute_lexicon import ATTRIBUTES, REPORTING_WORDS
from summarizer.lexical.lexicon import MONTH_NUMBERS, NUMBERS, WEEKDAYS

# Without "one", which is mostly a pronoun.
_NUMBER_WORDS = frozenset({*NUMBERS, *"hundred thousand million billion dozen".split()}) - {"one"}
# Capitalised, but not names.
_CALENDAR = frozenset({*WEEKDAYS, *MONTH_NUMBERS})
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)|(?P<number>\d(?:[\d.,:]*\d)?)|(?P<break>[;:—–()?!]|\s-\s)|(?P<comma>,)"
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PARTITIVES = frozenset("of the its their his her our these those all".split())
_POSSESSIVE = re.compile(r"['’]s?$")
# Words by which a comma, or a stronger break, adds to the distance between its neighbours.
_COMMA_DISTANCE = 2.0
_BREAK_DISTANCE = 4.0


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a sentence.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
    """

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word or number of a sentence.

    Attributes:
        stem: Its stem, or its attribute (see `ATTRIBUTES`); "" for a number in digits.
        position: Its distance from the start of the sentence in words, punctuation added.
        is_content: Whether it is a content word; function words, reporting words and numbers in digits are not.
        is_name: Whether it is capitalised inside the sentence; months and weekdays are not names.
        is_number: Whether it is a number in digits or words; years are not.
        is_partitive: Whether it may link a number to what is counted ("nine of the ten").
    """

    stem: str
    position: float
    is_content: bool
    is_name: bool
    is_number: bool
    is_partitive: bool


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """A tokenizer of sentences that caches stems.

    Attributes:
        stem: Function from a word to its stem.
        stops: Function words, in lower case.
    """

    stem: Callable[[str], str]
    stops: frozenset[str]
    _cache: dict[str, tuple[str, bool]] = field(default_factory=dict, repr=False)

    def tokens(self, text: str) -> list[Token]:
        """Return the words and numbers of a sentence in order."""
        found: list[Token] = []
        position = 0.0
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            if kind == "break":
                position += _BREAK_DISTANCE
            elif kind == "comma":
                position += _COMMA_DISTANCE
            else:
                position += 1
                word, lower = match[0], match[0].lower()
                stem, is_content = self._stem_of(lower) if kind == "word" else ("", False)
                found.append(
                    Token(
                        match.start(),
                        match.end(),
                        stem,
                        position,
                        is_content,
                        is_name=bool(found)
                        and word[0].isupper()
                        and _POSSESSIVE.sub("", word).lower() not in _CALENDAR,
                        is_number=(kind == "number" and not YEAR.fullmatch(word)) or lower in _NUMBER_WORDS,
                        is_partitive=lower in _PARTITIVES,
                    )
                )
        # The first word is capitalised anyway: it is a name if a name follows directly.
        if (
            len(found) > 1
            and found[1].is_name
            and found[1].position == found[0].position + 1
            and text[found[0].start].isupper()
        ):
            found[0] = replace(found[0], is_name=True)
        return found

    def _stem_of(self, word: str) -> tuple[str, bool]:
        """Return the stem or attribute of a word, and whether it is a content word."""
        if word not in self._cache:
            bare = _POSSESSIVE.sub("", word)
            stem = ATTRIBUTES.get(bare) or self.stem(bare)
            self._cache[word] = stem, len(bare) > 1 and not {word, bare} & (self.stops | REPORTING_WORDS)
        return self._cache[word]
