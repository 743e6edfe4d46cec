"""The words of a sentence, with how far apart they lie."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from summarizer.disagreement.aspects import ASPECTS, REPORTING

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)|(?P<figure>\d[\d.,:]*)|(?P<break>[;:—–()?!]|\s-\s)|(?P<comma>,)"
)
_PARTITIVES = frozenset("of the its their his her our these those all".split())
_POSSESSIVE = re.compile(r"['’]s?$")
# What a comma and a stronger break add to the way between two words.
_COMMA = 2.0
_BREAK = 4.0
# At this distance, in words, a word's bearing on a value is half of that of its neighbour.
_REACH = 6.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure of a sentence.

    Attributes:
        stem: Its stem, or the name of its aspect; "" for a figure.
        start: Offset of its first character in the sentence.
        end: Offset after its last.
        way: How far it lies from the start, in words; breaks count extra.
        is_content: Whether it is neither a figure nor a function word nor a verb of saying.
        is_name: Whether it is capitalised inside the sentence.
        is_partitive: Whether it may stand between a number and what it counts ("nine of the ten").
    """

    stem: str
    start: int
    end: int
    way: float
    is_content: bool
    is_name: bool
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
                is_name = bool(found) and word[0].isupper()
                is_partitive = word.lower() in _PARTITIVES
                found.append(Token(stem, match.start(), match.end(), way, is_content, is_name, is_partitive))
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


def context(tokens: Sequence[Token], start: int, end: int) -> dict[str, float]:
    """The content words around `text[start:end]` → how near they are, in (0, 1]; 1 = beside it."""
    inside = [token.way for token in tokens if token.end > start and token.start < end]
    if inside:
        first, last = inside[0], inside[-1]
    else:
        first = last = max((token.way for token in tokens if token.end <= start), default=0.0)
    found: dict[str, float] = {}
    for token in tokens:
        if token.is_content and (token.end <= start or token.start >= end):
            distance = max(first - token.way, token.way - last, 1.0)
            nearness = _REACH / (_REACH + distance - 1)
            if nearness > found.get(token.stem, 0.0):
                found[token.stem] = nearness
    return found
