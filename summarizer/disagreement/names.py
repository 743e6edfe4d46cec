"""Names of persons as two neighbouring capitalised words, of which one may be written differently elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import combining, normalize

_WORD = r"[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_NAME = re.compile(rf"(?<![^\W_])(?:{_WORD})(?: (?:{_WORD}))+")
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLES = frozenset("mr mrs ms miss dr prof professor sir dame lady lord the minister president saint st".split())
# "Krähenbühl" and "Kraehenbuehl" are one spelling.
_DIGRAPH = re.compile(r"(?<=[aou])e")
_LEAST_LETTERS = 3
# "Henrik" and "Hendrik" are spellings of one name (0.92); "Tom" and "Thomas" are two forms of it (0.67).
_LEAST_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class Spelling:
    """One word of a name beside another word of it.

    Attributes:
        start: Offset of the whole name in the sentence.
        end: Offset after it.
        word: The word in question, in lower case.
        anchor: The word beside it, in lower case.
    """

    start: int
    end: int
    word: str
    anchor: str

    @property
    def normalized(self) -> str:
        """The word in question."""
        return self.word

    @property
    def words(self) -> frozenset[str]:
        """Both words."""
        return frozenset({self.word, self.anchor})

    def agrees_with(self, other: object) -> bool:
        """Whether the words beside one anchor are one, or one is short for the other."""
        if not isinstance(other, Spelling) or self.anchor != other.anchor:
            return False
        mine, theirs = _folded(self.word), _folded(other.word)
        return mine.startswith(theirs) or theirs.startswith(mine)

    def is_like(self, other: "Spelling") -> bool:
        """Whether the words may be spellings of one name (Ratcliff and Obershelp 1988)."""
        return self.word[0] == other.word[0] and SequenceMatcher(None, self.word, other.word).ratio() >= _LEAST_LIKENESS


def spellings(text: str) -> Iterator[Spelling]:
    """Every two neighbours of a run of capitalised words, twice: each is once the word in question."""
    for match in _NAME.finditer(text):
        place = match.start()
        before: tuple[str, int] | None = None
        for written in match[0].split(" "):
            word = _POSSESSIVE.sub("", written).lower()
            start, place = place, place + len(written) + 1
            if len(word) < _LEAST_LETTERS or word in _TITLES:
                before = None
                continue
            if before:
                end = start + len(_POSSESSIVE.sub("", written))
                yield Spelling(before[1], end, before[0], word)
                yield Spelling(before[1], end, word, before[0])
            before = (word, start)


def _folded(word: str) -> str:
    """A word without the marks and digraphs that newsrooms write differently."""
    return _DIGRAPH.sub("", "".join(letter for letter in normalize("NFKD", word) if not combining(letter)))
