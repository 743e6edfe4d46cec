"""The words of a sentence, with how far apart they lie."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from summarizer.disagreement.aspects import ASPECTS, REPORTING
from summarizer.lexical.lexicon import MONTH_NUMBERS, NUMBERS, WEEKDAYS

# "One" is mostly a pronoun.
_NUMBER_WORDS = frozenset({*NUMBERS, *"hundred thousand million billion dozen".split()}) - {"one"}
# In capitals, and yet no name of anybody.
_CALENDAR = frozenset({*WEEKDAYS, *MONTH_NUMBERS})
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)|(?P<figure>\d(?:[\d.,:]*\d)?)|(?P<break>[;:—–()?!]|\s-\s)|(?P<comma>,)"
)
# A year says when, and has no words of its own.
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PARTITIVES = frozenset("of the its their his her our these those all".split())
_POSSESSIVE = re.compile(r"['’]s?$")
# What a comma and a stronger break add to the way between two words.
_COMMA = 2.0
_BREAK = 4.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure of a sentence.

    Attributes:
        stem: Its stem, or the name of its aspect; "" for a figure.
        start: Offset of its first character in the sentence.
        end: Offset after its last.
        way: How far it lies from the start, in words; breaks count extra.
        is_content: Whether it is neither a figure nor a function word nor a verb of saying.
        is_name: Whether it is capitalised inside the sentence, days and months left out.
        is_figure: Whether it is a number, in digits or in words; a year is none.
        is_partitive: Whether it may stand between a number and what it counts ("nine of the ten").
    """

    stem: str
    start: int
    end: int
    way: float
    is_content: bool
    is_name: bool
    is_figure: bool
    is_partitive: bool


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Reads sentences into tokens and remembers the stems.

    Attributes:
        stem: Word → stem.
        stops: Function words, in lower case.
    """

    stem: Callable[[str], str]
    stops: frozenset[str]
    _known: dict[str, tuple[str, bool]] = field(default_factory=dict, repr=False)

    def tokens(self, text: str) -> list[Token]:
        """The words of a text with their places."""
        found: list[Token] = []
        way = 0.0
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            if kind == "break":
                way += _BREAK
            elif kind == "comma":
                way += _COMMA
            else:
                way += 1
                word = match[0]
                stem, is_content = self._read(word.lower()) if kind == "word" else ("", False)
                is_name = bool(found) and word[0].isupper() and _POSSESSIVE.sub("", word).lower() not in _CALENDAR
                is_partitive = word.lower() in _PARTITIVES
                is_figure = (kind == "figure" and not _YEAR.fullmatch(word)) or word.lower() in _NUMBER_WORDS
                found.append(Token(stem, match.start(), match.end(), way, is_content, is_name, is_figure, is_partitive))
        if len(found) > 1 and found[1].is_name and found[1].way == found[0].way + 1 and text[found[0].start].isupper():
            # A sentence that begins with a name of two words.
            found[0] = replace(found[0], is_name=True)
        return found

    def _read(self, word: str) -> tuple[str, bool]:
        if word not in self._known:
            bare = _POSSESSIVE.sub("", word)
            stem = ASPECTS.get(bare) or self.stem(bare)
            self._known[word] = stem, len(bare) > 1 and not {word, bare} & (self.stops | REPORTING)
        return self._known[word]
